/**
 * Bytes that values take and the addresses that they may have, by C's rules for 32-bit ARM: pointers are 4 bytes, spans
 * and texts 8 (pointer, length), these and u64 are 8-aligned, an enum is as wide as its storage.
 */
import type { Type } from './ir';

export const POINTER_SIZE = 4;

export function sizeOf(type: Type): number {
  switch (type.kind) {
    case 'integer':
      return Number(type.name.slice(1)) / 8;
    case 'bool':
      return 1;
    case 'enum':
      return sizeOf(type.declaration.storage);
    case 'struct':
      return type.declaration.size;
    case 'array':
      return sizeOf(type.element) * type.length;
    case 'span':
    case 'string':
      return 2 * POINTER_SIZE;
    case 'void':
    case 'never':
      return 0;
    default:
      return POINTER_SIZE;
  }
}

export function alignmentOf(type: Type): number {
  switch (type.kind) {
    case 'struct':
      return type.declaration.alignment;
    case 'array':
      return alignmentOf(type.element);
    default:
      return Math.max(sizeOf(type), 1);
  }
}
