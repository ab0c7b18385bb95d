/**
 * The numbers by which a client and a server recognise the same interface: a hash of its name, the version, and a hash of
 * everything that changes what messages mean. Comments and the names of parameters do not.
 */
import type { MethodLayout } from './layout';
import type { FieldType, Method, Parameter, ServiceInterface } from './model';

export interface Identity {
  readonly id: number;
  readonly version: number;
  readonly signature: number;
}

export function identityOf(service: ServiceInterface, layouts: readonly MethodLayout[]): Identity {
  const { major, minor } = service.version;
  const methods = layouts.map(({ method }) => describeMethod(method));
  const errors = service.errors.map(({ name }) => name);
  return {
    id: hash(service.name),
    version: major * 65536 + minor,
    signature: hash([...methods, ...errors].join('\n')),
  };
}

/** What a minor version must leave as it is. */
export function shapeOf(method: Method): number {
  return hash(describeMethod(method));
}

function describeMethod({ name, parameters, isPosted }: Method): string {
  return `${name}(${parameters.map(describeParameter).join(',')})${isPosted ? '!' : ''}`;
}

function describeParameter(parameter: Parameter): string {
  switch (parameter.role) {
    case 'value':
    case 'result':
      return `${parameter.role} ${describe(parameter.type)}`;
    case 'span':
      return `${parameter.isWritten ? 'fills' : 'reads'} ${describe(parameter.element)}`;
    default:
      return parameter.role;
  }
}

function describe(type: FieldType): string {
  switch (type.kind) {
    case 'struct':
      return `{${type.fields.map((field) => `${field.name}:${describe(field.type)}`).join(';')}}`;
    case 'enum':
      return `<${type.members.map(({ name, value }) => `${name}=${value}`).join(';')}>`;
    case 'array':
      return `${describe(type.element)}[${type.length}]`;
    default:
      return type.kind === 'bool' ? 'bool' : type.name;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

export function hexadecimal(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
