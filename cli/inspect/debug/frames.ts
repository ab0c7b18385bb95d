/**
 * How to find the caller's registers from those of a function: the call frame information of the ELF (DWARF 5, 6.4), which the
 * compiler writes for its functions and the assembly of the runtime for its own.
 */
import type { Elf } from '../../../linker/elf';
import { ByteReader } from './bytes';

/** Where a register of the caller was saved: at this distance from the canonical frame address; 'lost': nowhere. */
type Rule = number | 'lost';

/** What holds at one instruction: the canonical frame address (the caller's stack pointer) and the saved registers. */
export interface FrameRules {
  /** Register and distance that give the canonical frame address. */
  readonly base: number;
  readonly distance: number;
  readonly saved: ReadonlyMap<number, Rule>;
}

interface Common {
  readonly codeFactor: number;
  readonly dataFactor: number;
  readonly instructions: Buffer;
}

interface Description {
  readonly start: number;
  readonly end: number;
  readonly common: Common;
  readonly instructions: Buffer;
}

const NO_COMMON = 0xffffffff;

export class FrameTable {
  /** By their first address. */
  private readonly descriptions: readonly Description[];

  constructor(elf: Elf) {
    const section = elf.section('.debug_frame');
    const all = section ? readDescriptions(elf.contents(section)) : [];
    this.descriptions = all.sort((one, other) => one.start - other.start);
  }

  /** Undefined for code without a description. */
  rulesAt(address: number): FrameRules | undefined {
    const holder = this.descriptions.find(({ start, end }) => start <= address && address < end);
    return holder && new Machine(holder).rulesAt(address);
  }
}

function readDescriptions(bytes: Buffer): Description[] {
  const commons = new Map<number, Common>();
  const descriptions: Description[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = start + 4 + bytes.readUInt32LE(start);
    const reader = new ByteReader(bytes.subarray(0, end), start + 4);
    const common = reader.unsigned(4);
    if (common === NO_COMMON) commons.set(start, readCommon(reader));
    else descriptions.push(readDescription(reader, commons.get(common)));
    start = end;
  }
  return descriptions;
}

function readCommon(reader: ByteReader): Common {
  const version = reader.unsigned(1);
  const augmentation = reader.text();
  if (augmentation !== '') throw new Error(`call frame information with '${augmentation}' is not known`);
  if (version >= 4) reader.position += 2; // sizes of addresses and segments
  const codeFactor = reader.variable();
  const dataFactor = reader.signedVariable();
  reader.variable(); // the column of the return address: lr
  return { codeFactor, dataFactor, instructions: rest(reader) };
}

function readDescription(reader: ByteReader, common: Common | undefined): Description {
  if (!common) throw new Error('call frame information without its common part');
  const start = reader.unsigned(4);
  return { start, end: start + reader.unsigned(4), common, instructions: rest(reader) };
}

function rest(reader: ByteReader): Buffer {
  return reader.block(reader.bytes.length - reader.position);
}

interface State {
  base: number;
  distance: number;
  saved: Map<number, Rule>;
}

/** The stack pointer, with which every function begins. */
const STACK_POINTER = 13;

/** Runs the instructions of a description up to an address (DWARF 5, 6.4.2). */
class Machine {
  private state: State = { base: STACK_POINTER, distance: 0, saved: new Map() };
  private initial: ReadonlyMap<number, Rule> = new Map();
  private readonly remembered: State[] = [];
  private location: number;

  constructor(private readonly description: Description) {
    this.location = description.start;
  }

  rulesAt(address: number): FrameRules {
    const { common, instructions } = this.description;
    this.run(new ByteReader(common.instructions), Infinity);
    this.initial = new Map(this.state.saved);
    this.run(new ByteReader(instructions), address);
    return this.state;
  }

  private run(reader: ByteReader, address: number): void {
    while (!reader.atEnd) {
      const code = reader.unsigned(1);
      const operand = code & 0x3f;
      if (code >> 6 === 1) this.location += operand * this.description.common.codeFactor;
      else if (code >> 6 === 2) this.save(operand, reader.variable());
      else if (code >> 6 === 3) this.restore(operand);
      else this.extended(code, reader);
      if (this.location > address) return;
    }
  }

  private save(register: number, factored: number): void {
    this.state.saved.set(register, factored * this.description.common.dataFactor);
  }

  private restore(register: number): void {
    const rule = this.initial.get(register);
    if (rule === undefined) this.state.saved.delete(register);
    else this.state.saved.set(register, rule);
  }

  /** The instructions that are a byte of their own (DWARF 5, table 7.29). */
  private extended(code: number, reader: ByteReader): void {
    const { state } = this;
    const { codeFactor } = this.description.common;
    switch (code) {
      case 0x00:
        return;
      case 0x02:
        this.location += reader.unsigned(1) * codeFactor;
        return;
      case 0x03:
        this.location += reader.unsigned(2) * codeFactor;
        return;
      case 0x04:
        this.location += reader.unsigned(4) * codeFactor;
        return;
      case 0x05:
        this.save(reader.variable(), reader.variable());
        return;
      case 0x06:
        this.restore(reader.variable());
        return;
      case 0x07:
        state.saved.set(reader.variable(), 'lost');
        return;
      case 0x08:
        state.saved.delete(reader.variable());
        return;
      case 0x0a:
        this.remembered.push({ ...state, saved: new Map(state.saved) });
        return;
      case 0x0b:
        this.state = this.remembered.pop() ?? state;
        return;
      case 0x0c:
        state.base = reader.variable();
        state.distance = reader.variable();
        return;
      case 0x0d:
        state.base = reader.variable();
        return;
      case 0x0e:
        state.distance = reader.variable();
        return;
      default:
        throw new Error(`call frame information has instruction ${code}, which is not known`);
    }
  }
}
