/**
 * Classes without inheritance: an object is a record of its fields, a method a function whose first parameter is the object.
 *
 * `new` makes the record and calls the class's constructor function, which gives the fields their initial values in order, then the
 * parameter properties, and does what the constructor says. Static fields are module-level variables, which get their values where the class is
 * declared; static methods are functions.
 */
import ts from 'typescript';
import type { CoreFunction } from '../core/core';
import type { Instance } from '../frontend/instances';
import { VOID, type Kind } from '../frontend/kinds';
import { findField, type Layout } from '../frontend/layouts';
import { constantName } from '../frontend/property-names';
import { lowerArguments } from './arguments';
import { Body } from './body';
import { UNDEFINED, local } from './build';
import { convert } from './conversions';
import { markDeclared, requireDeclared } from './initialised';
import { addParameters, bindParameters, lowerFunctionBody, lowerParameters } from './functions';
import { symbolOfParameter } from './parameters';
import { inLocal, inWord, readPlace, writePlace, type Place } from './places';
import type { ProgramLowering } from './program';
import { newRecord } from './records';
import { internal } from './refusal';
import type { Value } from './value';

/** `new C(...)` of a class of the app; undefined: it is none. */
export function constructClass(body: Body, node: ts.NewExpression): Value | undefined {
  const declaration = body.program.kinds.symbolAt(node.expression)?.valueDeclaration;
  if (!declaration || !ts.isClassDeclaration(declaration)) return undefined;
  requireClass(body, node, declaration);
  const shape = body.program.kinds.ofCall(node);
  const record = newRecord(body, layoutOf(body.program, declaration).fields.length, 'object');
  if (!declaration.members.some(isDoneByConstructor)) return { code: record, kind: shape.result };
  const operands = lowerArguments(body, node.arguments ?? [], shape, [() => record]);
  const instance = body.program.kinds.instanceOfObject(shape.result);
  body.callFunction(constructorOf(body.program, declaration, instance), operands);
  return { code: record, kind: shape.result };
}

const isDoneByConstructor = (member: ts.ClassElement): boolean =>
  ts.isConstructorDeclaration(member) || isInitialised(member);

const isInitialised = (
  member: ts.ClassElement,
): member is ts.PropertyDeclaration & { initializer: ts.Expression } =>
  ts.isPropertyDeclaration(member) && member.initializer !== undefined && !isStatic(member);

const isStatic = (member: ts.ClassElement): boolean =>
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;

const nameOf = (declaration: ts.ClassDeclaration): string => declaration.name?.text ?? 'default_class';

function layoutOf(program: ProgramLowering, declaration: ts.ClassDeclaration): Layout {
  const kind = program.kinds.ofType(program.checker.getTypeAtLocation(declaration));
  return kind.kind === 'object' ? kind.layout : internal(declaration, 'a class without a layout');
}

function constructorOf(
  program: ProgramLowering,
  declaration: ts.ClassDeclaration,
  instance: Instance,
): string {
  const wanted = `${nameOf(declaration)}_constructor`;
  const lower = (name: string): CoreFunction => lowerConstructor(program, name, declaration);
  return program.request(declaration, wanted, lower, instance);
}

function lowerConstructor(
  program: ProgramLowering,
  name: string,
  declaration: ts.ClassDeclaration,
): CoreFunction {
  const layout = layoutOf(program, declaration);
  const constructor = declaration.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  const body = new Body(program, name, VOID, constructor ?? declaration);
  const self = body.newParameter('self');
  body.self = inLocal(self, { kind: 'object', layout });
  const names = constructor ? addParameters(body, constructor) : [];
  for (const member of declaration.members) if (isInitialised(member)) initialise(body, member, layout);
  if (!constructor) {
    body.emit({ kind: 'return', value: UNDEFINED });
    return body.finish();
  }
  // Their defaults are evaluated when the fields have their initial values.
  bindParameters(body, constructor, program.kinds.ofFunction(constructor).parameters, names);
  for (const parameter of constructor.parameters) setProperty(body, parameter, layout);
  lowerFunctionBody(body, constructor);
  return body.finish();
}

function initialise(
  body: Body,
  member: ts.PropertyDeclaration & { initializer: ts.Expression },
  layout: Layout,
): void {
  body.at(member, () => {
    const place = fieldOf(layout, member.name);
    writePlace(body, place, body.expression(member.initializer, place.of));
  });
}

/** `constructor(private x: number)` */
function setProperty(body: Body, parameter: ts.ParameterDeclaration, layout: Layout): void {
  if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent) || !ts.isIdentifier(parameter.name))
    return;
  const symbol = symbolOfParameter(body.program.checker, parameter, parameter.name);
  const given = symbol && body.places.get(symbol);
  const place = fieldOf(layout, parameter.name);
  if (given) writePlace(body, place, convert(readPlace(given), place.of, parameter));
}

function fieldOf(layout: Layout, name: ts.PropertyName): Place {
  const text = constantName(name);
  const field =
    (text !== undefined && findField(layout, text)) || internal(name, `no field '${name.getText()}'`);
  return inWord(local('self'), field.place, field.kind);
}

// ---------------------------------------------------------------------------------------------------------------- methods

type Method = ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration;

/** A call of a method of a class of the app; undefined: it is none. */
export function callMethod(body: Body, node: ts.CallExpression): Value | undefined {
  const callee = node.expression;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const method = body.program.kinds.symbolAt(callee.name)?.valueDeclaration;
  if (!method || !ts.isMethodDeclaration(method) || !ts.isClassDeclaration(method.parent)) return undefined;
  const { kinds } = body.program;
  if (isStatic(method)) requireClass(body, node, method.parent);
  const shape = kinds.ofCall(node);
  const receiver = isStatic(method) ? undefined : kinds.of(callee.expression);
  const self = receiver ? [() => body.value(callee.expression).code] : [];
  const operands = lowerArguments(body, node.arguments, shape, self);
  const instance = kinds.instanceOfCall(node, method, receiver);
  return { code: body.callFunction(methodOf(body.program, method, instance), operands), kind: shape.result };
}

function methodOf(program: ProgramLowering, method: Method, instance: Instance): string {
  const { parent } = method;
  if (!ts.isClassDeclaration(parent)) return internal(method, 'a method outside of a class');
  const prefix = ts.isMethodDeclaration(method) ? '' : ts.isGetAccessor(method) ? 'get_' : 'set_';
  const wanted = `${nameOf(parent)}_${prefix}${method.name.getText()}`;
  const lower = (name: string): CoreFunction => lowerMethod(program, name, method, parent);
  return program.request(method, wanted, lower, instance);
}

function lowerMethod(
  program: ProgramLowering,
  name: string,
  method: Method,
  declaration: ts.ClassDeclaration,
): CoreFunction {
  const { parameters, result } = program.kinds.ofFunction(method);
  const body = new Body(program, name, ts.isSetAccessor(method) ? VOID : result, method);
  if (!isStatic(method))
    body.self = inLocal(body.newParameter('self'), {
      kind: 'object',
      layout: layoutOf(program, declaration),
    });
  lowerParameters(body, method, parameters);
  lowerFunctionBody(body, method);
  return body.finish();
}

// -------------------------------------------------------------------------------------------------------------- accessors

/** A property that has a getter or a setter; undefined: it has none. */
export function accessorPlace(body: Body, node: ts.PropertyAccessExpression): Place | undefined {
  const declarations = body.program.kinds.symbolAt(node.name)?.declarations ?? [];
  const [accessor] = declarations.filter(ts.isAccessor);
  if (accessor && isStatic(accessor)) requireClass(body, node, accessor.parent as ts.ClassDeclaration);
  return placeOfAccessors(body, declarations, () => body.value(node.expression));
}

/** The same of an object that is known already. */
export function accessorOf(
  body: Body,
  { declaration }: Layout,
  name: string,
  receiver: () => Value,
): Place | undefined {
  const members = declaration?.members.filter(
    (member) => !isStatic(member) && member.name?.getText() === name,
  );
  return placeOfAccessors(body, members ?? [], receiver);
}

function placeOfAccessors(
  body: Body,
  declarations: readonly ts.Declaration[],
  receiver: () => Value,
): Place | undefined {
  const { program } = body;
  const getter = declarations.find(ts.isGetAccessor);
  const setter = declarations.find(ts.isSetAccessor);
  const some = getter ?? setter;
  if (!some) return undefined;
  const object = isStatic(some) ? undefined : receiver();
  const instance = object ? program.kinds.instanceOfObject(object.kind) : program.kinds.plain;
  return {
    kind: 'accessor',
    object: object?.code,
    getter: getter && methodOf(program, getter, instance),
    setter: setter && methodOf(program, setter, instance),
    of: program.kinds.within(instance, () => kindOfAccessor(program, some, getter, setter)),
  };
}

function kindOfAccessor(
  { kinds }: ProgramLowering,
  node: ts.Node,
  getter: ts.GetAccessorDeclaration | undefined,
  setter: ts.SetAccessorDeclaration | undefined,
): Kind {
  if (getter) return kinds.ofFunction(getter).result;
  const [parameter] = setter ? kinds.ofFunction(setter).parameters : [];
  return parameter ?? internal(node, 'a setter of nothing');
}

// ----------------------------------------------------------------------------------------------------------------- static

/** `C.name`, a static field; undefined: it is none. */
export function staticPlace(body: Body, node: ts.PropertyAccessExpression): Place | undefined {
  const symbol = body.program.kinds.symbolAt(node.name);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isPropertyDeclaration(declaration) || !isStatic(declaration)) return undefined;
  if (ts.isClassDeclaration(declaration.parent)) requireClass(body, node, declaration.parent);
  requireDeclared(body, symbol);
  return placeOfStatic(body, declaration);
}

const placeOfStatic = (body: Body, declaration: ts.PropertyDeclaration): Place => ({
  kind: 'global',
  index: body.program.globalOf(declaration),
  of: body.program.kinds.ofDeclared(declaration),
});

/** Where the class is declared: its static fields get their values. */
export function initialiseStatics(body: Body, node: ts.ClassDeclaration): void {
  for (const member of node.members) {
    if (!ts.isPropertyDeclaration(member) || !isStatic(member) || !member.initializer) continue;
    const place = placeOfStatic(body, member);
    const { initializer } = member;
    body.at(member, () => {
      writePlace(body, place, body.expression(initializer, place.of));
      markDeclared(body, member.name);
    });
  }
  if (node.name) markDeclared(body, node.name);
}

/** A class that is used before its declaration has run. Inside of it its name is there in any case. */
function requireClass(body: Body, node: ts.Node, declaration: ts.ClassDeclaration): void {
  const symbol = declaration.name && body.program.checker.getSymbolAtLocation(declaration.name);
  if (symbol && ts.findAncestor(node, (around) => around === declaration) === undefined)
    requireDeclared(body, symbol);
}

/** `this` */
export function readThis(body: Body, node: ts.Node): Value {
  return readPlace(body.self ?? internal(node, "'this' outside of a method"));
}
