/**
 * Whatever the text, the transpiler answers: with diagnostics, or with IR that is complete. It never throws and never fails
 * internally (but for the parser and checker of TypeScript, which are not ours).
 */
import path from 'node:path';
import ts from 'typescript';
import { compile, formatDiagnostics } from '../../transpile';
import { printC } from '../../transpile/c/printer';
import { DIAGNOSTICS } from '../../transpile/diagnostics';
import { printJavaScript } from '../../transpile/js/printer';
import { CASES } from './diagnostics-cases';
import { mutate, randomFrom, tokensOf } from './frontend-mutations';
import { EXAMPLES } from './frontend-programs';
import { violations } from './ir-validity';

const ROOT = path.resolve(__dirname, '../..');
const FILE = path.join(ROOT, 'main.ts');
const MUTANTS = 1500;

const sources = [
  ...EXAMPLES.map(({ files }) => files['main.ts'] ?? ''),
  ...Object.values(CASES).flatMap((cases) => cases.filter((one): one is string => typeof one === 'string')),
];

/** What is wrong with the answer to a text; undefined when nothing is. */
function complaint(text: string): string | undefined {
  const { program, diagnostics } = compile([FILE], {
    root: ROOT,
    overrides: new Map([[FILE, text]]),
    keep: 'everything',
  });
  const internal = diagnostics.filter(({ code }) => code === DIAGNOSTICS.internalError.code);
  const ours = internal.filter(
    ({ messageText }) => !/TypeScript's (parser|checker)/.test(String(messageText)),
  );
  if (ours.length > 0) return formatDiagnostics(ours, { pretty: false, root: ROOT });
  if (!program) return diagnostics.length > 0 ? undefined : 'neither program nor diagnostics';
  if (diagnostics.length > 0) return 'program and diagnostics';
  printC(program, {});
  printJavaScript(program);
  return violations(program)[0];
}

function expectAnswer(text: string): void {
  let wrong: string | undefined;
  try {
    wrong = complaint(text);
  } catch (error) {
    wrong = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  if (wrong !== undefined) throw new Error(`${wrong}\n--- for:\n${text}`);
}

const fresh = Date.now() % 1_000_000;
test.each([1, fresh])('mutants from seed %i', (seed) => {
  for (let index = 0; index < MUTANTS / 2; index++) {
    const random = randomFrom(seed * MUTANTS + index);
    expectAnswer(mutate(sources[Math.floor(random() * sources.length)] ?? '', random));
  }
});

test('programs cut off after any token', () => {
  for (const source of sources.slice(0, EXAMPLES.length)) {
    const tokens = tokensOf(source);
    for (let index = 0; index < tokens.length; index += 7) expectAnswer(source.slice(0, tokens[index]?.end));
  }
});

test('every keyword and punctuation as statement, expression, type and member', () => {
  for (let kind = ts.SyntaxKind.FirstPunctuation; kind <= ts.SyntaxKind.LastKeyword; kind++) {
    const token = ts.tokenToString(kind) ?? '';
    expectAnswer(`${token} x;`);
    expectAnswer(`export function f(a: u32): u32 { ${token} a; return a ${token} a; }`);
    expectAnswer(`export function f(a: ${token} u32): void { let x: ${token}; }`);
    expectAnswer(`export class C { ${token} x: u32 = ${token} 0; ${token} m(): void {} }`);
  }
});

test.each([
  ['nothing', ''],
  ['nested parentheses', `export const x = ${'('.repeat(3000)}1${')'.repeat(3000)};`],
  ['a long sum', `export function f(a: u32): u32 { return ${Array(3000).fill('a').join(' + ')}; }`],
  ['nested blocks', `export function f(): void { ${'{'.repeat(1500)}${'}'.repeat(1500)} }`],
  ['a large constant', `export const x = ${'9'.repeat(2000)};`],
  ['powers of powers', 'export const x = 2 ** 128 ** 128;'],
  ['an endless type', 'class A<T> { next: A<A<T>> | null = null; }\nexport const a = new A<u8>();'],
  ['a large array', 'export const a = array(u8, 0xfffffff); export const b = a.length;'],
  ['bytes that are no text', 'export const x = "\u0000\ud800";'],
])('%s', (_, text) => expectAnswer(text));

test('files that cannot be read', () => {
  const folder = compile([ROOT], { root: ROOT });
  const missing = compile([path.join(ROOT, 'no-such-file.ts')], { root: ROOT });
  for (const { program, diagnostics } of [folder, missing]) {
    expect(program).toBeUndefined();
    expect(formatDiagnostics(diagnostics, { pretty: false, root: ROOT })).toContain('Cannot read');
  }
});
