/**
 * The C compiler flags that generated code needs, wherever it is compiled.
 *
 * The code itself has no undefined behaviour on signed overflow; what it does rely on is that structs may be viewed
 * through overlays (no strict aliasing), and that volatile bit fields are accessed as whole words (the ARM default).
 */

/** For every compiler and target. */
export const languageFlags: readonly string[] = [
  '-std=gnu11',
  '-Wall',
  '-Wextra',
  '-Werror',
  // Indices are the transpiler's to prove or to check; on a path that always ends in a panic, and in tables of one element,
  // the optimiser sees accesses behind the end that the check before has excluded.
  '-Wno-array-bounds',
  '-Wno-stringop-overflow',
  '-fno-strict-aliasing',
  '-fno-common',
  '-fno-delete-null-pointer-checks',
  // The program's names mean what it says, also `index` and `exit`.
  '-fno-builtin',
];

/** For the processor: nothing of a host is there. */
export const targetFlags: readonly string[] = [
  ...languageFlags,
  '-ffreestanding',
  '-mthumb',
  '-fstrict-volatile-bitfields',
  // gcc 12 moves a variable's store out of a loop and then repeats the loop's last volatile store after it: a register
  // would be written once too often (tests/fuzz/saved/49.ts).
  '-fno-move-loop-stores',
  // The address of a fault must lead to its own line, not to an equal one that the compiler shares its code with.
  '-fno-crossjumping',
  '-fno-tree-tail-merge',
  '-fno-ipa-icf',
  '-ffunction-sections',
  '-fdata-sections',
  '-fstack-usage',
  '-g',
  // Lines belong to instructions, so that a breakpoint on any line that has some is hit.
  '-gno-statement-frontiers',
];

/** For programs that do not claim the FPU, and the kernel: not even for copies. */
export const integerOnlyFlags: readonly string[] = ['-mgeneral-regs-only'];

/** For a hosted build under test: every undefined behaviour ends the run. */
export const sanitizerFlags: readonly string[] = [
  ...languageFlags,
  '-g',
  '-fsanitize=undefined,address',
  '-fno-sanitize-recover=all',
];

/** The folder that holds `conductor.h`, for `-I`. */
export const includeFolder = __dirname;
