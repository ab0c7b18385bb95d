/** A service whose messages are laid out: what the printers of stubs, pages and descriptions begin with. */
import type { Identity } from './identity';
import type { MethodLayout, PlacedWord } from './layout';
import { widthOf } from './layout';
import { COMMON_ERRORS, serviceNames, type ServiceNames } from './names';
import { FIRST_OWN_ERROR, type Method, type Parameter, type ServiceInterface } from './model';
import { condition } from './scalars';
import type { SourceText } from './source-text';

export interface LaidOutService {
  readonly service: ServiceInterface;
  readonly names: ServiceNames;
  readonly identity: Identity;
  readonly layouts: readonly MethodLayout[];
}

export function laidOut(
  service: ServiceInterface,
  layouts: readonly MethodLayout[],
  identity: Identity,
): LaidOutService {
  return { service, names: serviceNames(service.name), identity, layouts };
}

export interface NumberedError {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** Common errors and the service's own. */
export function errorsOf({ errors }: ServiceInterface): NumberedError[] {
  const own = errors.map((error, index) => ({ ...error, value: FIRST_OWN_ERROR + index }));
  return [...COMMON_ERRORS, ...own];
}

/** `message.m2`, or the two of a u64. */
export function wordsAt({ word, type }: PlacedWord): string[] {
  return Array.from({ length: widthOf(type) }, (_, index) => `message.m${word + index}`);
}

/** What must hold for the words of a message to be values of their types. */
export function conditionsOf(words: readonly PlacedWord[]): string[] {
  return words.flatMap((placed) => condition(placed.type, wordsAt(placed)[0] ?? '') ?? []);
}

/** That not all of the conditions hold. */
export function unless(conditions: readonly string[]): string {
  const [only = '', ...more] = conditions;
  return more.length === 0 && /^\w+\([^()]*(?:\([^()]*\)[^()]*)*\)$/.test(only)
    ? `!${only}`
    : `!(${conditions.join(' && ')})`;
}

/** Imports the types of a service's parameters. */
export function useTypes(source: SourceText, method: Method): void {
  for (const parameter of method.parameters) useType(source, parameter);
}

export function useType(source: SourceText, parameter: Parameter): void {
  if (parameter.role !== 'value' && parameter.role !== 'result') return;
  const { type } = parameter;
  if (type.kind === 'enum' || type.kind === 'struct') useDeclared(source, type);
}

export function useDeclared(
  source: SourceText,
  type: { readonly name: string; readonly source: string },
): string {
  return source.useFile(type.source.replace(/\.ts$/, ''), type.name);
}
