/** Parameters of a service's methods: what the declaration writes becomes a role and a type, or a diagnostic. */
import ts from 'typescript';
import type { DiagnosticName } from '../diagnostics';
import { brandOf } from '../frontend/brands';
import type { Bool, Enumeration, Field, FieldType, Integer, Parameter, Struct, ValueType } from './model';
import { isTakenType, localName } from './names';

type Report = (node: ts.Node, name: DiagnosticName, ...parameters: string[]) => void;

export class ParameterReader {
  /** Classes that are being read: one that contains itself has no size. */
  private readonly open = new Set<ts.Symbol>();

  /** `service`: the name of the interface. */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly service: string,
    private readonly report: Report,
  ) {}

  read(node: ts.ParameterDeclaration): Parameter | undefined {
    if (!ts.isIdentifier(node.name) || node.questionToken || node.dotDotDotToken || !node.type) {
      this.report(node, 'interfaceParameter', node.getText());
      return undefined;
    }
    const name = node.name.text;
    const written = ts.isTypeReferenceNode(node.type) ? node.type.typeName.getText() : '';
    const [argument] = ts.isTypeReferenceNode(node.type) ? (node.type.typeArguments ?? []) : [];
    switch (written) {
      case 'Capability':
        return { role: 'capability', name, local: localName(name), node };
      case 'CapabilityResult':
        return { role: 'capabilityResult', name, local: localName(name), node };
      case 'Out':
        return argument && this.result(name, node, argument);
      case 'Span':
      case 'ReadonlySpan':
        return argument && this.span(name, node, argument, written === 'Span');
      default:
        return this.value(name, node, node.type);
    }
  }

  private result(name: string, node: ts.ParameterDeclaration, argument: ts.TypeNode): Parameter | undefined {
    const type = this.checker.getTypeFromTypeNode(argument);
    if (!classOf(type)) {
      this.report(argument, 'interfaceOut', argument.getText());
      return undefined;
    }
    const struct = this.valueType(type, argument);
    return struct?.kind === 'struct'
      ? { role: 'result', name, local: localName(name), node, type: struct }
      : undefined;
  }

  private span(
    name: string,
    node: ts.ParameterDeclaration,
    argument: ts.TypeNode,
    isWritten: boolean,
  ): Parameter | undefined {
    const element = this.integer(this.checker.getTypeFromTypeNode(argument));
    if (element) return { role: 'span', name, local: localName(name), node, element, isWritten };
    this.report(argument, 'interfaceParameter', node.type?.getText() ?? '');
    return undefined;
  }

  private value(name: string, node: ts.ParameterDeclaration, written: ts.TypeNode): Parameter | undefined {
    const type = this.valueType(this.checker.getTypeFromTypeNode(written), written);
    return type && { role: 'value', name, local: localName(name), node, type };
  }

  private valueType(type: ts.Type, at: ts.Node): ValueType | undefined {
    const scalar = this.scalar(type);
    if (scalar) {
      if (scalar.kind === 'enum') this.requireImportable(scalar.name, type, at);
      return scalar;
    }
    const declaration = classOf(type);
    if (!declaration?.name || declaration.typeParameters) {
      this.report(at, 'interfaceParameter', at.getText());
      return undefined;
    }
    this.requireImportable(declaration.name.text, type, at);
    return this.struct(type, declaration, at);
  }

  private scalar(type: ts.Type): Integer | Bool | Enumeration | undefined {
    if (type.flags & ts.TypeFlags.BooleanLike) return { kind: 'bool' };
    return this.integer(type) ?? this.enumeration(type);
  }

  private integer(type: ts.Type): Integer | undefined {
    const brand = brandOf(this.checker, type);
    return brand && !brand.volatile && !brand.bits ? { kind: 'integer', name: brand.integer } : undefined;
  }

  private enumeration(type: ts.Type): Enumeration | undefined {
    if (!(type.flags & ts.TypeFlags.EnumLike)) return undefined;
    const found = type.symbol.valueDeclaration;
    const declaration = found && ts.isEnumMember(found) ? found.parent : found;
    if (!declaration || !ts.isEnumDeclaration(declaration)) return undefined;
    const members = declaration.members.map((member) => ({
      name: member.name.getText(),
      value: Number(this.checker.getConstantValue(member)),
    }));
    return {
      kind: 'enum',
      name: declaration.name.text,
      source: declaration.getSourceFile().fileName,
      members,
    };
  }

  /** Stubs import the type by its name. */
  private requireImportable(name: string, type: ts.Type, at: ts.Node): void {
    const declaration = type.symbol.valueDeclaration;
    const named = declaration && ts.isEnumMember(declaration) ? declaration.parent : declaration;
    const isExported =
      named &&
      ts.canHaveModifiers(named) &&
      ts.getModifiers(named)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!isExported) this.report(at, 'interfaceField', name, name, 'is not exported');
    if (isTakenType(name, this.service)) this.report(at, 'interfaceName', name);
  }

  private struct(type: ts.Type, declaration: ts.ClassDeclaration, at: ts.Node): Struct | undefined {
    const name = declaration.name?.text ?? '';
    const { symbol } = type;
    if (this.open.has(symbol)) {
      this.report(at, 'interfaceField', name, name, 'contains itself');
      return undefined;
    }
    this.open.add(symbol);
    const properties = declaration.members.filter(ts.isPropertyDeclaration);
    const fields = properties.map((property) => this.field(name, property, at));
    this.open.delete(symbol);
    if (fields.includes(undefined)) return undefined;
    return {
      kind: 'struct',
      name,
      source: declaration.getSourceFile().fileName,
      fields: fields.filter((field) => field !== undefined),
    };
  }

  private field(owner: string, property: ts.PropertyDeclaration, at: ts.Node): Field | undefined {
    const name = property.name.getText();
    const refuse = (why: string): undefined => {
      this.report(at, 'interfaceField', owner, name, why);
      return undefined;
    };
    if (!ts.isIdentifier(property.name)) return refuse('has a computed name');
    if (property.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword))
      return refuse('is private');
    const type = this.fieldType(this.checker.getTypeAtLocation(property), property, at);
    return type ? { name, type } : refuse('is no integer, bool, enum, or embedded class or array of those');
  }

  private fieldType(type: ts.Type, property: ts.PropertyDeclaration, at: ts.Node): FieldType | undefined {
    const scalar = this.scalar(type);
    if (scalar) return scalar;
    const array = this.arrayOf(type);
    if (array) {
      const element = this.scalar(array.element) ?? this.embedded(array.element, at);
      return element && { kind: 'array', element, length: array.length };
    }
    const isEmbedded = property.initializer !== undefined && ts.isNewExpression(property.initializer);
    return isEmbedded ? this.embedded(type, at) : undefined;
  }

  private embedded(type: ts.Type, at: ts.Node): Struct | undefined {
    const declaration = classOf(type);
    return declaration?.name && !declaration.typeParameters ? this.struct(type, declaration, at) : undefined;
  }

  /** Of `FixedArray<T, N>` and `Structs<T, N>`. */
  private arrayOf(type: ts.Type): { element: ts.Type; length: number } | undefined {
    if (!['FixedArray', 'Structs'].includes(type.symbol?.name ?? '')) return undefined;
    const [element, length] = this.checker.getTypeArguments(type as ts.TypeReference);
    return element && length?.isNumberLiteral() ? { element, length: length.value } : undefined;
  }
}

function classOf(type: ts.Type): ts.ClassDeclaration | undefined {
  const declaration = type.getSymbol()?.valueDeclaration;
  return declaration && ts.isClassDeclaration(declaration) ? declaration : undefined;
}
