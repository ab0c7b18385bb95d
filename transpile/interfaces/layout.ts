/**
 * How the messages of a method look: which parameter is in which word, which one is lent, which one is transferred.
 *
 * A message has four words each way. Lending takes two of the request's; a transferred capability takes the last one, in its
 * direction. What is passed by value and does not fit is lent: the largest class is, as a whole, and then everything else has
 * to fit.
 */
import type { DiagnosticName } from '../diagnostics';
import { flatten, type Method, type Parameter, type ParameterOf, type Scalar } from './model';

/** A scalar in a word (u64: in two, the low one first). */
export interface PlacedWord {
  readonly parameter: Parameter;
  /** The field of the parameter: `.size.width`; empty when it is the parameter itself. */
  readonly path: string;
  readonly type: Scalar;
  readonly word: number;
}

export interface Lent {
  readonly parameter: ParameterOf<'value' | 'result' | 'span'>;
  readonly isWritten: boolean;
}

export interface MethodLayout {
  readonly method: Method;
  readonly request: readonly PlacedWord[];
  readonly reply: readonly PlacedWord[];
  readonly lent?: Lent;
  readonly given?: ParameterOf<'capability'>;
  readonly received?: ParameterOf<'capabilityResult'>;
}

export const MESSAGE_WORDS = 4;
/** Words of a request beside what is lent, beside a capability. */
const WORDS_WITH_LEASE = 2;
const WORDS_WITH_CAPABILITY = 3;

export type Report = (parameter: Parameter, name: DiagnosticName, ...parameters: string[]) => void;

/** Undefined after a report. */
export function layOut(method: Method, report: Report): MethodLayout | undefined {
  try {
    return placeAll(method);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    report(error.parameter, error.diagnostic, ...error.parameters);
    return undefined;
  }
}

/** What does not fit, and where. */
class Refusal extends Error {
  readonly parameters: readonly string[];

  constructor(
    readonly parameter: Parameter,
    readonly diagnostic: DiagnosticName,
    ...parameters: string[]
  ) {
    super(diagnostic);
    this.parameters = parameters;
  }
}

function placeAll(method: Method): MethodLayout {
  const given = only(method, 'capability');
  const received = only(method, 'capabilityResult');
  const requestWords = given ? WORDS_WITH_CAPABILITY : MESSAGE_WORDS;
  const replyWords = received ? WORDS_WITH_CAPABILITY : MESSAGE_WORDS;
  const lent = lentOf(method, requestWords, replyWords);
  if (lent && given) {
    const why = 'a call lends a buffer or takes a capability';
    throw new Refusal(given, 'interfaceTransfer', given.name, lent.name, why);
  }
  const values = ofRole(method, 'value').filter((each) => each !== lent);
  const results = ofRole(method, 'result').filter((each) => each !== lent);
  requireFit(method, 'the request', values, lent ? WORDS_WITH_LEASE : requestWords, lent);
  requireFit(method, 'the answer', results, replyWords, lent);
  return {
    method,
    request: place(values),
    reply: place(results),
    ...(lent && { lent: { parameter: lent, isWritten: isWritten(lent) } }),
    ...(given && { given }),
    ...(received && { received }),
  };
}

/** The one parameter that is lent: a span, or the largest class of a direction that has more than its words. */
function lentOf(method: Method, requestWords: number, replyWords: number): Lent['parameter'] | undefined {
  const spans = ofRole(method, 'span');
  const lentResult = largestIfMore(ofRole(method, 'result'), replyWords);
  const isLending = spans.length > 0 || lentResult !== undefined;
  const lentValue = largestIfMore(ofRole(method, 'value'), isLending ? WORDS_WITH_LEASE : requestWords);
  if (lentValue && method.isPosted) {
    throw new Refusal(lentValue, 'interfacePost', method.name, lentValue.name);
  }
  const [lent, another] = [...spans, lentResult, lentValue].filter((each) => each !== undefined);
  if (lent && another) throw new Refusal(another, 'interfaceLent', another.name, lent.name);
  return lent;
}

function isWritten(parameter: ParameterOf<'value' | 'result' | 'span'>): boolean {
  return parameter.role === 'span' ? parameter.isWritten : parameter.role === 'result';
}

function ofRole<Role extends Parameter['role']>(method: Method, role: Role): ParameterOf<Role>[] {
  return method.parameters.filter((each): each is ParameterOf<Role> => each.role === role);
}

/** The parameter of a role that occurs once at most. */
function only<Role extends 'capability' | 'capabilityResult'>(
  method: Method,
  role: Role,
): ParameterOf<Role> | undefined {
  const [first, another] = ofRole(method, role);
  if (!first || !another) return first;
  const [one, two]: [Parameter, Parameter] = [first, another];
  throw new Refusal(two, 'interfaceTransfer', two.name, one.name, 'a message carries one capability');
}

type Valued = ParameterOf<'value' | 'result'>;

/** Words of one value; undefined: it has arrays, and is lent always. */
function wordCount({ type }: Valued): number | undefined {
  if (type.kind !== 'struct') return widthOf(type);
  const fields = flatten(type);
  return fields?.reduce((sum, field) => sum + widthOf(field.type as Scalar), 0);
}

export function widthOf(type: Scalar): number {
  return type.kind === 'integer' && type.name === 'u64' ? 2 : 1;
}

function wordsOf(parameters: readonly Valued[]): number {
  return parameters.reduce((sum, each) => sum + (wordCount(each) ?? Infinity), 0);
}

/** The class that takes most words, if all of them are more than there are. */
function largestIfMore<T extends Valued>(parameters: readonly T[], words: number): T | undefined {
  if (wordsOf(parameters) <= words) return undefined;
  const sizeOf = (each: T): number => wordCount(each) ?? Infinity;
  return parameters
    .filter(({ type }) => type.kind === 'struct')
    .reduce<T | undefined>((most, each) => (most && sizeOf(most) >= sizeOf(each) ? most : each), undefined);
}

/** What is not lent has to fit into words. */
function requireFit(
  method: Method,
  direction: string,
  parameters: readonly Valued[],
  words: number,
  lent: Parameter | undefined,
): void {
  let used = 0;
  for (const parameter of parameters) {
    const { name } = parameter;
    const count = wordCount(parameter);
    if (count === undefined) throw new Refusal(parameter, 'interfaceLent', name, lent?.name ?? '');
    used += count;
    if (used <= words) continue;
    const all = String(wordsOf(parameters));
    throw new Refusal(parameter, 'interfaceWords', name, direction, method.name, all, String(words));
  }
}

function place(parameters: readonly Valued[]): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let word = 0;
  for (const parameter of parameters) {
    const { type } = parameter;
    const fields = type.kind === 'struct' ? (flatten(type) ?? []) : [{ name: '', type }];
    for (const field of fields) {
      const scalar = field.type as Scalar;
      placed.push({ parameter, path: field.name, type: scalar, word });
      word += widthOf(scalar);
    }
  }
  return placed;
}
