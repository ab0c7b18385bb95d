/**
 * The server's side of a service: the table of handlers that a server fills, and the dispatch that turns a message into
 * the call of one of them, but only if everything in it makes sense.
 */
import type { Lent, MethodLayout, PlacedWord } from './layout';
import { typeName, type Parameter } from './model';
import { capitalised } from './names';
import { decode, encode } from './scalars';
import { conditionsOf, unless, useDeclared, useTypes, wordsAt, type LaidOutService } from './service';
import { documentation, indented, SourceText } from './source-text';
import { StructChecks } from './structs';

export function printServer(laidOut: LaidOutService, source: SourceText): string {
  const { service, names } = laidOut;
  source.use('runtime/message', 'Message');
  source.use('runtime/service/answer', 'Answer');
  source.use('runtime/service/caller', 'Caller');
  source.useFile(source.beside(`${service.file}-client`), names.error);
  source.reexport(`./${service.file}-client`, names.error, names.description);
  const printer = new ServerPrinter(laidOut, source);
  const functions = laidOut.layouts.map((layout) => printer.functions(layout));
  source.add(
    '',
    documentation(`What a server of this interface has to do.\n\n${service.text}`, ''),
    `export interface ${names.service} {`,
    ...laidOut.layouts.flatMap((layout) => printer.member(layout)),
    '}',
    '',
    ...printer.dispatch(),
    ...functions.flat(),
  );
  return source.toString();
}

class ServerPrinter {
  private readonly checks: StructChecks;

  constructor(
    private readonly laidOut: LaidOutService,
    private readonly source: SourceText,
  ) {
    this.checks = new StructChecks(source);
  }

  member({ method }: MethodLayout): string[] {
    useTypes(this.source, method);
    const parameters = method.parameters.map((each) => `, ${each.local}: ${this.handlerType(each)}`).join('');
    const result = method.isPosted ? 'void' : this.laidOut.names.error;
    const comment = method.text === '' ? [] : [documentation(method.text, '  ')];
    return [...comment, `  readonly ${method.name}: (caller: Caller${parameters}) => ${result};`];
  }

  private handlerType(parameter: Parameter): string {
    switch (parameter.role) {
      case 'span':
        return this.source.use('runtime/service/buffers', parameter.isWritten ? 'WriteBuffer' : 'ReadBuffer');
      case 'value':
      case 'result':
        return typeName(parameter.type);
      case 'capabilityResult':
        return this.source.use('runtime/service/transfer', 'CapabilityReply');
      default:
        return 'u32';
    }
  }

  dispatch(): string[] {
    const { names, layouts } = this.laidOut;
    this.source.use('runtime/service/requests', 'setCaller');
    const refusal = this.refusal('unknownMethod');
    return [
      documentation('Answers one request. A handler sees no value outside its type.', ''),
      `export function ${names.dispatch}(message: Message, service: ${names.service}): Answer {`,
      '  setCaller(message);',
      '  switch (message.label) {',
      ...layouts.flatMap(({ method }) => [
        `    case ${method.number}:`,
        `      return handle${capitalised(method.name)}(message, service);`,
      ]),
      '    default:',
      `      return ${refusal};`,
      '  }',
      '}',
    ];
  }

  private refusal(error: string): string {
    this.source.use('runtime/service/requests', 'refuse');
    this.source.use('runtime/service/error', 'ServiceError');
    return `refuse(message, ServiceError.${error})`;
  }

  /** The handling of one method, and the function that answers it later. */
  functions(layout: MethodLayout): string[] {
    return layout.method.isPosted
      ? this.postedHandling(layout)
      : [...this.handling(layout), ...this.answering(layout)];
  }

  private postedHandling({ method, request }: MethodLayout): string[] {
    this.source.use('runtime/service/transfer', 'hasArrived');
    const conditions = ['!hasArrived(message)', ...conditionsOf(request)];
    return this.handler(method.name, [
      `if (${unless(conditions)}) return ${this.refusal('malformed')};`,
      ...this.values(request),
      `service.${method.name}(${this.handlerArguments(method.parameters)});`,
      'message.label = ServiceError.none;',
      'return Answer.now;',
    ]);
  }

  private handling(layout: MethodLayout): string[] {
    const { method, request, lent, given } = layout;
    const call = `service.${method.name}(${this.handlerArguments(method.parameters)})`;
    const results = this.resultsOf(layout)
      .map((each) => `, ${each.local}`)
      .join('');
    const finish = `finish${capitalised(method.name)}(message, error${results})`;
    return this.handler(method.name, [
      `if (${unless(this.conditions(layout))}) return ${this.refusal('malformed')};`,
      ...this.values(request),
      ...this.lentValue(lent),
      ...this.resultsOf(layout).map((each) => `const ${each.local} = new ${this.handlerType(each)}();`),
      `const error = ${call};`,
      ...(given ? [`${this.source.use('runtime/service/transfer', 'releaseArrived')}();`] : []),
      `return ${finish};`,
    ]);
  }

  private handler(method: string, lines: readonly string[]): string[] {
    const { names } = this.laidOut;
    return [
      '',
      `function handle${capitalised(method)}(message: Message, service: ${names.service}): Answer {`,
      ...indented(lines),
      '}',
    ];
  }

  /** What must hold before a handler is called. */
  private conditions({ request, lent, given }: MethodLayout): string[] {
    const first = given
      ? `${this.source.use('runtime/service/transfer', 'hasArrived')}(message)`
      : `${this.source.use('runtime/service/requests', 'isCall')}(message)`;
    return [first, ...this.lentConditions(lent), ...conditionsOf(request)];
  }

  private lentConditions(lent: Lent | undefined): string[] {
    if (!lent) return [];
    const right = `${this.source.use('abi/message', 'LeaseRight')}.${lent.isWritten ? 'write' : 'read'}`;
    const isLent = `${this.source.use('runtime/service/requests', 'isLent')}(message, ${right})`;
    const { parameter } = lent;
    if (parameter.role === 'span') return [isLent];
    const length = this.source.use('runtime/service/requests', 'lentLength');
    return [isLent, `${length}(message) === sizeof(${typeName(parameter.type)})`];
  }

  /** Parameters by value that are classes, filled from the words. */
  private values(request: readonly PlacedWord[]): string[] {
    const lines: string[] = [];
    for (const placed of request) {
      const { parameter, path, type } = placed;
      if (path === '' || parameter.role !== 'value') continue;
      const declaration = `const ${parameter.local} = new ${typeName(parameter.type)}();`;
      if (!lines.includes(declaration)) lines.push(declaration);
      if (type.kind === 'enum') useDeclared(this.source, type);
      lines.push(`${parameter.local}${path} = ${decode(type, wordsAt(placed))};`);
    }
    return lines;
  }

  private lentValue(lent: Lent | undefined): string[] {
    if (!lent) return [];
    const { parameter } = lent;
    if (parameter.role === 'result') return [];
    if (parameter.role === 'span') {
      this.source.use('runtime/service/requests', 'lentLength');
      return [
        `const ${parameter.local} = new ${this.handlerType(parameter)}();`,
        `${parameter.local}.token = message.token;`,
        `${parameter.local}.length = lentLength(message);`,
      ];
    }
    const name = typeName(parameter.type);
    this.source.use('runtime/service/lent-classes', 'copyIn');
    const copied = `copyIn(message.token, addressOf(${parameter.local}), sizeof(${name}))`;
    const check = parameter.type.kind === 'struct' && this.checks.check(parameter.type, parameter.local);
    const conditions = check ? [copied, check] : [copied];
    return [
      `const ${parameter.local} = new ${name}();`,
      `if (${unless(conditions)}) return ${this.refusal('malformed')};`,
    ];
  }

  private handlerArguments(parameters: readonly Parameter[]): string {
    this.source.use('runtime/service/caller', 'currentCaller');
    return ['currentCaller', ...parameters.map((parameter) => this.argument(parameter))].join(', ');
  }

  private argument(parameter: Parameter): string {
    if (parameter.role === 'capability')
      return `${this.source.use('runtime/service/transfer', 'arrivedSlot')}()`;
    if (parameter.role !== 'value' || parameter.type.kind === 'struct') return parameter.local;
    const placed = this.laidOut.layouts
      .flatMap(({ request }) => request)
      .find((each) => each.parameter === parameter);
    return placed ? decode(placed.type, wordsAt(placed)) : parameter.local;
  }

  /** What the handler fills. */
  private resultsOf({ method }: MethodLayout): Parameter[] {
    return method.parameters.filter(({ role }) => role === 'result' || role === 'capabilityResult');
  }

  /** `finishX` puts results into the answer; `answerX` is for handlers that answer later. */
  private answering(layout: MethodLayout): string[] {
    const { names } = this.laidOut;
    const name = capitalised(layout.method.name);
    const results = this.resultsOf(layout);
    const parameters = results.map((each) => `, ${each.local}: ${this.handlerType(each)}`).join('');
    const passed = results.map((each) => `, ${each.local}`).join('');
    const reply = this.source.use('runtime/messages', 'reply');
    const status = this.source.use('abi/status', 'Status');
    return [
      '',
      `function finish${name}(message: Message, error: ${names.error}${parameters}): Answer {`,
      `  if (error === ${names.error}.later) return Answer.later;`,
      '  message.label = error;',
      ...(this.hasResult(layout) ? [`  if (error !== ${names.error}.none) return Answer.now;`] : []),
      ...indented(this.resultWords(layout)),
      '}',
      '',
      documentation(`Answers a call of \`${layout.method.name}\` whose handler returned \`later\`.`, ''),
      `export function answer${name}(token: u32, error: ${names.error}${parameters}): ${status} {`,
      '  const message = new Message();',
      '  message.token = token;',
      ...(layout.received
        ? [`  return finish${name}(message, error${passed}) === Answer.now ? ${reply}(message) : Status.ok;`]
        : [`  finish${name}(message, error${passed});`, `  return ${reply}(message);`]),
      '}',
    ];
  }

  private hasResult({ reply, lent, received }: MethodLayout): boolean {
    return reply.length > 0 || lent?.parameter.role === 'result' || received !== undefined;
  }

  private resultWords({ reply, lent, received }: MethodLayout): string[] {
    const lines: string[] = [];
    if (lent?.parameter.role === 'result') {
      const { local, type } = lent.parameter;
      this.source.use('runtime/service/lent-classes', 'copyOut');
      lines.push(
        `if (!copyOut(message.token, addressOf(${local}), sizeof(${type.name}))) return ${this.refusal('malformed')};`,
      );
    }
    for (const placed of reply) {
      const values = encode(placed.type, placed.parameter.local + placed.path);
      wordsAt(placed).forEach((word, index) => lines.push(`${word} = ${values[index]};`));
    }
    if (!received) return [...lines, 'return Answer.now;'];
    this.source.use('runtime/service/transfer', 'give');
    return [...lines, `return give(message, ${received.local});`];
  }
}
