/**
 * An STM32F407VG on the far side of its JTAG pins, for tools that attach, program, verify and reset: memory map, debug unit and flash
 * controller are those of the manuals (RM0090; ARMv7-M, DDI 0403), so OpenOCD's own description of the chip works with it unchanged.
 *
 * What such tools do not look at is not there; a peripheral's registers only keep what is written. Addresses that the chip does not
 * have are refused like on its bus.
 */
import { Core } from './core';
import { BusError, DebugPort, IDENTIFY, MemoryAccessPort, type Bus } from './debug-port';
import { FLASH_BYTES, FlashController, type FlashDefects } from './flash-controller';
import { identification, ScanChain, TestAccessPort } from './scan-chain';

export interface ChipDefects extends FlashDefects {
  /** The board has no power: nobody drives the wire. */
  readonly unpowered?: boolean;
  /** Another chip of the family: what DBGMCU_IDCODE says of it. */
  readonly device?: number;
  /** Another processor: what its debug port says of itself. */
  readonly debugPort?: number;
}

/** Codes of the STM32F405/407: debug port of a Cortex-M4, boundary scan, DBGMCU_IDCODE. */
const DEBUG_PORT = 0x4ba00477;
const BOUNDARY_SCAN = 0x06413041;
const DEVICE = 0x10076413;

const FLASH_BASE = 0x08000000;
const FLASH_REGISTERS = 0x40023c00;
const FLASH_REGISTERS_END = 0x40024000;

/** Bits that are always set. */
const FIXED: ReadonlyMap<number, number> = new Map([
  [0xe000ed00, 0x410fc241], // CPUID
  [0xe000ef40, 0x10110021], // MVFR0, MVFR1: the floating-point unit
  [0xe000ef44, 0x11000011],
  [0xe0002000, 0x00000260], // FP_CTRL: six breakpoints
  [0xe0001000, 0x40000000], // DWT_CTRL: four watchpoints
  [0x1fff7a20, 0x0400ffff], // flash size: 1024 KB
]);
const DEVICE_CODE = 0xe0042000;

/** Where the chip's memories begin. The flash is also seen at 0, from which the chip starts. */
const RAM_BASE = 0x20000000;
const CORE_COUPLED_BASE = 0x10000000;
const FLASH_BASES = [FLASH_BASE, 0];
/** System memory, peripherals, the processor's own: registers that keep what is written to them. */
const REGISTERS = [
  [0x1fff0000, 0x20000000],
  [0x40000000, 0x60000000],
  [0xe0000000, 0xe0100000],
] as const;

interface Memory {
  readonly base: number;
  readonly content: Buffer;
}

export class Chip implements Bus {
  readonly flash: FlashController;
  readonly core: Core;
  readonly chain: ScanChain;
  /** What happened to it, in order. */
  readonly events: string[] = [];
  private readonly memories: readonly Memory[];
  private readonly registers = new Map<number, number>();

  constructor(private readonly defects: ChipDefects = {}) {
    const note = (event: string): void => void this.events.push(event);
    this.flash = new FlashController(defects, note);
    this.memories = [
      { base: RAM_BASE, content: Buffer.alloc(0x20000) },
      ...FLASH_BASES.map((base) => ({ base, content: this.flash.content })),
      { base: CORE_COUPLED_BASE, content: Buffer.alloc(0x10000) },
    ];
    this.core = new Core(this, { note, resetChip: () => this.reset() });
    this.chain = new ScanChain(defects.unpowered ? [] : this.ports(defects.debugPort ?? DEBUG_PORT));
    this.begin();
  }

  private ports(identity: number): TestAccessPort[] {
    const debug = new DebugPort(identity, new MemoryAccessPort(this));
    return [
      new TestAccessPort(5, 1, new Map([[1, identification(BOUNDARY_SCAN)]])),
      new TestAccessPort(4, IDENTIFY, debug.registers),
    ];
  }

  /** By a request or by the reset pin. */
  reset(): void {
    this.events.push('reset');
    this.begin();
  }

  private begin(): void {
    this.flash.reset();
    const { content } = this.flash;
    this.core.reset(content.readUInt32LE(0), content.readUInt32LE(4));
  }

  read(address: number, size: 1 | 2 | 4): number {
    const memory = this.memoryAt(address);
    if (memory) return memory.content.readUIntLE(address - memory.base, size);
    return (this.readRegister((address & ~3) >>> 0) >>> (8 * (address & 3))) % 2 ** (8 * size);
  }

  write(address: number, value: number, size: 1 | 2 | 4): void {
    const memory = this.memoryAt(address);
    if (memory?.content === this.flash.content) this.flash.program(address - memory.base, value, size);
    else if (memory) memory.content.writeUIntLE(value, address - memory.base, size);
    else this.writeRegister((address & ~3) >>> 0, value);
  }

  private memoryAt(address: number): Memory | undefined {
    return this.memories.find(({ base, content }) => address >= base && address < base + content.length);
  }

  private readRegister(address: number): number {
    if (address === DEVICE_CODE) return this.defects.device ?? DEVICE;
    if (isFlashRegister(address)) return this.flash.read(address - FLASH_REGISTERS);
    const known = this.core.read(address);
    if (known !== undefined) return known >>> 0;
    requireRegister(address);
    return ((this.registers.get(address) ?? 0) | (FIXED.get(address) ?? 0)) >>> 0;
  }

  private writeRegister(address: number, value: number): void {
    if (isFlashRegister(address)) return this.flash.write(address - FLASH_REGISTERS, value);
    if (this.core.write(address, value)) return;
    requireRegister(address);
    this.registers.set(address, value);
  }
}

export const FLASH_END = FLASH_BASE + FLASH_BYTES;

function isFlashRegister(address: number): boolean {
  return address >= FLASH_REGISTERS && address < FLASH_REGISTERS_END;
}

function requireRegister(address: number): void {
  if (!REGISTERS.some(([start, end]) => address >= start && address < end))
    throw new BusError(`0x${address.toString(16)}`);
}
