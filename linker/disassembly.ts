/**
 * The call graph of machine code: who branches to whom in an object file, as `objdump -dr` shows it.
 *
 * Taken from the code itself and not from the compiler, so it holds for assembly and for the compiler's own library, and
 * after inlining and dropping. A label that is no function (in assembly) belongs to the function before it.
 */
import type { Elf, ElfSymbol } from './elf';

export interface MachineFunction {
  readonly name: string;
  /** Every name it has, `name` included. */
  readonly names: readonly string[];
  readonly address: number;
  /** Functions that it calls or jumps to. */
  readonly targets: Set<string>;
  /** Addresses of calls through a register. */
  readonly indirect: number[];
  /** Sum of everything that it takes off the stack pointer, whatever the path: at least what it uses. */
  pushed: number;
  /** The function behind it, when its last instruction continues there. (In C only after a call that never returns.) */
  fallsInto?: string;
}

const INSTRUCTION = /^\s*([0-9a-f]+):\t(?:[0-9a-f]{4}(?: [0-9a-f]{4})?\s*\t)?([a-z][a-z0-9.]*)(?:\t(.*))?$/;
const RELOCATION =
  /^\s*([0-9a-f]+): R_ARM_(?:THM_)?(?:CALL|PC22|JUMP24|JUMP19|JUMP11|JUMP8|PC24|PLT32)\t(\S+)/;

/** Reads the disassembly of one code section of `elf`. */
export function readDisassembly(text: string, elf: Elf): ReadonlyMap<string, MachineFunction> {
  return new Disassembly(elf).read(text);
}

class Disassembly {
  private readonly functions: MachineFunction[];
  private readonly byName: ReadonlyMap<string, MachineFunction>;

  constructor(elf: Elf) {
    const code = elf.sections.findIndex(({ name }) => name === '.text');
    const symbols = elf.symbols.filter(({ kind, section }) => kind === 'function' && section === code);
    this.functions = functionsAt(symbols);
    this.byName = new Map(this.functions.flatMap((each) => each.names.map((name) => [name, each])));
  }

  read(text: string): ReadonlyMap<string, MachineFunction> {
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      const match = INSTRUCTION.exec(line);
      if (!match || match[2]!.startsWith('.')) continue;
      const [, address, mnemonic, operands = ''] = match;
      if (isTableJump(mnemonic!, operands, lines[index - 1] ?? '')) continue;
      this.instruction(parseInt(address!, 16), mnemonic!, operands, lines[index + 1] ?? '');
    }
    return this.byName;
  }

  private instruction(address: number, mnemonic: string, operands: string, next: string): void {
    const current = this.containing(address);
    if (!current) return;
    const operation = mnemonic.replace(/\.[nw]$/, '');
    current.pushed += taken(operation, operands);
    this.noteEnd(current, operation, operands);
    if (isIndirect(operation, operands)) current.indirect.push(address);
    else if (isBranch(operation)) this.branch(current, operation, operands, RELOCATION.exec(next)?.[2]);
  }

  private branch(
    from: MachineFunction,
    operation: string,
    operands: string,
    relocated: string | undefined,
  ): void {
    const named = relocated !== undefined && !relocated.startsWith('.');
    const target = named
      ? (this.byName.get(relocated)?.name ?? relocated)
      : this.containing(targetAddress(operands))?.name;
    if (target === undefined) return;
    const returns = operation === 'bl' || operation === 'blx';
    if (target !== from.name || returns) from.targets.add(target);
  }

  /** The function whose code this address is in. */
  private containing(address: number): MachineFunction | undefined {
    let low = 0;
    let high = this.functions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.functions[middle]!.address <= address) low = middle + 1;
      else high = middle;
    }
    return this.functions[low - 1];
  }

  /** Called for every instruction: the last one counts. */
  private noteEnd(current: MachineFunction, operation: string, operands: string): void {
    if (operation === 'nop') return;
    const next = this.functions[this.functions.indexOf(current) + 1];
    if (next && !leaves(operation, operands)) current.fallsInto = next.name;
    else delete current.fallsInto;
  }
}

/** By address; several names for one place are one function. */
function functionsAt(symbols: readonly ElfSymbol[]): MachineFunction[] {
  const names = new Map<number, string[]>();
  for (const { name, value } of symbols) names.set(value & ~1, [...(names.get(value & ~1) ?? []), name]);
  return [...names]
    .sort(([left], [right]) => left - right)
    .map(([address, all]) => ({
      name: all[0]!,
      names: all,
      address,
      targets: new Set<string>(),
      indirect: [],
      pushed: 0,
    }));
}

function targetAddress(operands: string): number {
  const match = /(?:^|,\s*)([0-9a-f]+)(?: <|$)/.exec(operands);
  return match ? parseInt(match[1]!, 16) : -1;
}

const CONDITION = '(?:eq|ne|cs|hs|cc|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)';
const BRANCH = new RegExp(`^(?:b|bl|blx|cbz|cbnz|b${CONDITION})$`);

function isBranch(operation: string): boolean {
  return BRANCH.test(operation);
}

/** Calls and jumps to an address in a register or in memory; not returns, not jumps by a table behind the code. */
function isIndirect(operation: string, operands: string): boolean {
  if (operation === 'blx') return /^(r\d|r1[0-2]|ip|lr|fp|sl|sb)\b/.test(operands);
  if (operation === 'bx') return !operands.startsWith('lr');
  if (operation === 'mov') return operands.startsWith('pc,') && !operands.includes('lr');
  return operation === 'ldr' && operands.startsWith('pc,') && !/\[(sp|pc)\b/.test(operands);
}

/** A jump inside a function whose table is too wide for `tbh`: `add r3, pc, #4`, then `ldr.w pc, [r3, r2, lsl #2]`. */
function isTableJump(mnemonic: string, operands: string, before: string): boolean {
  const table = /^pc, \[(\w+), \w+, lsl #2\]/.exec(operands)?.[1];
  const [, , earlier, place = ''] = INSTRUCTION.exec(before) ?? [];
  return (
    mnemonic === 'ldr.w' && table !== undefined && earlier === 'add' && place.startsWith(`${table}, pc,`)
  );
}

/** Nothing behind it is executed next. */
function leaves(operation: string, operands: string): boolean {
  if (['b', 'bx', 'udf', 'tbb', 'tbh'].includes(operation)) return true;
  if (/^(pop|ldm\w*|vldm\w*)$/.test(operation)) return /\bpc\b/.test(operands);
  return (operation === 'mov' || operation === 'ldr') && operands.startsWith('pc,');
}

/** Bytes by which an instruction lowers the stack pointer. */
function taken(operation: string, operands: string): number {
  if (operation === 'push') return 4 * countRegisters(operands);
  if (operation.startsWith('stmdb') && /^sp!/.test(operands)) return 4 * countRegisters(operands);
  if (operation === 'vpush') return 4 * countRegisters(operands);
  if (/^subw?$|^sub\.w$/.test(operation)) return number(/^sp, (?:sp, )?#(\d+)/.exec(operands));
  if (/^strd?$/.test(operation)) return number(/\[sp, #-(\d+)\]!/.exec(operands));
  return 0;
}

function number(match: RegExpExecArray | null): number {
  return match ? Number(match[1]) : 0;
}

/** `{r4, r5, lr}` or `{s16-s31}`; a double register counts twice. */
function countRegisters(operands: string): number {
  const list = /\{(.*)\}/.exec(operands)?.[1] ?? '';
  return list.split(',').reduce((sum, item) => {
    const match = /([rsd])(\d+)-[rsd](\d+)/.exec(item);
    const width = item.trim().startsWith('d') ? 2 : 1;
    return sum + width * (match ? Number(match[3]) - Number(match[2]) + 1 : 1);
  }, 0);
}
