/**
 * docs/0039-app-features.md: what apps may contain, made from the programs that show it, so that nothing stands there that no test
 * holds. A feature is a folder of programs; a row is a program.
 */
import path from 'node:path';
import { allPrograms, type AppProgram } from './programs';

export const FEATURES_PAGE = path.resolve(__dirname, '../../docs/0039-app-features.md');

/** Folders in the order of the page, and their headings. */
const HEADINGS: Readonly<Record<string, string>> = {
  numbers: 'Numbers',
  booleans: 'Booleans and conditions',
  strings: 'Strings',
  templates: 'Template literals',
  variables: 'Variables and names',
  control: 'Control flow and order',
  functions: 'Functions',
  closures: 'Closures',
  arrays: 'Arrays',
  tuples: 'Tuples',
  objects: 'Objects',
  absent: 'undefined and null',
  unions: 'Unions',
  enums: 'Enums',
  destructuring: 'Destructuring',
  spread: 'Spread',
  dictionaries: 'Dictionaries',
  'map-set': 'Map and Set',
  classes: 'Classes',
  generics: 'Generics',
  exceptions: 'Exceptions',
  'regular-expressions': 'Regular expressions',
  json: 'JSON',
  console: 'The console',
  modules: 'Modules',
  handlers: 'Handlers',
  everyday: 'Everyday programs',
  garbage: 'Memory',
  faults: 'What is a fault',
  refused: 'What is refused',
};

const INTRODUCTION = `# 39. What apps may contain

Each row is a program in \`tests/apps/programs\`. Where nothing else is said it prints exactly what Node prints: on the host, under the sanitizers and with
a collection at every allocation, and on a Cortex-M4 with a heap of 8 KB. A program that _faults_ ends its process at the line that is to blame, after
it printed what Node prints until then. What is _refused_ has a code, whose page says what to write instead.

The one difference that no check shows: there is no -0, and \`console.log\` prints 0 where Node prints -0.

This page is made from the programs: \`npm run app-features\`.
`;

export function featuresPage(): string {
  const programs = allPrograms();
  const features = [...new Set(programs.map(({ name }) => featureOf(name)))];
  const unknown = features.filter((feature) => !(feature in HEADINGS));
  if (unknown.length > 0) throw new Error(`tests/apps/features.ts has no heading for ${unknown.join(', ')}`);
  const sections = Object.entries(HEADINGS).map(([feature, heading]) =>
    section(
      heading,
      programs.filter(({ name }) => featureOf(name) === feature),
    ),
  );
  return [INTRODUCTION, ...sections].join('\n');
}

const featureOf = (name: string): string => name.replace(/\/.*/, '');

function section(heading: string, programs: readonly AppProgram[]): string {
  const rows = programs.map(({ name, about, outcome }) => {
    const program = `[${name.replace(/.*\//, '')}](../tests/apps/programs/${name}.ts)`;
    const becomes =
      outcome.kind === 'refused'
        ? [codeOf(outcome.code)]
        : outcome.kind === 'faults'
          ? [`faults: ${outcome.fault}`]
          : [];
    return [program, escaped(about), ...becomes];
  });
  const columns =
    rows[0]?.length === 3 ? ['Program', 'What it is about', 'Becomes'] : ['Program', 'What it is about'];
  return `## ${heading}\n\n${table([columns, ...rows])}`;
}

/** Our codes have pages, those of tsc have not. */
const codeOf = (code: number): string =>
  code >= 91000 ? `[TS${code}](diagnostics/TS${code}.md)` : `TS${code}, by \`tsc\``;

const escaped = (text: string): string => text.replace(/\|/g, '\\|');

/** Columns as wide as what is in them, as the formatter has it. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |\n`;
  const [head = [], ...others] = rows;
  return `${line(head)}${line(widths.map((width) => '-'.repeat(width)))}${others.map(line).join('')}`;
}
