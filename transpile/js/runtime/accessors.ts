/**
 * Loads and stores for emitted code, one function for each type that fits a register, as closures over the memory so that
 * the engine inlines them. A store returns the value it was given, which is what an assignment expression is worth.
 *
 * The volatile ones always take the full path (protection, devices, trace): one call is one access. The plain ones go
 * straight to RAM unless protection is installed; a `u64` or a span is two words and is never volatile.
 */
import { type Memory, RAM_BASE, RAM_SIZE } from './memory';

/** A span or text, as emitted code holds it: by value, never changed. */
export interface SpanValue {
  readonly address: number;
  readonly length: number;
}

export type Accessors = ReturnType<typeof createAccessors>;

export function createAccessors(memory: Memory) {
  return {
    ...createLoads(memory),
    ...createStores(memory),
    ...createVolatile(memory),
    ...createBlocks(memory),
  };
}

function createLoads(memory: Memory) {
  const ram = memory.ram;
  const loadU8 = (address: number): number => {
    const offset = (address - RAM_BASE) >>> 0;
    return offset <= RAM_SIZE - 1 && !memory.guarded ? ram.getUint8(offset) : memory.load(address, 1);
  };
  const loadU16 = (address: number): number => {
    const offset = (address - RAM_BASE) >>> 0;
    return offset <= RAM_SIZE - 2 && !memory.guarded ? ram.getUint16(offset, true) : memory.load(address, 2);
  };
  const loadU32 = (address: number): number => {
    const offset = (address - RAM_BASE) >>> 0;
    return offset <= RAM_SIZE - 4 && !memory.guarded ? ram.getUint32(offset, true) : memory.load(address, 4);
  };
  return {
    loadU8,
    loadU16,
    loadU32,
    loadI8: (address: number) => (loadU8(address) << 24) >> 24,
    loadI16: (address: number) => (loadU16(address) << 16) >> 16,
    loadI32: (address: number) => loadU32(address) | 0,
    loadU64: (address: number) => BigInt(loadU32(address)) | (BigInt(loadU32(address + 4)) << 32n),
    loadBool: (address: number) => loadU8(address) !== 0,
    loadSpan: (address: number): SpanValue => ({ address: loadU32(address), length: loadU32(address + 4) }),
  };
}

function createStores(memory: Memory) {
  const ram = memory.ram;
  const storeU8 = (address: number, value: number): number => {
    const offset = (address - RAM_BASE) >>> 0;
    if (offset <= RAM_SIZE - 1 && !memory.guarded) ram.setUint8(offset, value);
    else memory.store(address, value, 1);
    return value;
  };
  const storeU16 = (address: number, value: number): number => {
    const offset = (address - RAM_BASE) >>> 0;
    if (offset <= RAM_SIZE - 2 && !memory.guarded) ram.setUint16(offset, value, true);
    else memory.store(address, value, 2);
    return value;
  };
  const storeU32 = (address: number, value: number): number => {
    const offset = (address - RAM_BASE) >>> 0;
    if (offset <= RAM_SIZE - 4 && !memory.guarded) ram.setUint32(offset, value, true);
    else memory.store(address, value, 4);
    return value;
  };
  const storeU64 = (address: number, value: bigint): bigint => {
    storeU32(address, Number(value & 0xffff_ffffn));
    storeU32(address + 4, Number(value >> 32n));
    return value;
  };
  const storeBool = (address: number, value: boolean): boolean => storeU8(address, value ? 1 : 0) !== 0;
  const storeSpan = (address: number, value: SpanValue): SpanValue => {
    storeU32(address, value.address);
    storeU32(address + 4, value.length);
    return value;
  };
  const storeI8 = storeU8;
  const storeI16 = storeU16;
  const storeI32 = storeU32;
  return { storeU8, storeU16, storeU32, storeI8, storeI16, storeI32, storeU64, storeBool, storeSpan };
}

function createVolatile(memory: Memory) {
  const store = (width: 1 | 2 | 4) => (address: number, value: number) => {
    memory.store(address, value, width);
    return value;
  };
  return {
    volatileLoadU8: (address: number) => memory.load(address, 1),
    volatileLoadU16: (address: number) => memory.load(address, 2),
    volatileLoadU32: (address: number) => memory.load(address, 4),
    volatileStoreU8: store(1),
    volatileStoreU16: store(2),
    volatileStoreU32: store(4),
  };
}

/** Whole structs and arrays. The bytes of RAM and flash only: registers are not copied as blocks. */
function createBlocks(memory: Memory) {
  return {
    copy(target: number, source: number, size: number): void {
      memory.writableBytes(target, size).set(memory.readableBytes(source, size));
    },
    clear(target: number, size: number): void {
      memory.writableBytes(target, size).fill(0);
    },
  };
}
