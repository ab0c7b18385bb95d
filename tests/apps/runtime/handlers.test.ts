/** How the program around an app calls it: messages, the timer, events; what a handler leaves behind; what nobody catches. */
import { runOnArm, runOnHost } from '../toolchain';
import { linesOf, programOf, runEverywhere } from './c-program';

const APPEND = `
static const struct app_text mark = {1, "!"};
static value joined(value a, value b) { return app_concatenate(a, b); }
`;
const message = (text: string): { message: string } => ({ message: text });

test('a message is answered, in UTF-8', async () => {
  const onMessage = 'text = joined(text, app_constant(mark)); SHOW(app_length(text));';
  const texts = ['', 'abc', 'grün', '\u0080\u00bf\u00c0\u00ff', 'x'.repeat(300)];
  const lines = await linesOf({ declarations: APPEND, onMessage }, { steps: texts.map(message) });
  expect(lines).toEqual(texts.flatMap((text) => [String(text.length + 1), `${text}!`]));
});

test.each(['€', '\u0100', 'grün 😀'])(
  'a message with a character that no text can have is refused: %s',
  async (text) => {
    const onMessage = 'SHOW(1);';
    expect(await linesOf({ onMessage }, { steps: [message(text)] })).toEqual(['(refused)']);
  },
);

test('bytes that are no UTF-8 are refused', async () => {
  const bad = ['{0x80}', '{0xc3}', '{0xc3, 0x41}', '{0xc1, 0x81}', '{0xc0, 0x80}', '{0xff}', "{'a', 0xc3}"];
  const onTimer = bad
    .map((bytes) => `{ const uint8_t bytes[] = ${bytes}; SHOW(app_message(bytes, sizeof bytes)); }`)
    .join('\n');
  const lines = await linesOf({ onTimer, onMessage: 'SHOW(9);' }, { steps: [{ timer: true }] });
  expect(lines).toEqual(bad.map(() => '0'));
});

test('an app without a handler is not called', async () => {
  const steps = [message('a'), { timer: true }, { topic: 'heat', words: [1] }] as const;
  expect(await linesOf({ start: 'SHOW(1);' }, { steps })).toEqual(['1', '(refused)']);
});

test('the timer calls its handler, whose state is in globals', async () => {
  const onTimer = 'app_set_global(0, app_global(0) + 1); SHOW(app_global(0));';
  const steps = [{ timer: true }, { timer: true }, { timer: true }] as const;
  expect(await linesOf({ onTimer }, { steps })).toEqual(['1', '2', '3']);
});

test('what a handler leaves behind is gone when it has returned, and what the app keeps is not', async () => {
  const declarations = 'static value used(void) { return (value)app_heap_facts.used; }';
  const start = 'app_set_global(0, app_record(3)); (void)app_record(50);';
  const onTimer = 'SHOW(used()); (void)app_record(20); app_set_global(1, app_record(1));';
  const steps = [{ timer: true }, { timer: true }] as const;
  // A header and three words; then also one of one word.
  expect(await linesOf({ declarations, start, onTimer }, { steps })).toEqual(['16', '24']);
});

test('a handler that allocates nothing costs no collection', async () => {
  const declarations = 'static value collections(void) { return (value)app_heap_facts.collections; }';
  const onTimer = 'SHOW(collections()); if (app_global(0)++ == 1) (void)app_record(1);';
  const steps = [{ timer: true }, { timer: true }, { timer: true }, { timer: true }] as const;
  const [first, ...others] = [runOnHost, runOnArm].map((run) =>
    run(programOf({ declarations, onTimer }), { steps }),
  );
  expect(await first).toEqual({ output: '0\n0\n1\n1\n' });
  for (const other of others) expect(await other).toEqual(await first);
});

test('ten thousand messages leave nothing behind', async () => {
  const onMessage = `
    const value copy = joined(text, app_constant(mark)), list = app_array();
    for (int i = 0; i < 5; i++) app_array_push(list, joined(copy, app_constant(mark)));
    app_set_global(0, list);
    text = app_element(app_global(0), 4);`;
  const onTimer = 'SHOW((value)app_heap_facts.used);';
  const steps = [1, 10_000].flatMap((times) => [{ message: 'abcdefgh', times }, { timer: true as const }]);
  const lines = await linesOf({ declarations: APPEND, onMessage, onTimer }, { heap: 512, steps });
  expect(lines).toEqual(['abcdefgh!!', lines[1], 'abcdefgh!!', lines[1]]);
});

const HANDLER = `
static value handler(value self, value words, value b, value c, value d)
{
    (void)b; (void)c; (void)d;
    SHOW(app_load(self, 1));
    for (value i = 0; i < app_array_length(words); i++) SHOW(app_element(words, i));
    return 0;
}
static void subscribe(const struct app_text *topic, value number)
{
    const value closure = app_record(2);
    app_store(closure, 1, number);
    app_subscribe(APP_REFERENCE(topic), closure);
}
static const struct app_text heat = {4, "heat"}, light = {5, "light"};
`;

test('an event goes to those who subscribed, in their order, and after many collections', async () => {
  const start = 'subscribe(&heat, 10); subscribe(&light, 20); subscribe(&heat, 30);';
  const steps = [
    { timer: true },
    { topic: 'heat', words: [1, -2] },
    { topic: 'light', words: [5] },
    { topic: 'other', words: [6] },
  ] as const;
  const onTimer = 'for (int i = 0; i < 1000; i++) (void)app_record(9);';
  const parts = { declarations: HANDLER, start, onTimer, functions: ['handler'] };
  expect(await linesOf(parts, { heap: 1024, steps })).toEqual([
    ...['(subscribe heat)', '(subscribe light)', '(subscribe heat)'],
    ...['10', '1', '-2', '0', '0', '30', '1', '-2', '0', '0', '20', '5', '0', '0', '0'],
  ]);
});

test.each([
  ['nothing', ''],
  ['nine characters', 'heatheats'],
  ['a space in it', 'a b'],
  ['a character that ASCII has not got', 'gr\\374n'],
])('a topic whose name is %s is a fault, to subscribe as to publish', async (_, name) => {
  const declarations = `${HANDLER} static const struct app_text name = {sizeof "${name}" - 1, "${name}"};`;
  for (const statement of ['subscribe(&name, 1);', 'app_publish(app_constant(name), app_array());']) {
    const start = `#line 5 "app.ts"\n${statement}`;
    const { fault, output } = await runEverywhere({ declarations, start, functions: ['handler'] });
    expect({ code: fault?.code, output }).toEqual({ code: 21, output: '' });
  }
});

test('a handler of events has a stack of its own, on which the collector finds what it has', async () => {
  const declarations = `
    static value handler(value self, value words, value b, value c, value d)
    {
        const value kept = app_record(1);
        app_store(kept, 0, 41);
        for (int i = 0; i < 1000; i++) (void)app_record(9);
        SHOW(app_load(kept, 0) + app_element(words, 0));
        return (void)self, (void)b, (void)c, (void)d, 0;
    }
    static const struct app_text heat = {4, "heat"};`;
  const start = 'app_subscribe(app_constant(heat), app_record(1));';
  const steps = [{ topic: 'heat', words: [1] }];
  const lines = await linesOf({ declarations, start, functions: ['handler'] }, { heap: 1024, steps });
  expect(lines).toEqual(['(subscribe heat)', '42']);
});

const ERROR = `
static const struct app_text bad = {3, "bad"}, worse = {5, "worse"};
static value error(const struct app_text *text)
{
    const value made = app_record(1);
    app_store(made, 0, APP_REFERENCE(text));
    return made;
}
`;

test('what is thrown in a try goes to its catch, once', async () => {
  const declarations = `${ERROR}
    static void fail(const struct app_text *text) { app_throw(error(text)); }`;
  const start = `
    app_enter_try();
    fail(&bad);
    SHOW(app_thrown());
    for (int i = 0; i < 1000; i++) (void)app_record(9);
    app_leave_try();
    const value caught = app_take_thrown();
    SHOW(app_thrown());
    app_print(app_load(caught, 0));
    app_print_end();`;
  expect(await linesOf({ declarations, start }, { heap: 1024 })).toEqual(['1', '0', 'bad']);
});

test('the second of two errors replaces the first', async () => {
  const start = `
    app_enter_try();
    app_enter_try();
    app_throw(error(&bad));
    app_leave_try();
    app_throw(error(&worse));
    app_leave_try();
    app_print(app_load(app_take_thrown(), 0));
    app_print_end();`;
  expect(await linesOf({ declarations: ERROR, start })).toEqual(['worse']);
});

test('what nobody catches is printed and is a fault of the line that threw it', async () => {
  const start = `
    app_enter_try();
    app_throw(error(&bad));
    app_leave_try();
    const value again = app_take_thrown();
#line 12 "app.ts"
    app_throw(again);`;
  expect(await runEverywhere({ declarations: ERROR, start })).toEqual({
    output: 'Uncaught Error: bad\n',
    fault: { code: 18, file: 'app.ts', line: 12 },
  });
});

test.each([
  ['undefined!', '(void)app_present(APP_UNDEFINED);', 3],
  ['null!', '(void)app_present(APP_NULL);', 3],
  ['assert(false)', 'app_assert(0);', 5],
])('%s is a fault of its line', async (_, statement, code) => {
  const start = `(void)app_present(2); app_assert(1);\n#line 3 "app.ts"\n${statement}`;
  expect(await runEverywhere({ start })).toEqual({ output: '', fault: { code, file: 'app.ts', line: 3 } });
});

test('a box holds its number', async () => {
  const start =
    'app_set_global(0, app_box(-7)); for (int i = 0; i < 500; i++) (void)app_box(i); SHOW(app_load(app_global(0), 0));';
  expect(await linesOf({ start }, { heap: 1024 })).toEqual(['-7']);
});
