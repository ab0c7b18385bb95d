/** Every diagnostic occurs where it should, has a page, and the examples of the page do what it says. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { compile, formatDiagnostics } from '../../transpile';
import { compileApp } from '../../transpile/apps';
import { DIAGNOSTICS, type DiagnosticName } from '../../transpile/diagnostics';
import { Compiler } from '../../transpile/frontend/compiler';
import { createDialectProgram } from '../../transpile/frontend/program';
import { generateInterfaces } from '../../transpile/interfaces';
import { APP_CASES } from './app-cases';
import { CASES, type Case } from './diagnostics-cases';
import { INTERFACE_CASES } from './interface-cases';

const ROOT = path.resolve(__dirname, '../..');
const PAGES = path.join(ROOT, 'docs/diagnostics');

function compileCase(source: Case): ts.Diagnostic[] {
  const files = typeof source === 'string' ? { 'case.ts': source } : source;
  const overrides = new Map(
    Object.entries(files).map(([name, text]) => [path.join(ROOT, 'src', name), text]),
  );
  const [entry = ''] = overrides.keys();
  return compile([entry], { root: ROOT, overrides, keep: 'entry' }).diagnostics;
}

/** Of a declaration of a service. */
function generateCase(source: Case): ts.Diagnostic[] {
  const file = path.join(ROOT, 'interfaces', 'bell.ts');
  const overrides = new Map([[file, String(source)]]);
  return [...generateInterfaces([file], { root: ROOT, overrides }).diagnostics];
}

/** Of an app. */
function compileAppCase(source: Case): ts.Diagnostic[] {
  const file = path.join(ROOT, 'apps', 'case.ts');
  const overrides = new Map([[file, String(source)]]);
  return [...compileApp(file, { root: ROOT, overrides }).diagnostics];
}

function diagnose(name: DiagnosticName, source: Case): ts.Diagnostic[] {
  if (name.startsWith('interface')) return generateCase(source);
  return name.startsWith('app') ? compileAppCase(source) : compileCase(source);
}

const ALL_CASES = { ...CASES, ...INTERFACE_CASES, ...APP_CASES };

const lineOf = ({ file, start = 0 }: ts.Diagnostic): string =>
  file ? (file.text.split('\n')[file.getLineAndCharacterOfPosition(start).line] ?? '') : '';

/** Nothing short triggers these. */
const WITHOUT_EXAMPLE: readonly DiagnosticName[] = ['internalError', 'tooDeep'];

const names = Object.keys(DIAGNOSTICS) as DiagnosticName[];
const pageOf = (name: DiagnosticName): string => `TS${DIAGNOSTICS[name].code}.md`;

describe.each(Object.entries(ALL_CASES))('%s', (name, cases) => {
  test.each(cases)('%#: %s', (source) => {
    const diagnostics = diagnose(name as DiagnosticName, source);
    const text = formatDiagnostics(diagnostics, { pretty: false, root: ROOT });
    const { code } = DIAGNOSTICS[name as DiagnosticName];
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect({ text, found: found.length }).toEqual({ text, found: 1 });
    expect(lineOf(found[0]!)).toContain('//!');
    expect(found[0]).toMatchObject({ source: 'conductor', category: ts.DiagnosticCategory.Error });
    expect({ text, others: diagnostics.length - 1 }).toEqual({ text, others: 0 });
  });
});

test('an exception in the transpiler is a diagnostic at the declaration', () => {
  const file = path.join(ROOT, 'src/case.ts');
  const overrides = new Map([[file, 'export const x = 1;']]);
  const compiler = new Compiler(createDialectProgram([file], { root: ROOT, overrides }), ROOT);
  const node = compiler.program.getSourceFile(file)!.statements[0]!;
  compiler.guard(node, () => {
    throw new Error('broken');
  });
  expect(compiler.diagnostics).toMatchObject([{ code: DIAGNOSTICS.internalError.code, start: 0 }]);
});

test('every code has a case', () => {
  const tested = new Set([...Object.keys(ALL_CASES), 'internalError']);
  expect(names.filter((name) => !tested.has(name))).toEqual([]);
});

test('codes are unique', () => {
  expect(new Set(names.map((name) => DIAGNOSTICS[name].code)).size).toBe(names.length);
});

test('every code has a page, and every page a code', () => {
  expect(
    readdirSync(PAGES)
      .filter((file) => file.startsWith('TS'))
      .sort(),
  ).toEqual(names.map(pageOf).sort());
});

describe('pages', () => {
  const blocksOf = (name: DiagnosticName): string[] =>
    [...readFileSync(path.join(PAGES, pageOf(name)), 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(
      (match) => match[1]!,
    );

  test.each(names.filter((name) => !WITHOUT_EXAMPLE.includes(name)))(
    '%s: the example triggers it, the advice does not',
    (name) => {
      const [wrong, right, ...others] = blocksOf(name);
      expect(others).toEqual([]);
      expect(diagnose(name, wrong ?? '').map((diagnostic) => diagnostic.code)).toEqual([
        DIAGNOSTICS[name].code,
      ]);
      expect(formatDiagnostics(diagnose(name, right ?? '!'), { pretty: false, root: ROOT })).toBe('');
    },
  );
});
