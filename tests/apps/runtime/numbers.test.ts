/** Arithmetic against JavaScript's own: what is an integer of 32 bits there is the same here, and all else is a fault. */
import { linesOf } from './c-program';

const LOWEST = -(2 ** 31);
const HIGHEST = 2 ** 31 - 1;
const EDGES = [0, 1, -1, 2, -2, 3, -3, 5, -5, 7, 10, -10, 31, 32, 33, -31, 100, 255, -256, 46340, 46341];
const LARGE = [65535, 65536, -65536, 2 ** 30, -(2 ** 30), HIGHEST, HIGHEST - 1, LOWEST, LOWEST + 1];

/** Always the same ones; every size of number is as likely as any other. */
function randomNumbers(count: number): number[] {
  let state = 12345;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >> ((state >>> 8) % 31);
  });
}
const VALUES = [...EDGES, ...LARGE, ...randomNumbers(20)];

type Operation = (a: number, b: number) => number;

const DIVIDING: Readonly<Record<string, Operation>> = {
  app_divide: (a, b) => Math.trunc(a / b),
  app_divide_floor: (a, b) => Math.floor(a / b),
  app_divide_ceiling: (a, b) => Math.ceil(a / b),
  app_divide_round: (a, b) => Math.round(a / b),
  app_remainder: (a, b) => a % b,
};
const OF_TWO: Readonly<Record<string, Operation>> = {
  app_add: (a, b) => a + b,
  app_subtract: (a, b) => a - b,
  app_multiply: (a, b) => a * b,
  app_wrapping_add: (a, b) => (a + b) | 0,
  app_wrapping_subtract: (a, b) => (a - b) | 0,
  app_wrapping_multiply: Math.imul,
  app_shift_left: (a, b) => a << b,
  app_shift_right: (a, b) => a >> b,
  app_shift_right_unsigned: (a, b) => a >>> b,
  app_and: (a, b) => a & b,
  app_or: (a, b) => a | b,
  app_xor: (a, b) => a ^ b,
  app_minimum: Math.min,
  app_maximum: Math.max,
  // A fraction that JavaScript rounds to 0 is none of our numbers either.
  app_power: (a, b) => (b < 0 && Math.abs(a) > 1 ? NaN : a ** b),
};
const OF_ONE: Readonly<Record<string, Operation>> = {
  app_negate: (a) => -a,
  app_not: (a) => ~a,
  app_absolute: Math.abs,
  app_sign: Math.sign,
  app_leading_zeroes: Math.clz32,
  app_square_root: (a) => (a < 0 ? NaN : Math.floor(Math.sqrt(a))),
};
const ALL = { ...DIVIDING, ...OF_TWO, ...OF_ONE };

function expected(name: string, a: number, b: number): string {
  if (name in DIVIDING && b === 0) return 'fault 2';
  const result = ALL[name]!(a, b);
  return Number.isInteger(result) && result >= LOWEST && result <= HIGHEST ? `${result + 0}` : 'fault 16';
}

const literal = (number: number): string => (number === LOWEST ? 'INT32_MIN' : String(number));

/** A fault goes on with the next case instead of ending the program. */
const CATCHING = `
static void *resume[5];
static int fault_code;
#undef app_fault
#define app_fault(code) do { fault_code = (code); __builtin_longjmp(resume, 1); } while (0)
static const struct app_text fault = {6, "fault "};
static const value numbers[] = {${VALUES.map(literal).join(', ')}};
enum { COUNT = sizeof numbers / sizeof numbers[0] };
static __attribute__((noinline)) void show(value (*operation)(value a, value b), value a, value b)
{
    if (__builtin_setjmp(resume)) {
        app_print(app_constant(fault));
        app_print_number(fault_code);
    } else {
        app_print_number(operation(a, b));
    }
    app_print_end();
}
`;

/** `-0` is 0 here, and printed so by JavaScript as well. */
test.each([...Object.keys(DIVIDING), ...Object.keys(OF_TWO)])('%s', async (name) => {
  const lines = await linesOf({
    declarations: `${CATCHING}static __attribute__((noinline)) value operation(value a, value b) { return ${name}(a, b); }`,
    start: `for (int i = 0; i < COUNT; i++) for (int k = 0; k < COUNT; k++) show(operation, numbers[i], numbers[k]);`,
  });
  expect(lines).toEqual(VALUES.flatMap((a) => VALUES.map((b) => expected(name, a, b))));
});

test.each(Object.keys(OF_ONE))('%s', async (name) => {
  const lines = await linesOf({
    declarations: `${CATCHING}static __attribute__((noinline)) value operation(value a, value b) { (void)b; return ${name}(a); }`,
    start: 'for (int i = 0; i < COUNT; i++) show(operation, numbers[i], 0);',
  });
  expect(lines).toEqual(VALUES.map((a) => expected(name, a, 0)));
});

test('operations of operations, in one expression, keep apart what each has for itself', async () => {
  const start = `const value a = 7, b = -3;
    SHOW(app_add(app_multiply(app_subtract(a, b), app_divide(a, b)), app_remainder(app_negate(a), app_absolute(b))));
    SHOW(app_minimum(app_maximum(a, app_minimum(b, a)), app_power(app_maximum(2, b), app_sign(app_maximum(a, b)))));`;
  expect(await linesOf({ start })).toEqual(['-21', '2']);
});
