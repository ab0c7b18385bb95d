/** Blocks: what is reachable stays as it is, wherever its reference is; all else is room again; and what does not fit is a fault. */
import { runOnArm, runOnHost } from '../toolchain';
import { linesOf, programOf, runEverywhere } from './c-program';

const SMALL = { heap: 1024 };

/** A list of records: the next one, and a number. */
const LIST = `
static value cons(value next, value number)
{
    const value made = app_record(2);
    app_store(made, 0, next);
    app_store(made, 1, number);
    return made;
}
static value sum(value list)
{
    value result = 0;
    for (; list != 0; list = app_load(list, 0)) result += app_load(list, 1);
    return result;
}
static void waste(value times)
{
    for (value i = 0; i < times; i++) app_store(app_record(1 + i % 7), 0, -1);
}
`;

test('a block is all 0, also where one was before', async () => {
  const start = `
    for (int round = 0; round < 300; round++) {
      const value made = app_record(1 + round % 20);
      for (int i = 0; i <= round % 20; i++) {
        if (app_load(made, i) != 0) SHOW(round);
        app_store(made, i, -1);
      }
    }
    SHOW(1);`;
  expect(await linesOf({ start }, SMALL)).toEqual(['1']);
});

test('what a global reaches stays, in blocks that do not move', async () => {
  const start = `
    value list = 0;
    for (int i = 1; i <= 20; i++) list = cons(list, i);
    app_set_global(2, list);
    const value before = app_global(2);
    list = 0;
    waste(5000);
    SHOW(sum(app_global(2)));
    SHOW(before == app_global(2));`;
  expect(await linesOf({ declarations: LIST, start }, SMALL)).toEqual(['210', '1']);
});

test('what only a variable has stays, and what it reaches', async () => {
  const start = `
    value list = 0;
    for (int i = 1; i <= 20; i++) { waste(100); list = cons(list, i); }
    waste(5000);
    SHOW(sum(list));`;
  expect(await linesOf({ declarations: LIST, start }, SMALL)).toEqual(['210']);
});

test.each([
  ['its middle', '&app_load(made, 5)', 'inside[0]'],
  ['its end', '&app_load(made, 10)', 'inside[-5]'],
  ['its header', '&app_load(made, -1)', 'inside[6]'],
])('a block stays when there is nothing of it but the address of %s', async (_, address, read) => {
  const declarations = `${LIST}
    static __attribute__((noinline)) value *make(void)
    {
        const value made = app_record(10);
        app_store(made, 5, 77);
        return ${address};
    }`;
  const start = `value *const inside = make(); waste(5000); SHOW(${read});`;
  expect(await linesOf({ declarations, start }, SMALL)).toEqual(['77']);
});

test('an address in the middle of a text keeps it', async () => {
  const declarations = `${LIST}
    static __attribute__((noinline)) const uint8_t *make(void)
    {
        const value made = app_text_from((const uint8_t *)"0123456789", 10);
        return APP_TEXT_OF(made)->bytes + 7;
    }`;
  const start = `const uint8_t *const inside = make(); waste(5000); SHOW(*inside - '0');`;
  expect(await linesOf({ declarations, start }, SMALL)).toEqual(['7']);
});

test('a block stays when only a register has its reference', async () => {
  const declarations = `
    static __attribute__((noinline)) value make(void)
    {
        const value made = app_record(1);
        app_store(made, 0, 77);
        return made;
    }
    static __attribute__((noinline)) void waste_many(void)
    {
        for (value i = 0; i < 5000; i++) (void)app_record(1 + i % 7);
    }`;
  const start = `
    register value kept __asm__("r11") = make();
    __asm__ volatile("" : "+r"(kept));
    waste_many();
    __asm__ volatile("" : "+r"(kept));
    SHOW(app_load(kept, 0));`;
  expect(await runOnArm(programOf({ declarations, start }), SMALL)).toEqual({ output: '77\n' });
});

test('in a block, only the address of its payload is a reference', async () => {
  const start = `
    app_set_global(0, app_record(1));
    app_set_global(1, app_record(100));
    app_store(app_global(0), 0, app_global(1) + 4);
    app_set_global(1, app_global(1) + 8);`;
  const declarations = 'static uint32_t used(void) { return app_heap_facts.used; }';
  const onTimer = 'SHOW((value)used());';
  // The record of one word and its header.
  expect(await linesOf({ declarations, start, onTimer }, { ...SMALL, steps: [{ timer: true }] })).toEqual([
    '8',
  ]);
});

test('cycles are garbage like everything else', async () => {
  const start = `
    for (int i = 0; i < 1000; i++) {
      const value first = cons(0, 1), second = cons(first, 2);
      app_store(first, 0, second);
    }
    SHOW(1);`;
  expect(await linesOf({ declarations: LIST, start }, SMALL)).toEqual(['1']);
});

test.each([
  ['forwards', 'list = cons(list, 1);'],
  ['backwards', 'last = app_load(last, 0) = cons(0, 1);'],
])('a list of many blocks, linked %s, takes no stack', async (_, append) => {
  const start = `
    value list = cons(0, 1), last = list;
    for (int i = 1; i < 2000; i++) { ${append} }
    app_collect(true);
    app_set_global(0, list);
    (void)last;
    SHOW(sum(list));`;
  expect(await linesOf({ declarations: LIST, start })).toEqual(['2000']);
});

test('free neighbours are one free block again', async () => {
  const start = `
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 60; i++) app_set_global(i % 4, app_record(2));
      for (int i = 0; i < 4; i++) app_set_global(i, 0);
      // What is left of references on the stack is of no matter to this one.
      app_collect(false);
      app_set_global(0, app_record(200));
      app_store(app_global(0), 199, round);
      SHOW(app_load(app_global(0), 199));
      app_set_global(0, 0);
    }`;
  const runs = [runOnHost, runOnArm].map((run) => run(programOf({ start }), SMALL));
  expect(await Promise.all(runs)).toEqual([{ output: '0\n1\n2\n' }, { output: '0\n1\n2\n' }]);
});

test('more than the heap holds is a fault in the line of the allocation', async () => {
  const start = `
    for (int i = 0; i < 1000; i++) {
      value made;
#line 44 "app.ts"
      made = app_record(2);
#line 45 "app.ts"
      app_store(made, 0, app_global(0));
      app_set_global(0, made);
    }`;
  expect(await runEverywhere({ start }, SMALL)).toEqual({
    output: '',
    fault: { code: 17, file: 'app.ts', line: 44 },
  });
});

test.each(['0xffffffff', '0x7fffffff', '0x3fffffff', '255', '256'])(
  'a block of %s words does not fit',
  async (count) => {
    expect(await linesOf({ start: `SHOW(app_allocate(${count}u, APP_WORDS));` }, SMALL)).toEqual(['0']);
  },
);

test('all of the heap can be used, and is told of', async () => {
  const declarations = 'static void show(uint32_t number) { SHOW((value)number); }';
  const start = `
    show(app_heap_facts.size);
    app_set_global(0, app_record(app_heap_facts.size / 4 - 1));
    show(app_heap_facts.used);
    show(app_heap_facts.peak);
    app_set_global(0, 0);
    app_collect(false);
    show(app_heap_facts.used);
    show(app_heap_facts.peak);
    show(app_heap_facts.allocations);
    show(app_block_words(app_record(3)));`;
  // 256 words, 8 of which are the bitmap.
  expect(await linesOf({ declarations, start }, SMALL)).toEqual(['992', '992', '992', '0', '992', '1', '3']);
});

/** Blocks of random sizes in a table of globals, whose contents tell who they are; some link to others. */
const CAMPAIGN = `
static uint32_t state = 1;
static uint32_t random_below(uint32_t limit)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % limit;
}
static value make(value name)
{
    const uint32_t words = 2 + random_below(12);
    const value made = app_record(words);
    app_store(made, 0, 0);
    for (uint32_t i = 1; i < words; i++) app_store(made, i, name);
    return made;
}
static bool is_whole(value block)
{
    for (uint32_t i = 2; i < app_block_words(block); i++)
        if (app_load(block, i) != app_load(block, 1)) return false;
    return true;
}
`;

test('a long random life spoils no block', async () => {
  const start = `
    for (value step = 1; step <= 20000; step++) {
      const value place = (value)random_below(16);
      for (value at = app_global(place); at != 0; at = app_load(at, 0)) if (!is_whole(at)) SHOW(-step);
      switch (random_below(4)) {
      case 0: app_set_global(place, 0); break;
      case 1: app_set_global(place, make(step % 1000)); break;
      case 2: {
        const value made = make(step % 1000);
        if (random_below(3) != 0) app_store(made, 0, app_global(place));
        app_set_global(place, made);
        break;
      }
      default: app_set_global(place, app_global((value)random_below(16)));
      }
    }
    SHOW(20000);`;
  const lines = await linesOf({ declarations: CAMPAIGN, start, globals: 16 }, { heap: 16384 });
  expect(lines).toEqual(['20000']);
});
