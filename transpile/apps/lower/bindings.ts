/** Names that are given to values: by declarations, parameters, loops, assignments; and the patterns of names. */
import ts from 'typescript';
import { constantName } from '../frontend/property-names';
import type { Body } from './body';
import { assignTo } from './assigning';
import { convert } from './conversions';
import { markInitialised } from './initialised';
import { takeApart, type Part, type Pattern } from './patterns';
import { writePlace } from './places';
import { internal } from './refusal';
import { takenApart } from './spread';
import type { Value } from './value';
import { declare } from './variables';

export function bind(body: Body, name: ts.BindingName, value: Value): void {
  if (!ts.isIdentifier(name)) return takeApart(body, patternOfNames(body, name), value);
  const place = declare(body, name);
  writePlace(body, place, convert(value, place.of, name));
  markInitialised(body, name, place);
}

// ------------------------------------------------------------------------------------------------------------ declarations

function patternOfNames(body: Body, node: ts.BindingPattern): Pattern {
  const elements: readonly ts.ArrayBindingElement[] = node.elements;
  const parts = elements.map((element) =>
    ts.isOmittedExpression(element) || element.dotDotDotToken ? undefined : partOfName(body, element),
  );
  const last = elements.at(-1);
  const rest = last && ts.isBindingElement(last) && last.dotDotDotToken ? partOfName(body, last) : undefined;
  if (ts.isArrayBindingPattern(node))
    return { kind: 'array', node, parts: rest ? parts.slice(0, -1) : parts, rest };
  const named = node.elements.flatMap((element, index) => {
    const part = parts[index];
    return part ? [{ ...part, name: propertyName(element.propertyName ?? element.name) }] : [];
  });
  return {
    kind: 'object',
    node,
    parts: named,
    rest: rest && { ...rest, declared: body.program.kinds.ofDeclared(last as ts.BindingElement) },
  };
}

function partOfName(body: Body, node: ts.BindingElement): Part {
  const declared = ts.isIdentifier(node.name) ? declare(body, node.name).of : undefined;
  return { node, initializer: node.initializer, declared, give: (value) => bind(body, node.name, value) };
}

function propertyName(node: ts.PropertyName | ts.BindingName): string | ts.Expression {
  if (ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    return internal(node, 'a pattern without a name');
  return constantName(node) ?? (node as ts.ComputedPropertyName).expression;
}

// ------------------------------------------------------------------------------------------------------------- assignments

/** `[a, b] = list`, `({ a, b } = object)`: the value is that of the right side. */
export function assignPattern(body: Body, node: ts.BinaryExpression): Value {
  const value = takenApart(body, node.right);
  const kept = { ...value, code: body.keep(value.code, 'whole') };
  assignParts(body, node.left, kept);
  return kept;
}

/** To a target, or to the parts of a pattern of them. */
export function assignParts(body: Body, target: ts.Expression, value: Value): void {
  if (ts.isParenthesizedExpression(target)) return assignParts(body, target.expression, value);
  if (ts.isArrayLiteralExpression(target)) return takeApart(body, patternOfElements(body, target), value);
  if (ts.isObjectLiteralExpression(target)) return takeApart(body, patternOfProperties(body, target), value);
  assignTo(body, target, value);
}

function patternOfElements(body: Body, node: ts.ArrayLiteralExpression): Pattern {
  const last = node.elements.at(-1);
  const rest = last && ts.isSpreadElement(last) ? partOfTarget(body, last.expression) : undefined;
  const parts = (rest ? node.elements.slice(0, -1) : node.elements).map((element) =>
    ts.isOmittedExpression(element) ? undefined : partOfTarget(body, element),
  );
  return { kind: 'array', node, parts, rest };
}

function patternOfProperties(body: Body, node: ts.ObjectLiteralExpression): Pattern {
  const last = node.properties.at(-1);
  const rest = last && ts.isSpreadAssignment(last) ? last.expression : undefined;
  const parts = (rest ? node.properties.slice(0, -1) : node.properties).map((property) => {
    if (ts.isShorthandPropertyAssignment(property)) {
      const part = partOfTarget(body, property.name);
      return { ...part, initializer: property.objectAssignmentInitializer, name: property.name.text };
    }
    if (!ts.isPropertyAssignment(property)) return internal(property, 'this in a pattern');
    return { ...partOfTarget(body, property.initializer), name: propertyName(property.name) };
  });
  const declared = rest && body.kindOf(rest);
  return { kind: 'object', node, parts, rest: rest && declared && { ...partOfTarget(body, rest), declared } };
}

/** `target`, or `target = default`. */
function partOfTarget(body: Body, node: ts.Expression): Part {
  const isDefault = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  const target = isDefault ? node.left : node;
  const declared = ts.isIdentifier(target) ? body.program.kinds.ofVariable(target) : undefined;
  return {
    node,
    initializer: isDefault ? node.right : undefined,
    declared,
    give: (value) => assignParts(body, target, value),
  };
}
