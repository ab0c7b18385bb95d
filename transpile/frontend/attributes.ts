/**
 * Attributes: decorators on classes and fields, JSDoc tags on functions and variables (which cannot have decorators).
 *
 * Ordinary JSDoc tags are ignored; one that looks like a misspelt attribute of ours is an error, because ignoring it would
 * silently build something else.
 */
import ts from 'typescript';
import type { FunctionAttributes } from '../ir/ir';
import { lowerExpression } from './expressions';
import { isPowerOfTwo, type LayoutAttributes } from './layout';
import { isLibraryFile } from './program';
import { moduleScope } from './scope';
import type { Compiler } from './compiler';

const FUNCTION_TAGS = ['isr', 'naked', 'section', 'inline', 'noinline', 'used'];
const VARIABLE_TAGS = ['section', 'align', 'used', 'retained'];
const ENUM_TAGS = ['mustUse'];
const DECORATORS = ['packed', 'align', 'size', 'at'];
const OURS = [...new Set([...FUNCTION_TAGS, ...VARIABLE_TAGS, ...ENUM_TAGS, ...DECORATORS])];
const ORDINARY = new Set(
  (
    'see since link type async class const enum event file func ignore inner kind name namespace package param private ' +
    'public this throws todo type typedef version example default defaultvalue deprecated internal remarks returns return ' +
    'template summary static satisfies import'
  ).split(' '),
);

/** The attributes of a function, from its JSDoc. */
export function functionAttributes(compiler: Compiler, node: ts.Node): FunctionAttributes {
  const tags = readTags(compiler, node, FUNCTION_TAGS);
  const section = tags.get('section');
  if (tags.has('inline') && tags.has('noinline')) {
    compiler.report(tags.get('inline')?.node ?? node, 'attributeUse', 'inline', "contradicts '@noinline'");
  }
  return {
    isr: tags.has('isr'),
    naked: tags.has('naked'),
    inline: tags.has('inline') ? 'always' : tags.has('noinline') ? 'never' : 'default',
    used: tags.has('used'),
    ...(section && { section: section.text }),
  };
}

export interface VariableAttributes {
  readonly used: boolean;
  readonly retained: boolean;
  readonly section?: string;
  readonly align?: number;
}

export function variableAttributes(compiler: Compiler, node: ts.Node): VariableAttributes {
  const tags = readTags(compiler, node, VARIABLE_TAGS);
  const section = tags.get('section');
  const align = tags.get('align');
  if (align && !isPowerOfTwo(Number(align.text))) {
    compiler.report(align.node, 'attributeUse', 'align', 'needs a power of two');
  }
  if (section && tags.has('retained')) {
    compiler.report(section.node, 'attributeUse', 'section', "contradicts '@retained'");
  }
  return {
    used: tags.has('used'),
    retained: tags.has('retained'),
    ...(section && { section: section.text }),
    ...(align && { align: Number(align.text) }),
  };
}

/** Whether values of an enum have to be looked at. */
export function isMustUse(compiler: Compiler, node: ts.EnumDeclaration): boolean {
  return readTags(compiler, node, ENUM_TAGS).has('mustUse');
}

/** Whether a declaration keeps its name and is never dropped: for naming, before anything is lowered. */
export function isRoot(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some((tag) => ['isr', 'used'].includes(tag.tagName.text));
}

interface Tag {
  readonly text: string;
  readonly node: ts.Node;
}

function readTags(compiler: Compiler, node: ts.Node, allowed: readonly string[]): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  for (const tag of ts.getJSDocTags(node)) {
    const name = tag.tagName.text;
    if (allowed.includes(name)) tags.set(name, { text: argumentOf(compiler, tag, name), node: tag.tagName });
    else reportTag(compiler, tag.tagName, name, allowed);
  }
  return tags;
}

function argumentOf(compiler: Compiler, tag: ts.JSDocTag, name: string): string {
  const text = (ts.getTextOfJSDocComment(tag.comment) ?? '').trim().replace(/^\(?['"]?|['"]?\)?$/g, '');
  if (name === 'section' && !/^[\w.$]+$/.test(text)) {
    compiler.report(tag.tagName, 'attributeUse', name, "needs the name of a section, as in '@section .fast'");
  }
  return text;
}

function reportTag(compiler: Compiler, node: ts.Node, name: string, allowed: readonly string[]): void {
  if (OURS.includes(name)) {
    const where =
      DECORATORS.includes(name) && !FUNCTION_TAGS.includes(name)
        ? 'is a decorator of classes and fields'
        : 'has no meaning here';
    compiler.report(node, 'attributeUse', name, where);
    return;
  }
  const plain = name.toLowerCase().replace(/[-_]/g, '');
  const close = OURS.find((ours) => isMisspelling(plain, ours));
  if (close !== undefined && !ORDINARY.has(name)) {
    const hint = allowed.includes(close) ? `; perhaps '@${close}' is meant` : '';
    compiler.report(node, 'unknownAttribute', name, hint);
  }
}

/** A few letters wrong, or the letters of a short word in another order. */
function isMisspelling(word: string, of: string): boolean {
  const letters = (text: string): string => [...text].sort().join('');
  return distance(word, of) <= (of.length > 3 ? 2 : 1) || letters(word) === letters(of);
}

/** Edits that turn one word into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** `@packed @align(n) @size(n)` of a class. */
export function layoutAttributes(compiler: Compiler, node: ts.ClassDeclaration): LayoutAttributes {
  readTags(compiler, node, []);
  const decorators = readDecorators(compiler, node, ['packed', 'align', 'size']);
  const align = decorators.get('align');
  if (align !== undefined && !isPowerOfTwo(align ?? 0)) {
    compiler.report(node.name ?? node, 'attributeUse', 'align', 'needs a power of two');
  }
  const size = decorators.get('size');
  return {
    packed: decorators.has('packed'),
    ...(align !== undefined && align !== null && { align }),
    ...(size !== undefined && size !== null && { size }),
  };
}

/** The argument of `@at` on a field. */
export function offsetAttribute(compiler: Compiler, node: ts.PropertyDeclaration): number | undefined {
  return readDecorators(compiler, node, ['at']).get('at') ?? undefined;
}

/** Decorators by name, with their constant argument (null without one). */
function readDecorators(
  compiler: Compiler,
  node: ts.HasDecorators,
  allowed: readonly string[],
): Map<string, number | null> {
  const found = new Map<string, number | null>();
  for (const decorator of ts.getDecorators(node) ?? []) {
    const { expression } = decorator;
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    const symbol = compiler.symbolAt(callee);
    const source = symbol?.valueDeclaration?.getSourceFile();
    const name = callee.getText();
    if (!source || !isLibraryFile(source) || !allowed.includes(name)) {
      compiler.report(callee, 'unknownAttribute', name, `; here may stand @${allowed.join(', @')}`);
      continue;
    }
    found.set(name, ts.isCallExpression(expression) ? constantArgument(compiler, expression) : null);
  }
  return found;
}

function constantArgument(compiler: Compiler, call: ts.CallExpression): number | null {
  const [argument] = call.arguments;
  if (argument === undefined) return null;
  const value = lowerExpression(moduleScope(compiler), argument);
  if (value.kind === 'integer') return Number(value.value);
  if (value.type.kind !== 'never') compiler.report(argument, 'notConstant', "An attribute's argument");
  return null;
}
