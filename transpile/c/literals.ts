/**
 * Numbers and texts as C writes them. The smallest C type that holds the number is used: a suffix appears only
 * when `int` does not.
 */
import type { Constant, EnumDeclaration } from '../ir/ir';
import { Level, type Text } from './precedence';

/** A number, in the source's hexadecimal spelling where there is one. */
export function integerLiteral(value: bigint, spelling?: string): Text {
  const digits = spelledDigits(value, spelling);
  if (value < -0x7fffffffn) return { text: 'INT32_MIN', level: Level.Postfix, arithmetic: 'int' };
  if (value < 0n) return { text: digits, level: Level.Unary, arithmetic: 'int', literal: true };
  if (value <= 0x7fffffffn) return { text: digits, level: Level.Postfix, arithmetic: 'int', literal: true };
  if (value <= 0xffffffffn)
    return { text: `${digits}u`, level: Level.Postfix, arithmetic: 'u32', literal: true };
  return { text: `${digits}ull`, level: Level.Postfix, arithmetic: 'u64', literal: true };
}

function spelledDigits(value: bigint, spelling: string | undefined): string {
  const plain = spelling?.replace(/_/g, '').replace(/n$/, '').toLowerCase() ?? '';
  if (/^0x[0-9a-f]+$/.test(plain) && BigInt(plain) === value) return plain;
  return isPattern(value) ? `0x${value.toString(16)}` : value.toString();
}

/** Whether people would write the number in hexadecimal: large, and not round in decimal unless rounder in binary. */
function isPattern(value: bigint): boolean {
  if (value < 0x10000n) return false;
  return value % 10n !== 0n || value % 0x1000n === 0n;
}

/** A text literal. Everything that is not printable ASCII becomes a three-digit octal escape. */
export function quoted(value: string): string {
  const body = [...value].map((character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '"' || character === '\\') return `\\${character}`;
    // `??` could form a trigraph.
    if (character >= ' ' && character <= '~' && character !== '?') return character;
    if (character === '?') return value.includes('??') ? '\\?' : '?';
    return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  return `"${body.join('')}"`;
}

/** The member of an enum that has a value. */
export function memberWithValue(declaration: EnumDeclaration, value: bigint): number | undefined {
  const index = declaration.members.findIndex((member) => BigInt(member.value) === value);
  return index < 0 ? undefined : index;
}

/** Whether a static initial value is all zero bytes, so that it needs no initialiser. */
export function isZero(constant: Constant): boolean {
  switch (constant.kind) {
    case 'zero':
    case 'null':
      return true;
    case 'integer':
      return constant.value === 0n;
    case 'bool':
      return !constant.value;
    case 'enum':
      return constant.value === 0;
    case 'struct':
      return constant.declaration.fields.every((field) => {
        const initial = constant.fields.get(field) ?? field.initial;
        return initial === undefined || isZero(initial);
      });
    case 'array':
      return constant.items.every(isZero) && (constant.fill === undefined || isZero(constant.fill));
    default:
      return false;
  }
}
