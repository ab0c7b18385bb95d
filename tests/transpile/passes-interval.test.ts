/** Every interval operation must contain whatever the processor can compute from values inside its operands. */
import fc from 'fast-check';
import type { ArithmeticOperator, IntegerName, IntegerType } from '../../transpile/ir/ir';
import * as intervals from '../../transpile/ir/passes/interval';
import { type Interval, rangeOfType } from '../../transpile/ir/passes/interval';

const WIDE: readonly IntegerName[] = ['i32', 'u32', 'u64'];
const ALL: readonly IntegerName[] = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32', 'u64'];
const typeOf = (name: IntegerName): IntegerType => ({ kind: 'integer', name });

/** What the processor keeps of an exact result. */
function wrapped(value: bigint, name: IntegerName): bigint {
  const width = Number(name.slice(1));
  return name.startsWith('i') ? BigInt.asIntN(width, value) : BigInt.asUintN(width, value);
}

interface Operand {
  readonly value: bigint;
  readonly interval: Interval;
}

/** A value of the type, mostly near an edge, and an interval around it. */
function operand(name: IntegerName): fc.Arbitrary<Operand> {
  const { low, high } = rangeOfType(typeOf(name));
  const near = fc.bigInt({ min: -20n, max: 20n });
  const anything = fc.oneof(
    fc.bigInt({ min: low, max: high }),
    near.map((each) => wrapped(each, name)),
    near.map((each) => wrapped(high + each, name)),
  );
  return fc.tuple(anything, anything, anything).map((three) => {
    const [a = 0n, b = 0n, c = 0n] = [...three].sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));
    return { value: b, interval: intervals.between(a, c) };
  });
}

function holds(name: IntegerName, check: (a: Operand, b: Operand) => void): void {
  fc.assert(fc.property(operand(name), operand(name), check), { numRuns: 2000 });
}

function expectInside(value: bigint, interval: Interval): void {
  if (value < interval.low || value > interval.high) {
    throw new Error(`${value} is not within ${interval.low}..${interval.high}`);
  }
}

const ARITHMETIC: Record<ArithmeticOperator, (a: bigint, b: bigint) => bigint> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
};

describe.each(WIDE)('%s', (name) => {
  const type = typeOf(name);

  test.each(Object.keys(ARITHMETIC) as ArithmeticOperator[])('%s', (operator) => {
    holds(name, (a, b) => {
      const exact = ARITHMETIC[operator](a.value, b.value);
      expectInside(wrapped(exact, name), intervals.arithmetic(operator, a.interval, b.interval, type));
    });
  });

  test.each(['<<', '>>'] as const)('%s', (operator) => {
    holds(name, (a, b) => {
      const count = b.value & (name === 'u64' ? 63n : 31n);
      const exact = operator === '<<' ? a.value << count : a.value >> count;
      expectInside(wrapped(exact, name), intervals.shift(operator, a.interval, b.interval, type));
    });
  });

  test('/ and %', () => {
    holds(name, (a, b) => {
      if (b.value === 0n) return;
      expectInside(wrapped(a.value / b.value, name), intervals.quotient(a.interval, b.interval, type));
      expectInside(wrapped(a.value % b.value, name), intervals.remainder(a.interval, b.interval, type));
    });
  });
});

describe.each(ALL)('conversion from %s', (from) => {
  test.each(ALL)('to %s', (to) => {
    holds(from, (a) => expectInside(wrapped(a.value, to), intervals.convert(a.interval, typeOf(to))));
  });
});

test('an interval meets and joins others', () => {
  holds('i32', (a, b) => {
    expectInside(a.value, intervals.join(a.interval, b.interval));
    const both = intervals.meet(a.interval, b.interval);
    const inBoth = a.value >= b.interval.low && a.value <= b.interval.high;
    if (inBoth) expectInside(a.value, both ?? intervals.between(1n, 0n));
  });
});
