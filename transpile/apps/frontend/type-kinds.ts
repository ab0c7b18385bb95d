/**
 * From the checker's types to kinds. What has none is refused by a {@link RefusedKind}, which knows code and place.
 *
 * Kinds of fields are found when somebody asks: types refer to themselves through fields only (an array of itself is refused), so this
 * ends. Each type is looked at once; kinds of the same type are the same object.
 */
import ts from 'typescript';
import type { DiagnosticName } from '../../diagnostics';
import { ABSENT, NEVER, maybe, present, sameKind, wideningOf, type CallableKind, type Kind } from './kinds';
import { Instances, MOST_INSTANCES, type Generic, type Instance } from './instances';
import { inPlaceOrder, type Field, type Layout } from './layouts';
import { isLibraryFile } from './program';
import { RefusedKind } from './refused-kind';
import { sharedNames } from './shared-names';
import { isConstant, isMember, isRecord, nameOfProperty, rank } from './type-facts';
import { OF_LIBRARY, SIMPLE } from './known-types';

export class TypeKinds {
  readonly checker: ts.TypeChecker;
  private readonly instances = new Instances();
  private current = this.instances.plain;
  private readonly shared: ReadonlySet<string>;

  constructor(program: ts.Program) {
    this.checker = program.getTypeChecker();
    this.shared = sharedNames(program, this.checker);
  }

  ofType(type: ts.Type): Kind {
    const { known, pending } = this.current;
    const kind = known.get(type);
    if (kind !== undefined) return kind;
    if (pending.has(type)) throw this.refused('appTypeConstruct', type, 'a type that consists of itself');
    pending.add(type);
    try {
      const found = this.findKind(type);
      known.set(type, found);
      return found;
    } finally {
      pending.delete(type);
    }
  }

  /** What type parameters stand for at the moment. */
  get instance(): Instance {
    return this.current;
  }

  /** Where no type parameter stands for anything. */
  get plain(): Instance {
    return this.instances.plain;
  }

  /** Does what belongs to an instance. */
  within<Result>(instance: Instance, work: () => Result): Result {
    const outer = this.current;
    this.current = instance;
    try {
      return work();
    } finally {
      this.current = outer;
    }
  }

  /** The instance for these types, which are those of the current instance. */
  protected instanceFor(declaration: Generic, types: readonly ts.Type[], around: Instance): Instance {
    const parameters = declaration.typeParameters ?? [];
    const own = parameters.map((_, at) => this.ofArgument(types[at]));
    const names = parameters.map((parameter) => this.checker.getTypeAtLocation(parameter));
    const found = this.instances.find(declaration, own, around, names);
    if (found) return found;
    const name = declaration.name?.getText() ?? 'default';
    throw new RefusedKind('appErased', [name, 'it is used with ever new types'], declaration);
  }

  /** What nobody said is nothing that is looked at. */
  private ofArgument(type: ts.Type | undefined): Kind {
    const isOpen = type === undefined || (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
    return isOpen ? { kind: 'erased', name: 'unknown' } : this.ofType(type);
  }

  /** How a function is called; optional parameters are `maybe`s. */
  ofSignature(signature: ts.Signature): CallableKind {
    const result = this.ofType(signature.getReturnType());
    return { kind: 'callable', ...this.parametersOf(signature), result };
  }

  parametersOf(signature: ts.Signature): Pick<CallableKind, 'parameters' | 'required' | 'rest'> {
    const declarations = signature.parameters.map((symbol) => symbol.valueDeclaration);
    const isOptional = (node: ts.Declaration | undefined): boolean =>
      node !== undefined && ts.isParameter(node) && (node.questionToken ?? node.initializer) !== undefined;
    const last = declarations.at(-1);
    const rest = last !== undefined && ts.isParameter(last) && last.dotDotDotToken !== undefined;
    const parameters = signature.parameters.map((symbol, at) => {
      const kind = this.ofType(this.checker.getTypeOfSymbol(symbol));
      return isOptional(declarations[at]) ? this.maybeOf(kind, symbol.name) : kind;
    });
    const optional = declarations.findIndex(isOptional);
    const required = optional >= 0 ? optional : parameters.length - (rest ? 1 : 0);
    return { parameters, required, rest };
  }

  private findKind(type: ts.Type): Kind {
    const simple = SIMPLE.find(([flags]) => (type.flags & flags) !== 0);
    // An enum's type is both: a union of its members.
    if (simple && !type.isUnion()) return simple[1];
    if (type.isUnion()) return this.ofUnion(type);
    if (type.flags & ts.TypeFlags.TypeParameter) return this.ofParameter(type);
    if (type.flags & ts.TypeFlags.Object) return this.ofObject(type as ts.ObjectType);
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) {
      throw this.refused('appUntyped', type);
    }
    const part = type.isIntersection() ? this.ofNarrowed(type) : undefined;
    if (part) return part;
    const what = type.isIntersection() ? 'an intersection' : 'a type that depends on others';
    throw this.refused('appTypeConstruct', type, what);
  }

  /** What the checker makes of a type parameter that it has narrowed: `T & {}` where it is something, `T & null` where it is not. */
  private ofNarrowed(type: ts.IntersectionType): Kind | undefined {
    const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
    const parts = type.types.filter((part) => !this.isEmpty(part) && !(part.flags & nothing));
    const [part] = parts;
    if (!part || parts.length > 1) return undefined;
    const kind = this.ofType(part);
    if (!type.types.some(({ flags }) => flags & nothing)) return present(kind);
    return kind.kind === 'maybe' || kind.kind === 'absent' ? ABSENT : NEVER;
  }

  /** `{}`: the checker's way to say of a type parameter that it is neither undefined nor null. */
  private isEmpty(type: ts.Type): boolean {
    const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
    return (
      isObject && this.checker.getPropertiesOfType(type).length === 0 && type.getCallSignatures().length === 0
    );
  }

  private ofUnion(type: ts.UnionType): Kind {
    const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void;
    const members = type.types.filter((member) => (member.flags & nothing) === 0);
    const all = members.map((member) => this.ofType(member)).filter(({ kind }) => kind !== 'never');
    const isCertain = members.length === type.types.length && !all.some(mayBeAbsent);
    const kinds = all.filter(({ kind }) => kind !== 'absent' && kind !== 'void').map(present);
    const [first] = kinds;
    if (first === undefined) return isCertain ? NEVER : ABSENT;
    const layouts = kinds.flatMap((kind) => (kind.kind === 'object' ? [kind.layout] : []));
    const isOne = kinds.every((kind) => kind.kind !== 'erased' && kind.kind === first.kind);
    const whole: Kind | undefined =
      kinds.length === 1
        ? first
        : isOne && layouts.length === kinds.length
          ? { kind: 'union', layouts }
          : isOne && kinds.every((kind) => sameKind(kind, first))
            ? first
            : kinds.find((kind) => kinds.every((other) => isLike(other, kind)));
    if (whole === undefined) throw this.refused('appMixedUnion', type);
    return isCertain ? whole : this.maybeOf(whole, this.nameOf(type));
  }

  private maybeOf(kind: Kind, name: string): Kind {
    if (kind.kind === 'erased') throw new RefusedKind('appErased', [kind.name, `'${name}' may be undefined`]);
    return maybe(kind);
  }

  /** A type parameter that stands for a number, a text or a boolean is one; `this` is its class. */
  private ofParameter(type: ts.Type): Kind {
    const bound = this.current.bindings.get(type);
    if (bound) return bound;
    const constraint = this.checker.getBaseConstraintOfType(type);
    const isThis = (type as { readonly isThisType?: boolean }).isThisType === true;
    if (constraint && isThis) return this.ofType(constraint);
    const simple = ts.TypeFlags.NumberLike | ts.TypeFlags.StringLike | ts.TypeFlags.BooleanLike;
    if (constraint && constraint.flags & simple) return this.ofType(constraint);
    return { kind: 'erased', name: this.nameOf(type) };
  }

  private ofObject(type: ts.ObjectType): Kind {
    if (this.checker.isTupleType(type)) return this.ofTuple(type as ts.TupleTypeReference);
    const symbol = type.getSymbol();
    const isOfLibrary = symbol?.declarations?.some((node) => isLibraryFile(node.getSourceFile())) === true;
    const make = isOfLibrary && Object.hasOwn(OF_LIBRARY, symbol.name) ? OF_LIBRARY[symbol.name] : undefined;
    if (make) {
      const parameters = this.checker.getTypeArguments(type as ts.TypeReference);
      return make(parameters.map((parameter) => this.ofType(parameter)));
    }
    if (symbol && symbol.flags & (ts.SymbolFlags.Enum | ts.SymbolFlags.Module)) {
      throw this.refused('appTypeConstruct', type, 'no type of values');
    }
    if (isOfLibrary && symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Variable)) {
      throw this.refused('appTypeConstruct', type, 'no type of values');
    }
    return (
      this.ofCallable(type) ?? this.ofDictionary(type) ?? { kind: 'object', layout: this.layoutOf(type) }
    );
  }

  private ofTuple(type: ts.TupleTypeReference): Kind {
    const { elementFlags } = type.target;
    if (elementFlags.some((flags) => flags !== ts.ElementFlags.Required)) {
      throw this.refused('appTypeConstruct', type, 'a tuple with optional or rest elements');
    }
    const elements = this.checker.getTypeArguments(type);
    const kinds = elements.map((element) => this.ofType(element));
    const [of] = kinds;
    if (of === undefined) return { kind: 'array', of: NEVER };
    const isList = type.target.readonly && elements.every(isConstant);
    return isList && kinds.every((kind) => sameKind(kind, of))
      ? { kind: 'array', of }
      : { kind: 'tuple', kinds };
  }

  private ofCallable(type: ts.ObjectType): Kind | undefined {
    const [call, ...others] = type.getCallSignatures();
    if (type.getConstructSignatures().length > 0) {
      throw this.refused('appTypeConstruct', type, 'a class as a value');
    }
    if (call === undefined) return undefined;
    if (others.length > 0 || type.getProperties().length > 0) {
      throw this.refused('appTypeConstruct', type, 'a function with several signatures or with properties');
    }
    return this.ofSignature(call);
  }

  private ofDictionary(type: ts.ObjectType): Kind | undefined {
    if (isRecord(type)) return { kind: 'dictionary', of: this.ofRecordValues(type) };
    const infos = this.checker.getIndexInfosOfType(type);
    const [info] = infos;
    if (info === undefined) return undefined;
    const keys = ts.TypeFlags.String | ts.TypeFlags.Number;
    const isPlain = infos.length === 1 && type.getProperties().length === 0;
    if (!isPlain || !(info.keyType.flags & keys)) {
      throw this.refused(
        'appTypeConstruct',
        type,
        'neither Record<string, T> nor a type with properties alone',
      );
    }
    return { kind: 'dictionary', of: this.ofType(info.type) };
  }

  /** Of `Record<K, T>`, whatever its keys are. */
  private ofRecordValues(type: ts.ObjectType): Kind {
    const [info] = this.checker.getIndexInfosOfType(type);
    if (info) return this.ofType(info.type);
    const [property] = type.getProperties();
    return property ? this.ofType(this.checker.getTypeOfSymbol(property)) : NEVER;
  }

  private layoutOf(type: ts.ObjectType): Layout {
    const symbol = type.getSymbol();
    if (symbol) this.countLayout(symbol, type);
    const declaration = symbol?.declarations?.find(ts.isClassDeclaration);
    const properties = this.checker
      .getPropertiesOfType(type)
      .filter((property) => declaration === undefined || !isMember(property));
    const byName = new Map(properties.map((property) => [nameOfProperty(property), property]));
    const written = [...byName]
      .sort(([, a], [, b]) => rank(a) - rank(b))
      .flatMap(([name]) => (name.startsWith('#') ? [] : [name]));
    const fields = inPlaceOrder([...byName.keys()], this.shared).map((name, place) =>
      this.fieldOf(name, place, byName.get(name) as ts.Symbol),
    );
    const layout: Layout = { name: this.nameOf(type), fields, written };
    if (!declaration) return layout;
    const { plain } = this;
    const find = (): Instance => this.instanceFor(declaration, this.argumentsOf(type), plain);
    return { ...layout, declaration, instance: this.later(find) };
  }

  /** `interface Chain<T> { pair(): Chain<[T, T]> }` leads to ever new types: whoever walks them has to come to an end. */
  private countLayout(symbol: ts.Symbol, type: ts.ObjectType): void {
    const [declaration] = symbol.declarations ?? [];
    if (!declaration || isLibraryFile(declaration.getSourceFile())) return;
    const { layouts } = this.current;
    const count = (layouts.get(symbol) ?? 0) + 1;
    if (count > MOST_INSTANCES) {
      const { name } = type.aliasSymbol ?? symbol;
      throw new RefusedKind('appErased', [name, 'it leads to ever new types'], declaration);
    }
    layouts.set(symbol, count);
  }

  private fieldOf(name: string, place: number, symbol: ts.Symbol): Field {
    const find = this.later(() => this.kindOfProperty(name, symbol));
    const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    return {
      name,
      place,
      optional,
      get kind() {
        return find();
      },
    };
  }

  /** What is found when somebody asks, once, and in the instance that is the current one now. */
  private later<Result>(find: () => Result): () => Result {
    const { current } = this;
    let found: { readonly result: Result } | undefined;
    return () => (found ??= { result: this.within(current, find) }).result;
  }

  /** Of a class's own type parameters, in this type of its objects. */
  private argumentsOf(type: ts.ObjectType): readonly ts.Type[] {
    const { target } = type as ts.TypeReference;
    if (!(type.objectFlags & ts.ObjectFlags.Reference)) return [];
    const isOf = type as ts.TypeReference;
    return this.checker.getTypeArguments(isOf).slice(target.outerTypeParameters?.length ?? 0);
  }

  private kindOfProperty(name: string, symbol: ts.Symbol): Kind {
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
    try {
      const kind = this.ofType(this.checker.getTypeOfSymbol(symbol));
      return symbol.flags & ts.SymbolFlags.Optional ? this.maybeOf(kind, name) : kind;
    } catch (error) {
      if (!(error instanceof RefusedKind) || error.at !== undefined) throw error;
      throw new RefusedKind(error.diagnostic, error.parameters, declaration);
    }
  }

  nameOf(type: ts.Type): string {
    return this.checker.typeToString(type);
  }

  private refused(name: DiagnosticName, type: ts.Type, ...parameters: string[]): RefusedKind {
    return new RefusedKind(name, [this.nameOf(type), ...parameters]);
  }
}

/** `[]` may stand for whatever is expected. */
const isLike = (kind: Kind, whole: Kind): boolean =>
  kind === whole || (kind.kind === 'array' && kind.of.kind === 'never' && wideningOf(kind, whole) === 'none');

const mayBeAbsent = ({ kind }: Kind): boolean => kind === 'maybe' || kind === 'absent' || kind === 'void';
