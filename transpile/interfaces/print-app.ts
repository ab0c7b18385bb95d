/**
 * A service as apps have it: an ordinary module with a function for each method, which takes and returns plain values and throws what the
 * method ends with otherwise, as an Error with its name. On a device the words go to the bridge (print-bridge.ts); a test on the
 * host replaces the module by a fake.
 *
 * What does not fit is a fault of the app: a number outside of its parameter's type, a result from 2^31 on.
 */
import { appMethod, declaredTypes, type AppMethod, type Leaf } from './app-words';
import type { FieldType, Integer, Parameter, Scalar, Struct } from './model';
import { errorsOf, type LaidOutService } from './service';
import { documentation, indented } from './source-text';

/** Functions that the module has for itself; no method ends in an underscore. */
type Helper = 'within_' | 'wide_' | 'text_' | 'putText_';

/** Undefined when no method is for apps. */
export function printApp({ service, names, identity, layouts }: LaidOutService): string | undefined {
  const methods = layouts.flatMap((layout) => appMethod(layout) ?? []);
  if (methods.length === 0) return undefined;
  const helpers = new Set<Helper>();
  const left = layouts.filter((layout) => !methods.some((each) => each.layout === layout));
  const functions = methods.flatMap((method) => ['', ...printMethod(method, names.description, helpers)]);
  const asserts = [...helpers].some((helper) => HELPERS[helper].includes('assert('));
  const imported = asserts ? 'assert, callService' : 'callService';
  const heading = `Made from ../${service.file}.ts (\`conductor interfaces\`): what apps call of ${service.name}.`;
  const missing =
    left.length === 0 ? '' : `\n\nNot for apps: ${left.map(({ method }) => method.name).join(', ')}.`;
  const lines = [
    documentation(`${heading}\n\n${service.text}${missing}`, ''),
    `import { ${imported} } from 'conductor/app';`,
    '',
    `const ${names.description} = ${identity.id | 0};`,
    ...declaredTypes(methods).flatMap((type) => ['', ...printType(type)]),
    ...functions,
    '',
    ...printErrors(errorsOf(service)),
    ...[...helpers].sort().flatMap((helper) => ['', HELPERS[helper]]),
  ];
  return `${lines.join('\n')}\n`;
}

function printType(type: ReturnType<typeof declaredTypes>[number]): string[] {
  if (type.kind === 'enum') {
    return [
      `export enum ${type.name} {`,
      ...type.members.map(({ name, value }) => `  ${name} = ${value | 0},`),
      '}',
    ];
  }
  const fields = type.fields.map((field) => `  ${field.name}: ${plainType(field.type)};`);
  return [`export interface ${type.name} {`, ...fields, '}'];
}

function plainType(type: FieldType): string {
  if (type.kind === 'integer') return 'number';
  if (type.kind === 'bool') return 'boolean';
  return type.kind === 'array' ? 'string' : type.name;
}

function printMethod(method: AppMethod, service: string, helpers: Set<Helper>): string[] {
  const { layout, values, results, words, text } = method;
  const { name, text: comment, number, parameters } = layout.method;
  const taken = parameters.filter((each) => each.role === 'value' || each.role === 'span');
  const initial = Array.from({ length: words }, () => '0');
  const puts: string[] = [];
  for (const { parameter, leaves } of values) {
    for (const leaf of leaves) {
      if (leaf.type.kind === 'array')
        puts.push(putText(leaf, leaf.type.length, parameter.name + leaf.path, helpers));
      else
        encoded(leaf.type, parameter.name + leaf.path, helpers).forEach(
          (each, i) => (initial[leaf.word + i] = each),
        );
    }
  }
  const call = `callService(${service}, ${number}, words_, ${text ? text.name : "''"})`;
  const returned = resultOf(method, helpers);
  return [
    ...(comment === '' ? [] : [documentation(comment, '')]),
    `export function ${name}(${taken.map(parameterText).join(', ')}): ${resultType(results.map((each) => each.parameter))} {`,
    ...indented([
      `const words_: number[] = [${initial.join(', ')}];`,
      ...puts,
      `check_(${call});`,
      ...returned,
    ]),
    '}',
  ];
}

function parameterText(parameter: Parameter): string {
  const type = parameter.role === 'value' ? plainType(parameter.type) : 'string';
  return `${parameter.name}: ${type}`;
}

type Result = AppMethod['results'][number]['parameter'];

/** One result is returned as it is, several as an object of them. */
function resultType(results: readonly Result[]): string {
  const [only, more] = results;
  if (!only) return 'void';
  if (!more) return plainType(only.type);
  return `{ ${results.map(({ name, type }) => `${name}: ${plainType(type)}`).join('; ')} }`;
}

function resultOf({ results }: AppMethod, helpers: Set<Helper>): string[] {
  const [only, more] = results.map(({ parameter, leaves }) => {
    return [parameter.name, valueText(parameter.type, leaves, '', helpers)] as const;
  });
  if (!only) return [];
  if (!more) return [`return ${only[1]};`];
  const all = results.map(({ parameter, leaves }) => {
    return `${parameter.name}: ${valueText(parameter.type, leaves, '', helpers)}`;
  });
  return [`return { ${all.join(', ')} };`];
}

function valueText(type: FieldType, leaves: readonly Leaf[], path: string, helpers: Set<Helper>): string {
  if (type.kind === 'struct') return objectText(type, leaves, path, helpers);
  const leaf = leaves.find((each) => each.path === path)!;
  return leaf.type.kind === 'array'
    ? text(leaf, leaf.type.length, helpers)
    : decoded(leaf.type, leaf.word, helpers);
}

function objectText(type: Struct, leaves: readonly Leaf[], path: string, helpers: Set<Helper>): string {
  const fields = type.fields.map((field) => {
    return `${field.name}: ${valueText(field.type, leaves, `${path}.${field.name}`, helpers)}`;
  });
  return `{ ${fields.join(', ')} }`;
}

/** The words that carry a value. */
function encoded(type: Scalar, value: string, helpers: Set<Helper>): string[] {
  if (type.kind === 'bool') return [`${value} ? 1 : 0`];
  if (type.kind === 'enum' || type.name === 'i32') return [value];
  helpers.add('within_');
  if (type.name === 'u32' || type.name === 'u64') {
    const word = `within_(${value}, 0, 0x7fffffff)`;
    return type.name === 'u64' ? [word, '0'] : [word];
  }
  const [least, most] = rangeOf(type);
  return [`within_(${value}, ${least}, ${most})`];
}

function rangeOf({ name }: Integer): readonly [number, number] {
  const bits = Number(name.slice(1));
  return name.startsWith('u') ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
}

function decoded(type: Scalar, word: number, helpers: Set<Helper>): string {
  const value = `words_[${word}]`;
  if (type.kind === 'bool') return `${value} !== 0`;
  if (type.kind === 'enum') return value;
  if (type.name === 'u64') {
    helpers.add('wide_');
    return `wide_(words_, ${word})`;
  }
  return type.name === 'u32' ? `${value} >>> 0` : value;
}

function text({ word }: Leaf, length: number, helpers: Set<Helper>): string {
  helpers.add('text_');
  return `text_(words_, ${word}, ${length})`;
}

function putText({ word }: Leaf, length: number, value: string, helpers: Set<Helper>): string {
  helpers.add('putText_');
  return `putText_(words_, ${word}, ${length}, ${value});`;
}

function printErrors(errors: ReturnType<typeof errorsOf>): string[] {
  const named = errors.filter(({ name }) => name !== 'none' && name !== 'later');
  return [
    'function check_(error: number): void {',
    '  if (error !== 0) throw new Error(nameOf_(error));',
    '}',
    '',
    'function nameOf_(error: number): string {',
    '  switch (error) {',
    ...named.flatMap(({ name, value }) => [`    case ${value}:`, `      return '${name}';`]),
    '    default:',
    "      return 'malformed';",
    '  }',
    '}',
  ];
}

const HELPERS: Readonly<Record<Helper, string>> = {
  within_: `function within_(value: number, least: number, most: number): number {
  assert(value >= least && value <= most, 'a number outside of the type that the service has for it');
  return value;
}`,
  wide_: `function wide_(words: number[], first: number): number {
  assert(words[first + 1] === 0, 'a result that is no number of an app');
  return words[first] >>> 0;
}`,
  text_: `/** Without the zeros behind it. */
function text_(words: number[], first: number, length: number): string {
  let end = first + length;
  while (end > first && words[end - 1] === 0) end--;
  let text = '';
  for (let index = first; index < end; index++) text += String.fromCharCode(words[index]);
  return text;
}`,
  putText_: `function putText_(words: number[], first: number, length: number, text: string): void {
  assert(text.length <= length, 'a text that is longer than the service has room for');
  for (let index = 0; index < text.length; index++) words[first + index] = text.charCodeAt(index);
}`,
};
