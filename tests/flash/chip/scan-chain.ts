/**
 * What a probe sees of a chip over JTAG (IEEE 1149.1): test access ports in a row, each with an instruction register and the data
 * register that the instruction chooses, all moved by one state machine.
 *
 * Bits go in at the end of the first port and come out of the last one, the lowest bit of a register first.
 */

/** What is shifted while an instruction is in force. */
export interface DataRegister {
  /** Bits, at most 52: a value is a number. */
  readonly length: number;
  /** What is shifted out. */
  capture(): number;
  /** What was shifted in. */
  update(value: number): void;
}

/** One bit that holds nothing: for whoever is not meant. */
export const BYPASS: DataRegister = { length: 1, capture: () => 0, update: () => undefined };

export function identification(code: number): DataRegister {
  return { length: 32, capture: () => code, update: () => undefined };
}

/** The register that shifts now: a ring, so that a shift moves no bits but one. */
class ShiftRegister {
  private bits = new Uint8Array(1);
  private position = 0;

  load(value: number, length: number): void {
    if (length !== this.bits.length) this.bits = new Uint8Array(length);
    let rest = value;
    for (let bit = 0; bit < length; bit++) {
      this.bits[bit] = rest % 2;
      rest = (rest - this.bits[bit]!) / 2;
    }
    this.position = 0;
  }

  get output(): number {
    return this.bits[this.position]!;
  }

  shift(input: number): number {
    const output = this.output;
    this.bits[this.position] = input;
    this.position = (this.position + 1) % this.bits.length;
    return output;
  }

  get value(): number {
    const { length } = this.bits;
    let value = 0;
    for (let bit = length; bit-- > 0;) value = 2 * value + this.bits[(this.position + bit) % length]!;
    return value;
  }
}

export class TestAccessPort {
  readonly shifting = new ShiftRegister();
  private instruction: number;

  constructor(
    private readonly instructionBits: number,
    private readonly resetInstruction: number,
    private readonly registers: ReadonlyMap<number, DataRegister>,
  ) {
    this.instruction = resetInstruction;
  }

  reset(): void {
    this.instruction = this.resetInstruction;
  }

  /** The standard wants the two lowest bits of every captured instruction to be 01, by which a probe finds the ports. */
  captureInstruction(): void {
    this.shifting.load(1, this.instructionBits);
  }

  updateInstruction(): void {
    this.instruction = this.shifting.value;
  }

  captureData(): void {
    this.shifting.load(this.register.capture(), this.register.length);
  }

  updateData(): void {
    this.register.update(this.shifting.value);
  }

  private get register(): DataRegister {
    return this.registers.get(this.instruction) ?? BYPASS;
  }
}

type State =
  | 'reset'
  | 'idle'
  | `${'select' | 'capture' | 'shift' | 'exit1' | 'pause' | 'exit2' | 'update'}${'Data' | 'Instruction'}`;

/** Where a clock leads with TMS low, and high. */
const NEXT: Readonly<Record<State, readonly [State, State]>> = {
  reset: ['idle', 'reset'],
  idle: ['idle', 'selectData'],
  selectData: ['captureData', 'selectInstruction'],
  captureData: ['shiftData', 'exit1Data'],
  shiftData: ['shiftData', 'exit1Data'],
  exit1Data: ['pauseData', 'updateData'],
  pauseData: ['pauseData', 'exit2Data'],
  exit2Data: ['shiftData', 'updateData'],
  updateData: ['idle', 'selectData'],
  selectInstruction: ['captureInstruction', 'reset'],
  captureInstruction: ['shiftInstruction', 'exit1Instruction'],
  shiftInstruction: ['shiftInstruction', 'exit1Instruction'],
  exit1Instruction: ['pauseInstruction', 'updateInstruction'],
  pauseInstruction: ['pauseInstruction', 'exit2Instruction'],
  exit2Instruction: ['shiftInstruction', 'updateInstruction'],
  updateInstruction: ['idle', 'selectData'],
};

export class ScanChain {
  /** The level of TDO. */
  output = 1;
  private state: State = 'reset';

  /** `ports` from TDI to TDO; without any the wire hangs in the air, as with a board that has no power. */
  constructor(private readonly ports: readonly TestAccessPort[]) {}

  reset(): void {
    this.state = 'reset';
    for (const port of this.ports) port.reset();
  }

  /** A rising edge of the clock. */
  clock(tms: number, tdi: number): void {
    if (this.isShifting) this.ports.reduce((bit, port) => port.shifting.shift(bit), tdi);
    this.state = NEXT[this.state][tms]!;
    this.enter();
    if (this.isShifting) this.output = this.ports.at(-1)?.shifting.output ?? 1;
  }

  private get isShifting(): boolean {
    return this.state === 'shiftData' || this.state === 'shiftInstruction';
  }

  private enter(): void {
    const { state } = this;
    if (state === 'reset') for (const port of this.ports) port.reset();
    else if (
      state === 'captureData' ||
      state === 'captureInstruction' ||
      state === 'updateData' ||
      state === 'updateInstruction'
    )
      for (const port of this.ports) port[state]();
  }
}
