/**
 * The generated stubs are ordinary dialect: they compile, to C as well, without a warning; and what a client or a server does
 * wrong with them is an error of the compiler.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compile, formatDiagnostics } from '../../../transpile';
import { includeFolder, integerOnlyFlags, targetFlags } from '../../../transpile/c/flags';
import { printC } from '../../../transpile/c/printer';
import { EVERYTHING } from './everything';
import { compileHarness, harnessOf, ROOT, textsOf } from './world';

const { texts, made } = textsOf('everything.ts', EVERYTHING);
const [laidOut] = made.services;
const FOLDER = path.join(ROOT, 'src', 'interfaces');

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'conductor-stubs-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['-O2', '-Os'])(
  'client and server become C that gcc has nothing to say about, %s',
  (optimisation) => {
    writeFileSync(path.join(folder, 'stubs.c'), printC(compileHarness(laidOut!, texts, 'entry'), {}));
    const flags = [...targetFlags, ...integerOnlyFlags, '-mcpu=cortex-m4', optimisation, '-I', includeFolder];
    const files = ['-c', '-o', path.join(folder, 'stubs.o'), path.join(folder, 'stubs.c')];
    execFileSync('arm-none-eabi-gcc', [...flags, ...files], { stdio: ['ignore', 'inherit', 'pipe'] });
  },
);

test('the same declaration gives the same text, and comments do not change the signature', () => {
  const again = textsOf(
    'everything.ts',
    EVERYTHING.replace('Scalars.', 'Numbers.').replace('a: u16', 'first: u16'),
  );
  expect(again.made.services[0]!.identity).toEqual(laidOut!.identity);
  expect(textsOf('everything.ts', EVERYTHING).texts).toEqual(texts);
});

test.each([
  ['a parameter of another type', 'scalars(a: u8', 'scalars(a: u16'],
  ['a member of an enum', 'blue = 7', 'blue = 8'],
  ['a field', 'x: i16 = 0', 'x: u16 = 0'],
  ['the order of methods', '  nothing(): void;\n', ''],
  ['an own error', 'busy Somebody', 'occupied Somebody'],
  ['a method that is posted', '  /** @post */\n', ''],
  ['a buffer in the other direction', 'ReadonlySpan<u8>, n', 'Span<u8>, n'],
])('the signature changes with %s', (_what, from, to) => {
  const changed = EVERYTHING.replace(from, to);
  expect(changed).not.toBe(EVERYTHING);
  const [other] = textsOf('everything.ts', changed).made.services;
  expect(other!.identity.signature).not.toBe(laidOut!.identity.signature);
  expect(other!.identity.id).toBe(laidOut!.identity.id);
});

/** What the compiler says about a module beside the declaration. */
function problemsOf(text: string): string {
  const entry = path.join(FOLDER, 'use.ts');
  const overrides = new Map([...texts, [entry, text]]);
  const { diagnostics } = compile([entry], { root: ROOT, overrides, keep: 'entry' });
  return formatDiagnostics(diagnostics, { pretty: false, root: ROOT });
}

const CLIENT = `
import { EverythingClient, EverythingError } from './generated/everything-client';
import { ignore } from '../runtime/service/ignore';
import { Color, Large, Small } from './everything';
const client = new EverythingClient();
const small = new Small();
const large = new Large();
const halves = array(u16, 4);
const bytes = array(u8, 4);
export function use(wide: u32): bool {
  STATEMENT
  return false;
}
export { EverythingError, Color, bytes, halves, ignore, large, small };
`;
const client = (statement: string): string => problemsOf(CLIENT.replace('STATEMENT', statement));

test.each([
  'if (client.scalars(1, -1, true, Color.blue) !== EverythingError.none) return wide === 0;',
  'ignore(client.nothing());',
  'const error = client.lendRead(bytes, 1, small); if (error === EverythingError.busy) return true;',
  'return client.lendWrite(halves, wide, false) === EverythingError.none;',
])('a client may: %s', (statement) => expect(client(statement)).toBe(''));

test.each([
  ['a result that is dropped', 'client.nothing();', /TS91124: This 'EverythingError' says whether it worked/],
  ['a posted one, too', 'client.ring(1, Color.red);', /TS91124/],
  ['a wrong type', 'return client.nested(small, small) === EverythingError.none;', /TS2345/],
  [
    'a number too wide',
    'return client.scalars(wide, 0, true, Color.red) === EverythingError.none;',
    /TS2345/,
  ],
  ['a number for an enum', 'return client.largeIn(large, 9) === EverythingError.none;', /TS2345/],
  [
    'a buffer to be written that may only be read',
    'return client.lendWrite(readonlySpan(halves, 0, 2), 1, true) === EverythingError.none;',
    /TS91115: 'ReadonlySpan<u16>' is not 'Span<u16>'/,
  ],
  ['other elements', 'return client.lendWrite(bytes, 1, true) === EverythingError.none;', /error TS/],
  ['too few arguments', 'return client.largeIn(large) === EverythingError.none;', /TS2554/],
  ['a method that is not there', 'return client.fly() === EverythingError.none;', /TS2339/],
])('a client may not: %s', (_what, statement, message) => expect(client(statement)).toMatch(message));

test('a server that leaves a method out does not compile', () => {
  const harness = harnessOf(laidOut!);
  expect(problemsOf(harness)).toBe('');
  expect(problemsOf(harness.replace('  take: on_take,\n', ''))).toMatch(
    /TS2741: Property 'take' is missing .* 'EverythingService'/,
  );
});

test('a handler with other parameters does not compile', () => {
  const wrong = harnessOf(laidOut!).replace(
    'on_ring(caller: Caller, times: u8,',
    'on_ring(caller: Caller, times: Small,',
  );
  expect(problemsOf(wrong)).toMatch(/TS2322/);
});

test('a handler must not keep what belongs to the request', () => {
  const keeping = harnessOf(laidOut!).replace(
    /declare function on_largeIn(.*);/,
    'let kept: Large | null = null;\nfunction on_largeIn$1 { kept = large; return EverythingError.none; }',
  );
  expect(problemsOf(keeping)).toMatch(/TS91201: 'large' lives in this function only/);
});
