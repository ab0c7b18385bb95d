/**
 * The bridge from an app to a service: takes the words that the app's module (print-app.ts) has filled, calls the client's stub with
 * the values in them, and puts the results in their place.
 */
import { appMethod, type AppMethod, type Bytes, type Leaf, type PlacedValue } from './app-words';
import { typeName, type Parameter, type ParameterOf, type Scalar } from './model';
import { capitalised } from './names';
import { decode, encode } from './scalars';
import { useDeclared, type LaidOutService } from './service';
import { indented, SourceText } from './source-text';

/** Undefined when no method is for apps. */
export function printBridge(laidOut: LaidOutService, source: SourceText): string | undefined {
  const { service, names, layouts } = laidOut;
  const methods = layouts.flatMap((layout) => appMethod(layout) ?? []);
  if (methods.length === 0) return undefined;
  const client = source.useFile(source.beside(`${service.file}-client`), names.client);
  source.use('runtime/service/error', 'ServiceError');
  if (methods.some(({ results }) => results.length > 0))
    source.useFile(source.beside(`${service.file}-client`), names.error);
  const words = methods.some((method) => method.words > 0) ? 'words_' : '_words';
  const bytes = methods.some((method) => method.text) ? 'bytes_' : '_bytes';
  const parameters = `client_: ${client}, method_: u32, ${words}: Span<u32>, ${bytes}: ReadonlySpan<u8>`;
  source.add(
    '',
    `export function bridge${service.name}(${parameters}): u32 {`,
    '  switch (method_) {',
    ...methods.flatMap((method) => [
      `    case ${method.layout.method.number}:`,
      `      return ${functionOf(method)}(${argumentsOf(method)});`,
    ]),
    '    default:',
    '      return ServiceError.unknownMethod;',
    '  }',
    '}',
    ...methods.flatMap((method) => ['', ...printMethod(laidOut, method, source)]),
  );
  return source.toString();
}

function functionOf({ layout }: AppMethod): string {
  return `call${capitalised(layout.method.name)}`;
}

function argumentsOf({ words, text }: AppMethod): string {
  return ['client_', ...(words > 0 ? ['words_'] : []), ...(text ? ['bytes_'] : [])].join(', ');
}

function printMethod({ names }: LaidOutService, method: AppMethod, source: SourceText): string[] {
  const { values, results, words, text, layout } = method;
  const parameters = [
    `client_: ${names.client}`,
    ...(words > 0 ? ['words_: Span<u32>'] : []),
    ...(text ? ['bytes_: ReadonlySpan<u8>'] : []),
  ];
  const call = `client_.${layout.method.name}(${layout.method.parameters.map((each) => argumentOf(each, values)).join(', ')})`;
  const body = [
    ...values.flatMap((value) => fillClass(value, source)),
    ...results.flatMap(({ parameter }) => newClass(parameter, source)),
    ...ending(call, results, names.error),
  ];
  return [`function ${functionOf(method)}(${parameters.join(', ')}): u32 {`, ...indented(body), '}'];
}

function ending(call: string, results: readonly PlacedValue[], error: string): string[] {
  if (results.length === 0) return [`return u32(${call});`];
  return [
    `const error = ${call};`,
    `if (error !== ${error}.none) return u32(error);`,
    ...results.flatMap(({ parameter, leaves }) => leaves.flatMap((leaf) => writeLeaf(parameter.local, leaf))),
    `return u32(${error}.none);`,
  ];
}

function argumentOf(parameter: Parameter, values: readonly PlacedValue[]): string {
  if (parameter.role === 'span') return 'bytes_';
  const placed = values.find((each) => each.parameter === parameter);
  const [leaf] = placed?.leaves ?? [];
  const isScalar = parameter.role === 'value' && parameter.type.kind !== 'struct';
  return isScalar && leaf ? decode(leaf.type as Scalar, wordsAt(leaf)) : parameter.local;
}

function newClass(parameter: ParameterOf<'value' | 'result'>, source: SourceText): string[] {
  const { type } = parameter;
  if (type.kind === 'struct') useDeclared(source, type);
  return type.kind === 'struct' ? [`const ${parameter.local} = new ${typeName(type)}();`] : [];
}

function fillClass({ parameter, leaves }: PlacedValue, source: SourceText): string[] {
  for (const { type } of leaves) if (type.kind === 'enum') useDeclared(source, type);
  if (parameter.type.kind !== 'struct') return [];
  return [...newClass(parameter, source), ...leaves.flatMap((leaf) => readLeaf(parameter.local, leaf))];
}

function wordsAt({ word }: Leaf): string[] {
  return [`words_[${word}]`, `words_[${word + 1}]`];
}

function readLeaf(local: string, leaf: Leaf): string[] {
  const { path, type, word } = leaf;
  if (type.kind !== 'array') return [`${local}${path} = ${decode(type, wordsAt(leaf))};`];
  return eachByte(type, `${local}${path}[index] = u8(words_[${word} + index]);`);
}

function writeLeaf(local: string, leaf: Leaf): string[] {
  const { path, type, word } = leaf;
  if (type.kind === 'array') return eachByte(type, `words_[${word} + index] = ${local}${path}[index];`);
  const places = wordsAt(leaf);
  return encode(type, local + path).map((value, index) => `${places[index]} = ${value};`);
}

function eachByte({ length }: Bytes, statement: string): string[] {
  return [`for (let index: u32 = 0; index < ${length}; index++) {`, `  ${statement}`, '}'];
}
