/**
 * The client's side of a service: a class with a method for each of the interface's, its errors, and the numbers that both
 * sides compare when they connect.
 */
import { MESSAGE_WORDS, type MethodLayout } from './layout';
import { hexadecimal } from './identity';
import { typeName, type Parameter } from './model';
import { decode, encode } from './scalars';
import {
  conditionsOf,
  errorsOf,
  unless,
  useDeclared,
  useTypes,
  wordsAt,
  type LaidOutService,
  type NumberedError,
} from './service';
import { documentation, indented, SourceText } from './source-text';
import { StructChecks } from './structs';

export function printClient(laidOut: LaidOutService, source: SourceText): string {
  const { service, names } = laidOut;
  source.use('runtime/service/error', 'checkedError');
  const checks = new StructChecks(source);
  const methods = laidOut.layouts.map((layout) => printMethod(laidOut, layout, source, checks));
  const connection = source.use('runtime/service/connection', 'Connection');
  const errors = errorsOf(service);
  const last = errors[errors.length - 1]?.value ?? 0;
  source.add(
    '',
    documentation('What a call can end with.', '', '@mustUse'),
    `export enum ${names.error} {`,
    ...errors.map(printError),
    '}',
    '',
    ...printDescription(laidOut, source),
    '',
    documentation(service.text, ''),
    `export class ${names.client} {`,
    `  readonly connection = new ${connection}();`,
    ...methods.flatMap((lines) => ['', ...indented(lines)]),
    '}',
    '',
    `function errorOf(label: u32): ${names.error} {`,
    `  return checkedError(label, ${last}) as ${names.error};`,
    '}',
  );
  return source.toString();
}

function printError({ name, value, text }: NumberedError): string {
  return `${documentation(text, '  ')}\n  ${name} = ${value},`;
}

function printDescription({ names, identity }: LaidOutService, source: SourceText): string[] {
  const type = source.use('runtime/service/interface-description', 'InterfaceDescription');
  const { id, version, signature } = identity;
  return [
    documentation('By this client and server recognise each other.', ''),
    `export const ${names.description}: ${type} = {`,
    `  id: ${hexadecimal(id)},`,
    `  version: ${hexadecimal(version)},`,
    `  signature: ${hexadecimal(signature)},`,
    '};',
  ];
}

/** As the client's method has it. */
function parameterType(parameter: Parameter): string {
  switch (parameter.role) {
    case 'span':
      return `${parameter.isWritten ? 'Span' : 'ReadonlySpan'}<${parameter.element.name}>`;
    case 'value':
    case 'result':
      return typeName(parameter.type);
    default:
      return 'u32';
  }
}

function printMethod(
  { service, names }: LaidOutService,
  layout: MethodLayout,
  source: SourceText,
  checks: StructChecks,
): string[] {
  const { method } = layout;
  useTypes(source, method);
  source.use('runtime/message', 'Message');
  const parameters = method.parameters.map((each) => `${each.local}: ${parameterType(each)}`).join(', ');
  const reach = service.isGranted
    ? []
    : [`${source.use('runtime/service/lookup', 'reach')}(this.connection);`];
  const way = method.isPosted ? 'tell' : 'ask';
  const question = `this.connection.${way}(message, ${names.description}, attempt)`;
  source.use('runtime/service/connection', 'address');
  const addressed = `address(message, this.connection, ${operationOf(layout, source)});`;
  return [
    ...(method.text === '' ? [] : [documentation(method.text, '')]),
    `${method.name}(${parameters}): ${names.error} {`,
    '  const message = new Message();',
    '  let attempt: u32 = 0;',
    '  do {',
    // No call before all words are stored: then the compiler need not clear the message first.
    ...indented(
      [addressed, ...fill(layout, source), 'attempt++;', ...reach, ...acceptance(layout, source)],
      '    ',
    ),
    `  } while (${question});`,
    ...indented(ending(layout, names.error, source, checks)),
    '}',
  ];
}

function operationOf({ method, lent, given }: MethodLayout, source: SourceText): string {
  const operation = source.use('abi/operation', 'Operation');
  if (method.isPosted) return `${operation}.post`;
  return `${operation}.${lent ? 'callLending' : given ? 'callTransferring' : 'call'}`;
}

/** The words of the question. */
function fill({ method, request, lent, given }: MethodLayout, source: SourceText): string[] {
  const lines = [`message.label = ${method.number};`];
  for (const placed of request) {
    const values = encode(placed.type, placed.parameter.local + placed.path);
    wordsAt(placed).forEach((word, index) => lines.push(`${word} = ${values[index]};`));
  }
  if (given) lines.push(`message.m3 = ${given.local};`);
  if (lent) {
    const right = `${source.use('abi/message', 'LeaseRight')}.${lent.isWritten ? 'write' : 'read'}`;
    source.use('runtime/service/requests', 'lending');
    lines.push(`message.m2 = addressOf(${lent.parameter.local});`);
    lines.push(`message.m3 = lending(${lentBytes(lent.parameter)}, ${right});`);
  }
  return [...lines, ...blanks(lines)];
}

/** Words that carry nothing: every word is stored, so that the compiler does not clear the message before. */
function blanks(lines: readonly string[]): string[] {
  const words = Array.from({ length: MESSAGE_WORDS }, (_, index) => `message.m${index}`);
  return words
    .filter((word) => !lines.some((line) => line.startsWith(`${word} =`)))
    .map((word) => `${word} = 0;`);
}

function lentBytes(parameter: Parameter): string {
  if (parameter.role !== 'span') return `sizeof(${parameterType(parameter)})`;
  const { name } = parameter.element;
  return name === 'u8' ? `${parameter.local}.length` : `${parameter.local}.length * sizeof(${name})`;
}

/** Where a capability that comes with the answer goes. */
function acceptance({ received }: MethodLayout, source: SourceText): string[] {
  return received ? [`${source.use('runtime/service/transfer', 'expect')}(${received.local});`] : [];
}

/** From the answer to the result. */
function ending(layout: MethodLayout, error: string, source: SourceText, checks: StructChecks): string[] {
  const { method, reply, lent, received } = layout;
  const isPlain = reply.length === 0 && !received && lent?.parameter.role !== 'result';
  if (method.isPosted || isPlain) return ['return errorOf(message.label);'];
  const lines: string[] = [];
  if (received) lines.push(`const came = ${source.use('runtime/service/transfer', 'hasCome')}(message);`);
  lines.push(`if (message.label !== ${error}.none) return errorOf(message.label);`);
  const wanted = [...(received ? ['came'] : []), ...conditionsOf(reply)];
  if (lent?.isWritten && lent.parameter.role === 'result') {
    wanted.push(...[checks.check(lent.parameter.type, lent.parameter.local) ?? []].flat());
  }
  if (wanted.length > 0) lines.push(`if (${unless(wanted)}) return ${error}.malformed;`);
  for (const placed of reply) {
    if (placed.type.kind === 'enum') useDeclared(source, placed.type);
    lines.push(`${placed.parameter.local}${placed.path} = ${decode(placed.type, wordsAt(placed))};`);
  }
  lines.push(`return ${error}.none;`);
  return lines;
}
