/** The page of a service (docs/services): what its declaration says, and how its messages look. */
import { hexadecimal, shapeOf } from '../../transpile/interfaces/identity';
import type { MethodLayout, PlacedWord } from '../../transpile/interfaces/layout';
import { typeName, type Parameter } from '../../transpile/interfaces/model';
import { errorsOf, wordsAt, type LaidOutService } from '../../transpile/interfaces/service';
import { table } from '../markdown';

export function pageOf({ service, names, identity, layouts }: LaidOutService): string {
  const { major, minor } = service.version;
  return [
    `# ${service.name}`,
    service.text,
    `Version ${major}.${minor}, id \`${hexadecimal(identity.id)}\`, signature \`${hexadecimal(identity.signature)}\`. ` +
      `Declared in \`src/interfaces/${service.file}.ts\`; clients use \`${names.client}\`, a server fills \`${names.service}\`.` +
      (service.isGranted ? ' Only the system file gives clients their capability.' : ''),
    '## Methods',
    table(['method', 'label', 'way', 'shape'], layouts.map(methodRow)),
    ...layouts.flatMap(sectionOf),
    '## Errors',
    table(
      [`\`${names.error}\``, 'label', ''],
      errorsOf(service)
        .filter(({ name }) => name !== 'later')
        .map(({ name, value, text }) => [`\`${name}\``, String(value), text]),
    ),
  ].join('\n\n');
}

function methodRow({ method }: MethodLayout): string[] {
  const way = method.isPosted ? 'posted' : 'called';
  return [`\`${method.name}\``, String(method.number), way, `\`${hexadecimal(shapeOf(method))}\``];
}

function sectionOf(layout: MethodLayout): string[] {
  const { method } = layout;
  const parameters = method.parameters.map(writtenParameter).join(', ');
  const rows = method.parameters.flatMap((parameter) => rowsOf(parameter, layout));
  return [
    `### ${method.name}`,
    `\`${method.name}(${parameters})\``,
    ...(method.text === '' ? [] : [method.text]),
    ...(rows.length === 0 ? [] : [table(['parameter', 'type', 'where'], rows)]),
  ];
}

function writtenParameter(parameter: Parameter): string {
  return `${parameter.name}: ${writtenType(parameter)}`;
}

function writtenType(parameter: Parameter): string {
  switch (parameter.role) {
    case 'value':
      return typeName(parameter.type);
    case 'result':
      return `Out<${parameter.type.name}>`;
    case 'span':
      return `${parameter.isWritten ? 'Span' : 'ReadonlySpan'}<${parameter.element.name}>`;
    case 'capability':
      return 'Capability';
    case 'capabilityResult':
      return 'CapabilityResult';
  }
}

/** A row for each word of a parameter, or one that says how else it gets across. */
function rowsOf(parameter: Parameter, { request, reply, lent, given, received }: MethodLayout): string[][] {
  const whole = (where: string): string[][] => [
    [`\`${parameter.name}\``, `\`${writtenType(parameter)}\``, where],
  ];
  if (lent?.parameter === parameter) {
    return whole(`lent for ${lent.isWritten ? 'writing' : 'reading'} (m2 address, m3 length)`);
  }
  if (given === parameter) return whole("the caller's slot, in m3: a copy of the capability comes");
  if (received === parameter) return whole('comes with the answer, into a free slot of the caller');
  const rows = (words: readonly PlacedWord[], direction: string): string[][] =>
    words
      .filter((word) => word.parameter === parameter)
      .map((word) => [
        `\`${parameter.name}${word.path}\``,
        `\`${typeName(word.type)}\``,
        `${direction} ${wordsAt(word)
          .map((name) => name.replace('message.', ''))
          .join(', ')}`,
      ]);
  return [...rows(request, 'request'), ...rows(reply, 'answer')];
}
