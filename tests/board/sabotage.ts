/**
 * Makes processes of a running system fault as defects of their own would: while a process waits, the context that it will go on
 * with is changed on its stack. Each kind ends in a fault of its own sort.
 */
import { Elf } from '../../linker/elf';
import { Process } from '../../src/kernel/process/process';
import { Thread } from '../../src/kernel/thread/thread';
import type { RunningSystem } from './system';

/** Words of an exception frame. */
const [LINK, PC, STATUS] = [5, 6, 7];
const GENERAL = [0, 1, 2, 3, 4];
const FRAME_WORDS = 8;
const THUMB = 1 << 24;
/** Even addresses outside of the processor's own space, where the simulator complains about what a chip answers by a fault. */
const LOWER_HALF = 0x7fff_fffe;
const KERNEL_CODE = 0x0800_0400;
/** `udf`, with the code of a panic in its low byte. */
const UNDEFINED = 0xde00;

export interface Victim {
  readonly name: string;
  readonly number: number;
  readonly stack: number;
  readonly stackEnd: number;
  readonly code: number;
  readonly codeEnd: number;
  /** A panic in its code. */
  readonly panic: number;
}

export const KINDS = ['nowhere', 'kernel', 'data', 'state', 'panic', 'registers', 'device'] as const;
export type Kind = (typeof KINDS)[number];

export class Saboteur {
  private readonly threads: number;
  private readonly processes: number;

  constructor(
    private readonly system: RunningSystem,
    elf: string,
  ) {
    const symbols = new Elf(elf);
    this.threads = symbols.symbol('threads')!.value;
    this.processes = symbols.symbol('processes')!.value;
  }

  /** Finds the processes of these names: `console  0x08009900  1792  0x20001d00  1152  184  120` in `mem`. */
  async findVictims(names: readonly string[]): Promise<Victim[]> {
    const rows = (await this.system.command('ps')).split('\n');
    const memory = await this.system.command('mem');
    const victims: Victim[] = [];
    for (const name of names) {
      const number = rows.findIndex((row) => new RegExp(`^ *\\d+ ${name} `).test(row)) - 1;
      const row = new RegExp(`^${name} +(0x\\S+) +(\\d+) +(0x\\S+) +\\d+ +(\\d+)`, 'm').exec(memory);
      if (!row || number < 0) throw new Error(`there is no process ${name}`);
      const [code = 0, codeSize = 0, stack = 0, stackSize = 0] = row.slice(1).map(Number);
      const codeEnd = code + codeSize;
      const place = { name, number, stack, stackEnd: stack + stackSize, code, codeEnd };
      victims.push({ ...place, panic: await this.findPanic(code, codeEnd) });
    }
    return victims;
  }

  /** False: the process does not wait with a context on its stack just now. */
  async strike(victim: Victim, kind: Kind, random: () => number): Promise<boolean> {
    const thread = this.threads + victim.number * sizeof(Thread);
    const frame = await this.system.board.peek(thread + offsetof(Thread, 'stackPointer'));
    if (frame < victim.stack || frame + FRAME_WORDS * 4 > victim.stackEnd) return false;
    for (const [word, value] of this.change(victim, kind, random))
      await this.system.board.poke(frame + word * 4, value >>> 0);
    return true;
  }

  /** Faults that have ended a process, as the kernel counts them. */
  async faultsOf({ number }: Victim): Promise<number> {
    const address = this.processes + number * sizeof(Process) + offsetof(Process, 'faults');
    const word = await this.system.board.peek(address & ~3);
    return (address & 2) === 0 ? word & 0xffff : word >>> 16;
  }

  /**
   * Nothing here is odd: the process may just go on and store its context elsewhere, and no chip says what an odd PC does. For the same
   * reason all stays in the lower half: a word that strikes a pointer must not lead to the processor's own registers, where QEMU
   * notes the access that the process is refused.
   */
  private change(victim: Victim, kind: Kind, random: () => number): [number, number][] {
    switch (kind) {
      case 'nowhere':
        return [[PC, 0x6000_0000 | (random() & 0xfff_fffe)]];
      case 'kernel':
        return [[PC, KERNEL_CODE]];
      case 'data':
        return [[PC, victim.stack]];
      case 'device':
        return [[PC, 0x4000_4400]];
      case 'state':
        return [[STATUS, random() & ~THUMB & 0x7000_0000]];
      case 'panic':
        return [[PC, victim.panic]];
      case 'registers':
        return [
          ...GENERAL.map((word): [number, number] => [word, random() & LOWER_HALF]),
          [LINK, random() & LOWER_HALF],
        ];
    }
  }

  private async findPanic(code: number, end: number): Promise<number> {
    for (let address = code; address < end; address += 4) {
      const word = await this.system.board.peek(address);
      if ((word & 0xff00) === UNDEFINED) return address;
      if (((word >>> 16) & 0xff00) === UNDEFINED) return address + 2;
    }
    throw new Error('a process without a panic');
  }
}
