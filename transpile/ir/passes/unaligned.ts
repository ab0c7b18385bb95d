/**
 * Refuses references into packed structs that could lead to addresses which the processor does not take.
 *
 * A field of a packed struct is read and written in pieces where it has to be, because its place is known. Behind a
 * reference nobody knows, and instructions that load or store several words fault. Addresses as numbers, and the
 * intrinsics that copy and clear bytes, are no references.
 */
import type {
  Constant,
  Expression,
  Field,
  FunctionDeclaration,
  Program,
  StructDeclaration,
  Type,
} from '../ir';
import { alignmentOf } from '../size';
import type { PassDiagnostic } from './diagnostic';
import { functionsOf, visitExpressions } from './walk';

/** A reference to what may lie at any address. */
export const UNALIGNED = 91202;

/** Intrinsics whose arguments are addresses only. */
const OF_BYTES: ReadonlySet<string> = new Set(['addressOf', 'assignStruct', 'clearStorage']);

export function checkAlignment(program: Program): PassDiagnostic[] {
  const initialised = [
    ...program.modules.flatMap((module) => module.globals),
    ...program.structOrder.flatMap((struct) => struct.fields),
  ];
  return [
    ...functionsOf(program).flatMap(unalignedReferences),
    ...initialised.flatMap(({ initial, location }) =>
      unalignedConstants(initial).map((struct) => ({ location, code: UNALIGNED, arguments: [struct] })),
    ),
  ];
}

function unalignedReferences({ body = [] }: FunctionDeclaration): PassDiagnostic[] {
  const diagnostics: PassDiagnostic[] = [];
  const bytes = new Set<Expression>();
  visitExpressions(body, (expression) => {
    if (expression.kind !== 'intrinsic' || !OF_BYTES.has(expression.name)) return;
    for (const argument of expression.arguments) bytes.add(argument);
  });
  visitExpressions(body, (expression) => {
    const place = bytes.has(expression) ? undefined : referredPlace(expression);
    const struct = place && unalignedIn(place, alignmentOf(place.type));
    if (struct === undefined) return;
    diagnostics.push({ location: expression.location, code: UNALIGNED, arguments: [struct] });
  });
  return diagnostics;
}

/** The storage that an expression makes a reference or span of. */
function referredPlace(expression: Expression): Expression | undefined {
  switch (expression.kind) {
    case 'address':
      return expression.place;
    case 'wholeSpan':
    case 'subSpan':
      return expression.array.type.kind === 'array' ? expression.array : undefined;
    default:
      return undefined;
  }
}

/** The packed struct because of which a place may not have the alignment that it needs. */
function unalignedIn(place: Expression, alignment: number): string | undefined {
  if (place.kind === 'index') return unalignedIn(place.array, alignment);
  if (place.kind !== 'field' || place.object.type.kind !== 'struct') return undefined;
  const { declaration } = place.object.type;
  return isUnaligned(declaration, place.field, alignment)
    ? declaration.name
    : unalignedIn(place.object, alignment);
}

const isUnaligned = (struct: StructDeclaration, field: Field, alignment: number): boolean =>
  struct.packed && (struct.alignment < alignment || field.offset % alignment !== 0);

/** The packed structs that initial values refer into. */
function unalignedConstants(constant: Constant | undefined): string[] {
  switch (constant?.kind) {
    case 'struct':
      return [...constant.fields.values()].flatMap(unalignedConstants);
    case 'array':
      return [...constant.items, constant.fill].flatMap(unalignedConstants);
    case 'address':
    case 'span':
      return unalignedOnPath(constant.global.type, constant.path);
    default:
      return [];
  }
}

function unalignedOnPath(start: Type, path: readonly (Field | number)[]): string[] {
  const steps: { readonly struct: StructDeclaration; readonly field: Field }[] = [];
  let type = start;
  for (const step of path) {
    if (typeof step !== 'number' && type.kind === 'struct')
      steps.push({ struct: type.declaration, field: step });
    if (typeof step !== 'number') type = step.type;
    else if (type.kind === 'array') type = type.element;
  }
  const alignment = alignmentOf(type);
  return steps.flatMap(({ struct, field }) => (isUnaligned(struct, field, alignment) ? [struct.name] : []));
}
