/**
 * Layouts: which word of a record holds which property of an object.
 *
 * A layout follows from the set of properties alone, so two types with the same properties are one layout and their objects
 * may be exchanged: fields are ordered by name, those first that all members of some union of object types share (`kind` of a
 * `Circle | Square`), which puts them at the same place in all of them. The order in which properties were written is
 * kept beside, without `#name`s, for what shows it (JSON.stringify, Object.keys).
 */
import ts from 'typescript';
import type { Instance } from './instances';
import type { Compared, Kind, ObjectKind, UnionKind } from './kinds';
import { sameKind } from './kinds';

export interface Field {
  readonly name: string;
  /** The word of the record. */
  readonly place: number;
  /** An optional property's is a `maybe`. */
  readonly kind: Kind;
  readonly optional: boolean;
}

export interface Layout {
  /** As in the source, for messages and comments: `Point`, `{ x: number; }`. */
  readonly name: string;
  /** In order of their places. */
  readonly fields: readonly Field[];
  /** Names in the order in which the type has them. */
  readonly written: readonly string[];
  /** Whose methods it has. */
  readonly declaration?: ts.ClassDeclaration;
  /** Of that class. */
  readonly instance?: () => Instance;
}

/** The field, undefined: no such property. */
export function findField(layout: Layout, name: string): Field | undefined {
  return layout.fields.find((field) => field.name === name);
}

/** The field of an object, or the one that all members of a union have at the same place and of the same kind. */
export function sharedField(kind: ObjectKind | UnionKind, name: string): Field | undefined {
  const layouts = kind.kind === 'object' ? [kind.layout] : kind.layouts;
  const [first, ...others] = layouts.map((layout) => findField(layout, name));
  const agree = others.every(
    (field) => first && field && field.place === first.place && sameKind(field.kind, first.kind),
  );
  return agree ? first : undefined;
}

/** Same properties, same kinds; classes have methods and are themselves only. */
export function sameLayout(a: Layout, b: Layout, compared: Compared = []): boolean {
  if (a === b || compared.some(([one, other]) => one === a && other === b)) return true;
  const otherClass = a.declaration && b.declaration && a.declaration !== b.declaration;
  if (otherClass) return false;
  const within: Compared = [...compared, [a, b]];
  return (
    a.fields.length === b.fields.length &&
    a.fields.every((field, at) => {
      const other = b.fields[at] as Field;
      return field.name === other.name && sameKind(field.kind, other.kind, within);
    })
  );
}

/** Order of the fields: what unions share, then the others, by name. */
export function inPlaceOrder(names: readonly string[], shared: ReadonlySet<string>): string[] {
  const byName = [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [...byName.filter((name) => shared.has(name)), ...byName.filter((name) => !shared.has(name))];
}

/** Whether its class has fields that are private or protected, which are there all the same (unlike `#name`). */
export function hasHiddenFields({ declaration }: Layout): boolean {
  const constructor = declaration?.members.find(ts.isConstructorDeclaration);
  const fields = [
    ...(declaration?.members.filter(ts.isPropertyDeclaration) ?? []),
    ...(constructor?.parameters ?? []),
  ];
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const once = ts.ModifierFlags.Static;
  return fields
    .map((field) => ts.getCombinedModifierFlags(field))
    .some((flags) => (flags & hidden) !== 0 && (flags & once) === 0);
}
