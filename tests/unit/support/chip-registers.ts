/**
 * The registers of the reference board's chip that start-up code touches (RM0090), with the values that they have after reset, on the
 * host: what is turned on gets ready. Every access is recorded in order, and judged by the board's own table of clocks.
 */
import type { BoardDescription } from '../../../system/schema';

export interface Access {
  readonly kind: 'read' | 'write';
  readonly address: number;
  readonly value: number;
}

export const REGISTERS = {
  control: 0x40023800,
  pll: 0x40023804,
  configuration: 0x40023808,
  enableAhb1: 0x40023830,
  flashAccess: 0x40023c00,
  powerControl: 0x40007000,
  powerStatus: 0x40007004,
  portAMode: 0x40020000,
  portAPull: 0x4002000c,
  portAAlternate: 0x40020020,
  uartBaud: 0x40004408,
  uartControl: 0x4000440c,
} as const;

/** Values after reset, where they are not 0; of the UART that nothing is being sent. */
const RESET: ReadonlyMap<number, number> = new Map([
  [REGISTERS.control, 0x83],
  [REGISTERS.pll, 0x24003010],
  [REGISTERS.enableAhb1, 0x00100000],
  [REGISTERS.powerControl, 0x4000],
  [REGISTERS.portAMode, 0xa8000000],
  [REGISTERS.portAPull, 0x64000000],
  [0x40004400, 0xc0],
]);

const CRYSTAL_ON = 1 << 16;
const PLL_ON = 1 << 24;
/** Each `on` bit has its `ready` bit above it. */
const READY = 1;
const VOLTAGE_READY = 1 << 14;
/** RCC_CFGR: the clock that is asked for, and behind it the one that is used. */
const SOURCE = 3;

/** Where the devices begin and how long they are. */
const DEVICES = [
  [0x40023800, 0x80],
  [0x40023c00, 0x18],
  [0x40007000, 0x08],
  [0x40020000, 0x28],
  [0x40004400, 0x1c],
] as const;

interface ChipDefects {
  readonly lowVoltage?: boolean;
  /** A simulator's: nothing of all that is there, and reads as 0. */
  readonly absent?: boolean;
}

export class Chip {
  readonly accesses: Access[] = [];
  private readonly values = new Map<number, number>(RESET);

  constructor(private readonly defects: ChipDefects = {}) {
    for (const [base, length] of DEVICES)
      host.memory.device(base, length, {
        read: (offset) => this.read(base + offset),
        write: (offset, value) => this.write(base + offset, value >>> 0),
      });
  }

  value(address: number): number {
    return this.values.get(address) ?? 0;
  }

  private read(address: number): number {
    const present = address === REGISTERS.powerStatus ? this.powerStatus() : this.value(address);
    const value = this.defects.absent ? 0 : present;
    this.accesses.push({ kind: 'read', address, value });
    return value;
  }

  private write(address: number, value: number): void {
    this.accesses.push({ kind: 'write', address, value });
    this.values.set(address, this.settled(address, value));
  }

  private settled(address: number, value: number): number {
    if (address === REGISTERS.control) return value | ((value & (CRYSTAL_ON | PLL_ON)) << READY);
    if (address === REGISTERS.configuration) return (value & ~(SOURCE << 2)) | ((value & SOURCE) << 2);
    return value;
  }

  /** The regulator follows when the PLL runs. */
  private powerStatus(): number {
    const runs = (this.value(REGISTERS.control) & PLL_ON) !== 0;
    return runs && this.defects.lowVoltage !== true ? VOLTAGE_READY : 0;
  }
}

/** Peripherals whose registers were accessed while their clocks were off. */
export function unclockedUses(accesses: readonly Access[], board: BoardDescription): string[] {
  const enabled = new Map<number, number>();
  const found = new Set<string>();
  for (const { kind, address, value } of accesses) {
    const name = peripheralAt(address, board);
    const clock = name === undefined ? undefined : board.peripherals[name]!.clock;
    if (clock && (((enabled.get(clock.register) ?? 0) >>> clock.bit) & 1) === 0) found.add(name!);
    if (kind === 'write') enabled.set(address, value);
  }
  return [...found];
}

/** Peripherals whose clocks the accesses have turned on, by name. */
export function clockedBy(accesses: readonly Access[], board: BoardDescription): string[] {
  const last = new Map<number, number>();
  for (const { kind, address, value } of accesses) if (kind === 'write') last.set(address, value);
  return Object.entries(board.peripherals)
    .filter(([, { clock }]) => clock && (((last.get(clock.register) ?? 0) >>> clock.bit) & 1) === 1)
    .map(([name]) => name)
    .sort();
}

function peripheralAt(address: number, { peripherals }: BoardDescription): string | undefined {
  return Object.keys(peripherals).find((name) => {
    const { base, size } = peripherals[name]!;
    return address >= base && address < base + size;
  });
}
