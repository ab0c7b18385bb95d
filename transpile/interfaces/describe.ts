/** The description of a service for tools (`<name>.json`): what the trace decoder needs to read its messages. */
import type { MethodLayout, PlacedWord } from './layout';
import { typeName, type Enumeration, type Parameter } from './model';
import { errorsOf, type LaidOutService } from './service';

export interface ServiceDescription {
  readonly name: string;
  /** `1.0` */
  readonly version: string;
  readonly id: number;
  readonly signature: number;
  readonly errors: Readonly<Record<string, string>>;
  readonly methods: readonly MethodDescription[];
  /** Names of members by their numbers. */
  readonly enums: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface MethodDescription {
  readonly name: string;
  readonly number: number;
  readonly isPosted: boolean;
  readonly parameters: readonly ParameterDescription[];
  readonly request: readonly WordDescription[];
  readonly reply: readonly WordDescription[];
}

export interface ParameterDescription {
  readonly name: string;
  /** Where it is: in words of the request or of the answer, lent, or a capability. */
  readonly way:
    'request' | 'reply' | 'lent for reading' | 'lent for writing' | 'capability' | 'capability in the answer';
}

export interface WordDescription {
  readonly parameter: string;
  /** `.size.width` of a class. */
  readonly path: string;
  readonly type: string;
  readonly word: number;
}

export function describeService({ service, identity, layouts }: LaidOutService): ServiceDescription {
  const { major, minor } = service.version;
  return {
    name: service.name,
    version: `${major}.${minor}`,
    id: identity.id,
    signature: identity.signature,
    errors: Object.fromEntries(errorsOf(service).map(({ name, value }) => [value, name])),
    methods: layouts.map(describeMethod),
    enums: Object.fromEntries(enumsOf(layouts).map((each) => [each.name, membersOf(each)])),
  };
}

function describeMethod(layout: MethodLayout): MethodDescription {
  const { method, request, reply } = layout;
  return {
    name: method.name,
    number: method.number,
    isPosted: method.isPosted,
    parameters: method.parameters.map((each) => ({ name: each.name, way: wayOf(each, layout) })),
    request: request.map(describeWord),
    reply: reply.map(describeWord),
  };
}

function wayOf(parameter: Parameter, { lent }: MethodLayout): ParameterDescription['way'] {
  if (lent?.parameter === parameter) return lent.isWritten ? 'lent for writing' : 'lent for reading';
  if (parameter.role === 'capability') return 'capability';
  if (parameter.role === 'capabilityResult') return 'capability in the answer';
  return parameter.role === 'result' ? 'reply' : 'request';
}

function describeWord({ parameter, path, type, word }: PlacedWord): WordDescription {
  return { parameter: parameter.name, path, type: typeName(type), word };
}

function enumsOf(layouts: readonly MethodLayout[]): Enumeration[] {
  const words = layouts.flatMap(({ request, reply }) => [...request, ...reply]);
  return words.flatMap(({ type }) => (type.kind === 'enum' ? [type] : []));
}

function membersOf({ members }: Enumeration): Record<string, string> {
  return Object.fromEntries(members.map(({ name, value }) => [value >>> 0, name]));
}
