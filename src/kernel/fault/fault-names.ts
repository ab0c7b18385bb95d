/** The names of causes in reports (docs/0004-reports.md), and of the kernel's own panics: parts of one text each. */

/** In the order of FaultCause. */
export const FAULT_CAUSES =
  'none|data-access|instruction-access|stack-overflow|bus-error|undefined-instruction|divide-by-zero|unaligned|panic|invalid-state|exited|stopped|breakpoint|injected|by-server';

/** In the order of the codes in the instruction of a panic (docs/0002-dialect.md); 0: it was no panic. */
export const PANIC_REASONS = 'fault in the kernel|index|division|null|panic|assertion|span';
