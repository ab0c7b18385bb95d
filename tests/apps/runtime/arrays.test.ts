/** Arrays against JavaScript's own, by long random lives; and the line of each fault. */
import { linesOf, runEverywhere } from './c-program';

const COUNT = 3;
const LONGEST = 40;

/** A sequence of operations on a few arrays, as C, and what it prints. */
class Life {
  readonly statements: string[] = [];
  readonly lines: string[] = [];
  private readonly arrays: number[][] = Array.from({ length: COUNT }, () => []);
  private state: number;

  constructor(seed: number) {
    this.state = seed;
    for (let step = 1; step <= 400; step++) this.step(step);
  }

  private below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return (this.state >>> 8) % limit;
  }

  private step(number: number): void {
    const which = this.below(COUNT);
    const array = this.arrays[which]!;
    const kind = this.below(6);
    if (kind === 0) this.resize(which, this.below(LONGEST));
    else if (kind === 1 && array.length > 0) this.resize(which, array.length - 1);
    else if (kind === 2 && array.length > 0) this.set(which, this.below(array.length), number);
    else if (kind === 3) this.move(which, this.below(COUNT));
    else if (array.length < LONGEST) this.push(which, number);
    this.show(which);
  }

  private resize(which: number, length: number): void {
    this.statements.push(`app_array_resize(app_global(${which}), ${length});`);
    const array = this.arrays[which]!;
    this.arrays[which] = Array.from({ length }, (_, index) => array[index] ?? 0);
  }

  private set(which: number, index: number, what: number): void {
    this.statements.push(`app_set_element(app_global(${which}), ${index}, ${what});`);
    this.arrays[which]![index] = what;
  }

  private push(which: number, what: number): void {
    this.statements.push(`app_array_push(app_global(${which}), ${what});`);
    this.arrays[which]!.push(what);
  }

  private move(to: number, from: number): void {
    const [target, source] = [this.arrays[to]!, this.arrays[from]!];
    const count = this.below(Math.min(target.length, source.length) + 1);
    const [at, first] = [this.below(target.length - count + 1), this.below(source.length - count + 1)];
    this.statements.push(
      `app_array_move(app_global(${to}), ${at}, app_global(${from}), ${first}, ${count});`,
    );
    target.splice(at, count, ...source.slice(first, first + count));
  }

  private show(which: number): void {
    this.statements.push(`show(app_global(${which}));`);
    const array = this.arrays[which]!;
    this.lines.push(String(array.length), String(array.reduce((hash, one) => (hash * 31 + one) | 0, 7)));
  }
}

const declarations = `
static void show(value array)
{
    value hash = 7;
    for (value i = 0; i < app_array_length(array); i++)
        hash = app_wrapping_add(app_wrapping_multiply(hash, 31), app_element(array, i));
    SHOW(app_array_length(array));
    SHOW(hash);
}`;
const MADE = Array.from({ length: COUNT }, (_, index) => `app_set_global(${index}, app_array());`).join('\n');

test.each([1, 2, 3, 4])('a long random life, seed %i', async (seed) => {
  const { statements, lines } = new Life(seed);
  const start = `${MADE}\n${statements.join('\n')}`;
  expect(await linesOf({ declarations, start }, { heap: 2048 })).toEqual(lines);
});

test('a thousand elements are copied a few times only', async () => {
  const start = `
    const value array = app_array();
    value elements = 0, copies = 0;
    for (value i = 0; i < 1000; i++) {
      app_array_push(array, i);
      if (app_load(array, APP_ARRAY_ELEMENTS) != elements) copies++;
      elements = app_load(array, APP_ARRAY_ELEMENTS);
    }
    SHOW(app_element(array, 999));
    SHOW(copies < 20);`;
  expect(await linesOf({ start })).toEqual(['999', '1']);
});

test('where there is no room for more than is needed, what is needed will do', async () => {
  // 248 words: the record takes three, and the elements of length 150 all but a few of what is left.
  const start = `
    app_set_global(0, app_array());
    app_array_resize(app_global(0), 240);
    app_set_element(app_global(0), 239, 5);
    SHOW(app_element(app_global(0), 239));`;
  expect(await linesOf({ start }, { heap: 1024 })).toEqual(['5']);
});

test('an array that was emptied gives back what it had room for, and what it still has stays', async () => {
  const start = `
    app_set_global(0, app_array());
    for (value i = 0; i < 100; i++) app_array_push(app_global(0), i);
    app_array_resize(app_global(0), 5);
    app_set_global(1, app_array());
    app_array_resize(app_global(1), 100);
    app_array_resize(app_global(1), 0);`;
  // 248 words, of which the two would still have 237 else.
  const onTimer = `
    app_set_global(2, app_record(60));
    app_array_push(app_global(1), 7);
    SHOW(app_element(app_global(0), 4) + app_element(app_global(1), 0));
    SHOW(app_array_length(app_global(0)));`;
  expect(await linesOf({ start, onTimer }, { heap: 1024, steps: [{ timer: true }] })).toEqual(['11', '5']);
});

test('elements that an array no longer has keep nothing alive', async () => {
  const start = `
    app_set_global(0, app_array());
    app_array_push(app_global(0), app_record(150));
    app_array_resize(app_global(0), 0);`;
  const onTimer = 'app_set_global(1, app_record(150)); SHOW(1);';
  expect(await linesOf({ start, onTimer }, { heap: 1024, steps: [{ timer: true }] })).toEqual(['1']);
});

test.each([
  ['reading behind the end', 'SHOW(app_element(array, 3));', 1],
  ['reading before the beginning', 'SHOW(app_element(array, -1));', 1],
  ['reading far outside', 'SHOW(app_element(array, INT32_MIN));', 1],
  ['writing behind the end', 'app_set_element(array, 3, 1);', 1],
  ['leaving a hole', 'app_put_element(array, 4, 1);', 1],
  ['reading an array without elements', 'SHOW(app_element(app_array(), 0));', 1],
  ['a length below 0', 'app_array_resize(array, -1);', 17],
  ['a length for which there is no room', 'app_array_resize(array, 100000);', 17],
  ['a length whose elements would not fit 32 bits', 'app_array_resize(array, INT32_MAX);', 17],
  ['moving from behind the end', 'app_array_move(array, 0, array, 2, 2);', 1],
  ['moving to behind the end', 'app_array_move(array, 2, array, 0, 2);', 1],
  ['moving from before the beginning', 'app_array_move(array, 0, array, -1, 2);', 1],
  ['moving less than nothing', 'app_array_move(array, 0, array, 2, -1);', 1],
])('%s is a fault of its line', async (_, statement, code) => {
  const start = `const value array = app_array(); app_array_resize(array, 3);\n#line 9 "app.ts"\n${statement}`;
  expect(await runEverywhere({ start }, { heap: 1024 })).toEqual({
    output: '',
    fault: { code, file: 'app.ts', line: 9 },
  });
});
