/**
 * The one memory that a host program lives in: flash and RAM at the addresses they have on the chip, devices wherever a
 * test or an `mmio` declaration puts them, nothing anywhere else. References in emitted code are addresses in here, so
 * overlays, identity, address arithmetic and MPU faults behave as on the target.
 *
 * RAM from the bottom: static storage, then what tests allocate; from the top: frame storage. Writes to flash fault.
 * Plain accesses to RAM take the fast path in `accessors.ts`; everything else comes through `load` and `store` here.
 */
import { hexadecimal, MemFault } from './faults';

export const FLASH_BASE = 0x0800_0000;
export const FLASH_SIZE = 0x0008_0000;
export const RAM_BASE = 0x2000_0000;
export const RAM_SIZE = 0x0002_0000;
const STACK_SIZE = 0x4000;

export type Width = 1 | 2 | 4 | 8;

/** A region that the installed protection lets the program touch. */
export interface ProtectionRegion {
  readonly base: number;
  readonly size: number;
  /** Default: read and write. */
  readonly access?: 'read' | 'read-write';
}

/** What answers for a range of registers; an absent handler, or `undefined` from `read`, means plain storage. */
export interface DeviceHandlers {
  readonly read?: (offset: number, width: Width) => number | undefined;
  readonly write?: (offset: number, value: number, width: Width) => void;
}

/** One access to a device, in program order. */
export interface TracedAccess {
  readonly kind: 'read' | 'write';
  readonly address: number;
  readonly width: Width;
  readonly value: number;
}

/**
 * Who accesses: the program; a test that looks on like a debugger, past protection, handlers and trace; or the loader, which
 * may write flash as well.
 */
type Mode = 'program' | 'debugger' | 'loader';

interface Device {
  readonly base: number;
  readonly size: number;
  readonly handlers: DeviceHandlers;
  readonly storage: DataView;
}

export class Memory {
  readonly ram = new DataView(new ArrayBuffer(RAM_SIZE));
  /** Every access to a device since the start or the last reset. */
  readonly trace: TracedAccess[] = [];
  /** True while protection is installed: no fast path. */
  guarded = false;
  /** Where frame storage ends; emitted functions move it. */
  stackPointer = RAM_BASE + RAM_SIZE;

  private readonly flash = new DataView(new ArrayBuffer(FLASH_SIZE));
  private readonly devices: Device[] = [];
  private protection: readonly ProtectionRegion[] = [];
  private staticEnd = RAM_BASE;
  private flashEnd = FLASH_BASE;
  private mode: Mode = 'program';

  // ------------------------------------------------------------------------------------------- for tests

  /** The stack of the simulated program, as a region for {@link protect}. */
  get stack(): ProtectionRegion {
    return { base: RAM_BASE + RAM_SIZE - STACK_SIZE, size: STACK_SIZE };
  }

  /**
   * Installs guard regions: from now on an access outside them is a {@link MemFault}. Returns what removes them.
   * Constants in flash stay readable. Functions with frame storage need {@link stack} among the regions.
   */
  protect(...regions: ProtectionRegion[]): () => void {
    this.protection = regions;
    this.guarded = true;
    return () => this.unprotect();
  }

  unprotect(): void {
    this.protection = [];
    this.guarded = false;
  }

  /** Puts a device at an address range, above whatever was there; its accesses appear in {@link trace}. */
  device(base: number, size: number, handlers: DeviceHandlers = {}): void {
    this.devices.unshift({ base, size, handlers, storage: new DataView(new ArrayBuffer(size)) });
  }

  /** Plain registers for an `mmio` declaration: below every device that a test installs. */
  registers(base: number, size: number): void {
    this.devices.push({ base, size, handlers: {}, storage: new DataView(new ArrayBuffer(size)) });
  }

  /** The bytes of RAM or flash, live, past protection and devices. */
  bytes(address: number, length: number): Uint8Array {
    const view = this.backing(address, length);
    if (!view) throw new MemFault(address, 'read', `${length} bytes that are neither RAM nor flash`);
    return new Uint8Array(view.buffer, address - (view === this.ram ? RAM_BASE : FLASH_BASE), length);
  }

  /** As {@link bytes}, for a block that the program reads. */
  readableBytes(address: number, length: number): Uint8Array {
    if (this.guarded) this.check(address, length, 'read');
    return this.bytes(address, length);
  }

  /** As {@link bytes}, for a block that the program writes. */
  writableBytes(address: number, length: number): Uint8Array {
    if (this.guarded) this.check(address, length, 'write');
    if (this.mode !== 'loader' && this.backing(address, length) === this.flash) {
      throw new MemFault(address, 'write', 'flash is read-only');
    }
    return this.bytes(address, length);
  }

  // ------------------------------------------------------------------------------------------- placement

  /** Room for static storage, or for what a test creates. */
  allocate(size: number, alignment: number): number {
    const address = roundUp(this.staticEnd, alignment);
    if (address + size > this.stack.base) {
      throw new RangeError(`the simulated RAM (${RAM_SIZE / 1024} KB) is full: no room for ${size} bytes`);
    }
    this.staticEnd = address + size;
    return address;
  }

  /** Room for a constant. */
  allocateFlash(size: number, alignment: number): number {
    const address = roundUp(this.flashEnd, alignment);
    if (address + size > FLASH_BASE + FLASH_SIZE) throw new RangeError('the simulated flash is full');
    this.flashEnd = address + size;
    return address;
  }

  /** Opens a frame of `size` bytes (a multiple of 8) and returns its address; the caller sets the pointer back. */
  openFrame(size: number): number {
    this.stackPointer -= size;
    if (this.stackPointer < this.stack.base) {
      throw new MemFault(this.stackPointer, 'write', 'frame storage overflows the simulated stack');
    }
    return this.stackPointer;
  }

  /** Runs `action` with the accesses of a debugger or of the loader. */
  as<T>(mode: Mode, action: () => T): T {
    const { guarded, mode: before } = this;
    this.guarded = false;
    this.mode = mode;
    try {
      return action();
    } finally {
      this.guarded = guarded;
      this.mode = before;
    }
  }

  /** Zero RAM and registers, no trace, no protection; devices and flash stay. */
  clear(): void {
    new Uint8Array(this.ram.buffer).fill(0);
    for (const { storage } of this.devices) new Uint8Array(storage.buffer).fill(0);
    this.trace.length = 0;
    this.unprotect();
    this.stackPointer = RAM_BASE + RAM_SIZE;
  }

  // -------------------------------------------------------------------------------------------- accesses

  /** Any access: protection, then devices, then RAM and flash. Unsigned. */
  load(anyAddress: number, width: Width): number {
    const address = anyAddress >>> 0;
    if (this.guarded) this.check(address, width, 'read');
    const device = this.deviceAt(address, width);
    if (device) return this.readDevice(device, address, width);
    const view = this.backing(address, width);
    if (!view) throw new MemFault(address, 'read', 'nothing is there');
    return getUnsigned(view, address - (view === this.ram ? RAM_BASE : FLASH_BASE), width);
  }

  store(anyAddress: number, value: number, width: Width): void {
    const address = anyAddress >>> 0;
    if (this.guarded) this.check(address, width, 'write');
    const device = this.deviceAt(address, width);
    if (device) return this.writeDevice(device, address, value, width);
    const view = this.backing(address, width);
    if (!view) throw new MemFault(address, 'write', 'nothing is there');
    if (view === this.flash && this.mode !== 'loader')
      throw new MemFault(address, 'write', 'flash is read-only');
    setUnsigned(view, address - (view === this.ram ? RAM_BASE : FLASH_BASE), value, width);
  }

  /** Throws unless one region grants the whole access. Flash is readable to everyone. */
  check(address: number, length: number, access: 'read' | 'write'): void {
    const end = address + length;
    if (access === 'read' && address >= FLASH_BASE && end <= FLASH_BASE + FLASH_SIZE) return;
    const granted = this.protection.some(
      (region) =>
        address >= region.base &&
        end <= region.base + region.size &&
        (access === 'read' || region.access !== 'read'),
    );
    if (!granted) throw new MemFault(address, access, 'no protection region grants it');
  }

  private deviceAt(address: number, width: number): Device | undefined {
    for (const device of this.devices) {
      if (address >= device.base && address + width <= device.base + device.size) return device;
    }
    return undefined;
  }

  private readDevice(device: Device, address: number, width: Width): number {
    const offset = address - device.base;
    if (this.mode !== 'program') return getUnsigned(device.storage, offset, width);
    const value = device.handlers.read?.(offset, width) ?? getUnsigned(device.storage, offset, width);
    this.trace.push({ kind: 'read', address, width, value });
    return value;
  }

  private writeDevice(device: Device, address: number, value: number, width: Width): void {
    const offset = address - device.base;
    setUnsigned(device.storage, offset, value, width);
    if (this.mode !== 'program') return;
    const stored = getUnsigned(device.storage, offset, width);
    this.trace.push({ kind: 'write', address, width, value: stored });
    device.handlers.write?.(offset, stored, width);
  }

  private backing(address: number, length: number): DataView | undefined {
    const end = address + length;
    if (address >= RAM_BASE && end <= RAM_BASE + RAM_SIZE) return this.ram;
    if (address >= FLASH_BASE && end <= FLASH_BASE + FLASH_SIZE) return this.flash;
    return undefined;
  }

  toString(): string {
    return `Memory(statics to ${hexadecimal(this.staticEnd)}, stack from ${hexadecimal(this.stackPointer)})`;
  }
}

function roundUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

function getUnsigned(view: DataView, offset: number, width: Width): number {
  if (width === 1) return view.getUint8(offset);
  if (width === 2) return view.getUint16(offset, true);
  return view.getUint32(offset, true);
}

function setUnsigned(view: DataView, offset: number, value: number, width: Width): void {
  if (width === 1) view.setUint8(offset, value);
  else if (width === 2) view.setUint16(offset, value, true);
  else view.setUint32(offset, value, true);
}
