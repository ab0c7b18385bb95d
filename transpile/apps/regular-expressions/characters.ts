/**
 * Sets of characters U+0000 to U+00FF as a regular expression means them, with and without the flag i.
 *
 * Texts of apps have no others, but a pattern may name them: with i, U+0178 in a pattern finds U+00FF in a text. So ignoring case is
 * worked out here, over all UTF-16 code units as the language's definition has it, and nothing is left of it in the program.
 */
import type { AST } from '@eslint-community/regexpp';

/** For each of 256 characters whether it is in the set. */
export type CharacterSet = readonly boolean[];
/** Over all code units. */
type Members = (code: number) => boolean;

export const CHARACTERS = 0x100;
const CODE_UNITS = 0x10000;

export interface CaseAndLines {
  readonly ignoreCase: boolean;
  /** Flag s: `.` is line ends too. */
  readonly dotAll: boolean;
}

export type SetElement =
  AST.Character | AST.CharacterSet | AST.ClassRangesCharacterClass | AST.CharacterClassRange;

/** The set that an element of a pattern stands for; undefined: it is of a kind that apps do not have. */
export function setOf(element: SetElement, flags: CaseAndLines): CharacterSet | undefined {
  if (element.type === 'CharacterClass') {
    const members = element.elements.map((part) => membersOf(part as SetElement, flags));
    if (!members.every((part) => part !== undefined)) return undefined;
    const inside = foldedSet((code) => members.some((has) => has(code)), flags);
    return element.negate ? inside.map((is) => !is) : inside;
  }
  const members = membersOf(element, flags);
  return members && foldedSet(members, flags);
}

function membersOf(element: SetElement, flags: CaseAndLines): Members | undefined {
  switch (element.type) {
    case 'Character':
      return (code) => code === element.value;
    case 'CharacterClassRange':
      return (code) => code >= element.min.value && code <= element.max.value;
    case 'CharacterSet':
      return escapedMembers(element, flags);
    case 'CharacterClass':
      return undefined;
  }
}

/** Of `.`, \d, \s, \w and their opposites. */
function escapedMembers(element: AST.CharacterSet, flags: CaseAndLines): Members | undefined {
  if (element.kind === 'any') return (code) => flags.dotAll || !isLineEnd(code);
  if (element.kind === 'property') return undefined;
  const is = { digit: isDigit, space: isSpace, word: isWordCharacter }[element.kind];
  return element.negate ? (code) => !is(code) : is;
}

const isDigit: Members = (code) => code >= 0x30 && code <= 0x39;
const isWordCharacter: Members = (code) => /^[A-Za-z0-9_]$/.test(String.fromCharCode(code));
const isSpace: Members = (code) => String.fromCharCode(code).trim() === '';
const isLineEnd: Members = (code) => code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;

/** The characters that are in the set, or with i are there in another case. */
function foldedSet(has: Members, { ignoreCase }: CaseAndLines): CharacterSet {
  return Array.from({ length: CHARACTERS }, (_, code) =>
    ignoreCase ? (otherCases().get(foldCase(code)) ?? []).some(has) : has(code),
  );
}

let cases: ReadonlyMap<number, readonly number[]> | undefined;

/** All code units that are the same but for their case, by what they fold to. */
function otherCases(): ReadonlyMap<number, readonly number[]> {
  if (cases) return cases;
  const found = new Map<number, number[]>();
  for (let code = 0; code < CODE_UNITS; code++) {
    const folded = foldCase(code);
    found.set(folded, [...(found.get(folded) ?? []), code]);
  }
  return (cases = found);
}

/** The definition's Canonicalize without the flag u: the capital letter if it is one code unit, and none of ASCII for another. */
function foldCase(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase();
  if (upper.length !== 1) return code;
  const folded = upper.charCodeAt(0);
  return code >= 0x80 && folded < 0x80 ? code : folded;
}

/** First and last character of each run of characters in the set. */
export function rangesOf(set: CharacterSet): readonly (readonly [number, number])[] {
  const starts = set.flatMap((is, code) => (is && !set[code - 1] ? [code] : []));
  const ends = set.flatMap((is, code) => (is && !set[code + 1] ? [code] : []));
  return starts.map((start, index) => [start, ends[index] ?? start]);
}
