/**
 * Intrinsics and inline assembly. Most are functions of `conductor.h`; where C has an operator for it, that is used.
 */
import type { Expression, IntrinsicName } from '../ir/ir';
import { Level, call, cast, grouped, text, type Text } from './precedence';
import { arithmeticOf, type ExactPrinter } from './integers';
import type { Places } from './places';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

interface IntrinsicPrinter extends ExactPrinter {
  readonly places: Places;
}

/** Those whose function is called otherwise than they are. */
const functionNames: Partial<Record<IntrinsicName, string>> = {
  minU32: 'min_u32',
  maxU32: 'max_u32',
  minI32: 'min_i32',
  maxI32: 'max_i32',
};

export function printIntrinsic(printer: IntrinsicPrinter, expression: Kind<'intrinsic'>): Text {
  const operands = expression.arguments.map((argument) => printer.exact(argument));
  const [first, second] = operands;
  if (first) {
    const special = printSpecial(printer, expression, first, second);
    if (special) return special;
  }
  const name = functionNames[expression.name] ?? expression.name;
  return call(name, operands, arithmeticOf(expression.type));
}

function printSpecial(
  printer: IntrinsicPrinter,
  expression: Kind<'intrinsic'>,
  first: Text,
  second: Text | undefined,
): Text | undefined {
  const type = printer.typeName(expression.type);
  switch (expression.name) {
    case 'mulWide':
      return text(
        `(uint64_t)${grouped(first, Level.Unary)} * ${grouped(second ?? first, Level.Unary)}`,
        Level.Product,
        'u64',
      );
    case 'addressOf':
      return cast('uint32_t', cast('uintptr_t', pointerOf(expression.arguments[0], first), 'other'), 'u32');
    case 'overlay':
      return cast(type, cast('uintptr_t', first, 'other'), 'other');
    case 'spanAt': {
      const data = cast(dataType(printer, expression), cast('uintptr_t', first, 'other'), 'other');
      return compound(type, [data, second ?? first]);
    }
    case 'textBytes':
      return compound(type, [
        cast('const uint8_t *', member(first, 'data'), 'other'),
        member(first, 'length'),
      ]);
    case 'assignStruct': {
      const [target, source] = expression.arguments.map((argument) => pointee(printer, argument));
      return text(`${target} = ${source}`, Level.Assignment, 'other');
    }
    case 'clearStorage':
      return call(
        '__builtin_memset',
        [first, number('0'), number(storageSize(printer, expression))],
        'other',
      );
    default:
      return undefined;
  }
}

/** A compound literal. */
export function compound(type: string, members: readonly Text[]): Text {
  const list = members.map((one) => grouped(one, Level.Assignment)).join(', ');
  return text(`(${type}){${list}}`, Level.Postfix, 'other');
}

export function member(value: Text, name: string): Text {
  return text(`${grouped(value, Level.Postfix)}.${name}`, Level.Postfix, 'other');
}

/** The struct that a reference leads to. */
function pointee(printer: IntrinsicPrinter, reference: Expression): string {
  if (reference.kind === 'address') return printer.places.print(reference.place).text;
  return `*${grouped(printer.exact(reference), Level.Unary)}`;
}

function number(digits: string): Text {
  return text(digits, Level.Postfix, 'int');
}

function pointerOf(argument: Expression | undefined, printed: Text): Text {
  const kind = argument?.type.kind;
  return kind === 'span' || kind === 'string' ? member(printed, 'data') : printed;
}

function dataType(printer: ExactPrinter, expression: Kind<'intrinsic'>): string {
  if (expression.type.kind !== 'span') return 'void *';
  const { element, readonly } = expression.type;
  return printer.typeName({
    kind: 'arrayReference',
    target: { kind: 'array', element, length: 0 },
    readonly,
  });
}

function storageSize(printer: ExactPrinter, expression: Kind<'intrinsic'>): string {
  const type = expression.arguments[0]?.type;
  const isReference = type?.kind === 'reference' || type?.kind === 'arrayReference';
  return isReference ? `sizeof(${printer.typeName(type.target)})` : '0';
}

/**
 * An `asm` statement. In a naked function the compiler saves nothing, so its operands must be constants and nothing
 * is declared clobbered.
 */
export function printAssembly(printer: ExactPrinter, expression: Kind<'assembly'>, output?: string): string {
  const inputs = expression.arguments.map((argument) => {
    const constraint = argument.kind === 'integer' ? 'ri' : 'r';
    return `"${constraint}"(${printer.exact(argument).text})`;
  });
  const lines = assemblyLines(expression.text);
  const template = lines.map((line) => `"${templateOf(line, output !== undefined)}`).join('\\n\\t" ');
  // A result written before all operands are read must not share their registers.
  const outputs = output === undefined ? '' : `"=${lines.length > 1 ? '&' : ''}r"(${output})`;
  if (lines.length === 0) return '__asm__ volatile("" : : : "memory")';
  return `__asm__ volatile(${template}" : ${outputs} : ${inputs.join(', ')} : "memory", "cc")`;
}

/** In a naked function: text only, constants written into it. */
export function printNakedAssembly(printer: ExactPrinter, expression: Kind<'assembly'>): string {
  const content = expression.text.replace(/\$(\d+)/g, (_, index: string) => {
    const argument = expression.arguments[Number(index)];
    return argument ? printer.exact(argument).text.replace(/u$/, '') : '';
  });
  const template = assemblyLines(content).map((line) => `"${escaped(line)}`);
  return `__asm__ volatile(${template.join('\\n\\t" ')}")`;
}

function assemblyLines(content: string): string[] {
  return content
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function escaped(line: string): string {
  return line.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
}

function templateOf(line: string, hasOutput: boolean): string {
  const shifted = hasOutput ? 1 : 0;
  return escaped(line)
    .replace(/%/g, '%%')
    .replace(/\$out\b/g, '%0')
    .replace(/\$(\d+)/g, (_, index: string) => `%${Number(index) + shifted}`);
}
