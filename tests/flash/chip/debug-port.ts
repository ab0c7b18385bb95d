/**
 * The way of a debugger into an ARM chip (ADIv5): a debug port that JTAG reads and writes 35 bits at a time, and behind it an access
 * port that reads and writes memory like the processor does.
 *
 * A read gives its result with the next access. An access that the bus refuses sets the sticky error; until that is cleared
 * nothing reaches the bus.
 */
import { BYPASS, type DataRegister, identification } from './scan-chain';

/** What the access port reaches; a method that throws a {@link BusError} was refused. */
export interface Bus {
  read(address: number, size: 1 | 2 | 4): number;
  write(address: number, value: number, size: 1 | 2 | 4): void;
}

export class BusError extends Error {}

/** Instructions of the port, of 4 bits. */
const ABORT = 0x8;
const DEBUG_PORT_ACCESS = 0xa;
const ACCESS_PORT_ACCESS = 0xb;
export const IDENTIFY = 0xe;
const BYPASS_ALL = 0xf;

/** Registers of the debug port, and CTRL/STAT's bits: what is asked to be powered, and is; the sticky error. */
const CONTROL_STATUS = 0x4;
const SELECT = 0x8;
const READ_BUFFER = 0xc;
const POWER_REQUESTS = 0x50000000;
const STICKY_ERROR = 1 << 5;
/** Answer of an access that was done. */
const ACCEPTED = 2;

export class DebugPort {
  readonly registers: ReadonlyMap<number, DataRegister>;
  private select = 0;
  private control = 0;
  private stickyError = false;
  private result = 0;

  constructor(
    identity: number,
    private readonly memory: MemoryAccessPort,
  ) {
    const access = (take: (write: boolean, register: number, value: number) => void): DataRegister => ({
      length: 35,
      capture: () => this.result * 8 + ACCEPTED,
      update: (bits) => take(bits % 2 === 0, (bits & 6) << 1, Math.floor(bits / 8)),
    });
    this.registers = new Map([
      [ABORT, access(() => undefined)],
      [DEBUG_PORT_ACCESS, access((...request) => this.accessDebugPort(...request))],
      [ACCESS_PORT_ACCESS, access((...request) => this.accessMemoryPort(...request))],
      [IDENTIFY, identification(identity)],
      [BYPASS_ALL, BYPASS],
    ]);
  }

  private accessDebugPort(write: boolean, register: number, value: number): void {
    if (write) this.writeOwn(register, value);
    else if (register !== READ_BUFFER) this.result = this.readOwn(register);
  }

  private readOwn(register: number): number {
    if (register === SELECT) return this.select;
    if (register !== CONTROL_STATUS) return 0;
    const acknowledged = (this.control & POWER_REQUESTS) << 1;
    return ((this.control | acknowledged | (this.stickyError ? STICKY_ERROR : 0)) >>> 0) as number;
  }

  private writeOwn(register: number, value: number): void {
    if (register === SELECT) this.select = value;
    if (register !== CONTROL_STATUS) return;
    this.control = value & ~STICKY_ERROR;
    if ((value & STICKY_ERROR) !== 0) this.stickyError = false;
  }

  /** There is one access port, number 0. */
  private accessMemoryPort(write: boolean, register: number, value: number): void {
    if (this.stickyError) return;
    const port = this.select >>> 24;
    const number = (this.select & 0xf0) | register;
    try {
      if (port !== 0) this.result = 0;
      else if (write) this.memory.write(number, value);
      else this.result = this.memory.read(number);
    } catch (error) {
      if (!(error instanceof BusError)) throw error;
      this.stickyError = true;
    }
  }
}

/** Registers of the access port: how (size, and whether the address goes on), where, what; four words from there; what it is. */
const WAY = 0x00;
const ADDRESS = 0x04;
const DATA = 0x0c;
const BANKED = 0x10;
const BASE = 0xf8;
const IDENTITY = 0xfc;

const ROM_TABLE = 0xe00ff003;
/** The AHB access port of a Cortex-M4. */
const AHB_PORT = 0x24770011;
const WAY_ENABLED = 0x40;
const INCREMENT = 0x30;
const INCREMENT_SINGLE = 0x10;
/** The address counts up inside 4 KB only. */
const WRAP = 0xfff;

export class MemoryAccessPort {
  private way = 0;
  private address = 0;

  constructor(private readonly bus: Bus) {}

  read(register: number): number {
    if (register >= BANKED && register < BANKED + 16) return this.bus.read(this.banked(register), 4);
    switch (register) {
      case WAY:
        return this.way;
      case ADDRESS:
        return this.address;
      case DATA:
        return this.readData();
      case BASE:
        return ROM_TABLE;
      case IDENTITY:
        return AHB_PORT;
      default:
        return 0;
    }
  }

  write(register: number, value: number): void {
    if (register >= BANKED && register < BANKED + 16) this.bus.write(this.banked(register), value, 4);
    else if (register === WAY) this.setWay(value);
    else if (register === ADDRESS) this.address = value;
    else if (register === DATA) this.writeData(value);
  }

  /** Several small transfers in one access are not offered: a debugger reads back whether they are. */
  private setWay(value: number): void {
    const increment = (value & INCREMENT) === INCREMENT_SINGLE ? INCREMENT_SINGLE : 0;
    this.way = ((value & ~INCREMENT) | increment | WAY_ENABLED) >>> 0;
  }

  private banked(register: number): number {
    return ((this.address & ~15) >>> 0) + (register - BANKED);
  }

  /** Bytes travel in the lanes of their address. */
  private readData(): number {
    const value = this.bus.read(this.address, this.size);
    const lanes = (value << (8 * (this.address & 3))) >>> 0;
    this.advance();
    return lanes;
  }

  private writeData(value: number): void {
    const { size } = this;
    const lanes = value >>> (8 * (this.address & 3));
    this.bus.write(this.address, size === 4 ? value : lanes & (2 ** (8 * size) - 1), size);
    this.advance();
  }

  private get size(): 1 | 2 | 4 {
    return ([1, 2, 4] as const)[this.way & 3] ?? 4;
  }

  private advance(): void {
    if ((this.way & INCREMENT) === 0) return;
    const { address, size } = this;
    this.address = ((address & ~WRAP) | ((address + size) & WRAP)) >>> 0;
  }
}
