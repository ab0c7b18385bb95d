/** Constants as text: mostly small, often at the edges of a type, where wrap-around and sign extension show. */
import type { Random } from '../random';
import type { IntegerName, ValueType } from './model';

const LIMITS: Record<IntegerName, readonly [bigint, bigint]> = {
  u8: [0n, 0xffn],
  u16: [0n, 0xffffn],
  u32: [0n, 0xffffffffn],
  u64: [0n, 0xffffffffffffffffn],
  i8: [-0x80n, 0x7fn],
  i16: [-0x8000n, 0x7fffn],
  i32: [-0x80000000n, 0x7fffffffn],
};

/** A literal that fits the type; negative ones are in parentheses. */
export function integerLiteral(random: Random, type: IntegerName): string {
  const [low, high] = LIMITS[type];
  return spell(value(random, low, high), type, random.oneIn(3));
}

function value(random: Random, low: bigint, high: bigint): bigint {
  switch (random.below(6)) {
    case 0:
      return random.pick([low, high, high - 1n, low + 1n]);
    case 1: {
      const anything = (BigInt(random.bits()) << 32n) | BigInt(random.bits());
      return low + (anything % (high - low + 1n));
    }
    case 2:
      return low < 0n ? -BigInt(random.between(1, 9)) : high >> BigInt(random.below(8));
    default:
      return BigInt(random.below(12));
  }
}

function spell(number: bigint, type: IntegerName, hexadecimal: boolean): string {
  const magnitude = number < 0n ? -number : number;
  const digits = hexadecimal ? `0x${magnitude.toString(16)}` : magnitude.toString();
  const text = type === 'u64' ? `${digits}n` : digits;
  return number < 0n ? `(-${text})` : text;
}

/** The plainest value of a type, for shrinking; undefined when it has none that `tsc` would not see through. */
export function plainest(type: ValueType): string | undefined {
  if (type.kind === 'integer') return type.name === 'u64' ? 'u64(0)' : `${type.name}(0)`;
  return type.kind === 'bool' ? 'bool(0)' : undefined;
}
