/** Programs that are almost right: small changes of a source, from a seed. */
import ts from 'typescript';

/** Tokens that are put in the place of others: operators, types, literals, and what the dialect refuses. */
const TOKENS = (
  '+ - * / % & | ^ << >> >>> ** && || ?? = += -= *= /= <<= >>>= === !== == < <= > >= ! ~ ++ -- ? : ; , . ?. ( ) [ ] { } => ... ' +
  'u8 u16 u32 i8 i16 i32 u64 bool string void never any unknown null undefined this true false 0 1 255 -1 300 4294967295 5n 1.5 ' +
  "'text' `text` /x/ new class enum interface function const let var if else for while do switch case default break continue return " +
  'try throw async await yield typeof instanceof in of delete static readonly extends implements import export declare get set ' +
  'array structs refs table span sizeof offsetof addressOf overlay mmio panic assert asm clear assign FixedArray Span number'
).split(' ');

export type Random = () => number;

/** Reproducible: the same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: ts.SyntaxKind;
}

export function tokensOf(source: string): Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, source);
  const tokens: Token[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    tokens.push({
      start: scanner.getTokenStart(),
      end: scanner.getTokenEnd(),
      text: scanner.getTokenText(),
      kind,
    });
  }
  return tokens;
}

/** One to three changes, most of them of a token into one of the same kind. */
export function mutate(source: string, random: Random): string {
  let text = source;
  for (let changes = random() < 0.7 ? 1 : 3; changes > 0; changes--) text = change(text, random);
  return random() < 0.05 ? text.slice(0, Math.floor(random() * text.length)) : text;
}

function change(source: string, random: Random): string {
  const tokens = tokensOf(source);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const victim = pick(tokens);
  if (!victim) return source;
  const replace = (by: string): string => `${source.slice(0, victim.start)}${by}${source.slice(victim.end)}`;
  const kind = random();
  if (kind < 0.5) return replace(pick(tokens.filter((token) => sameClass(token, victim)))?.text ?? '');
  if (kind < 0.8) return replace(pick(TOKENS) ?? '');
  if (kind < 0.9) return replace('');
  return replace(`${victim.text} ${pick(tokens)?.text ?? ''}`);
}

function sameClass(a: Token, b: Token): boolean {
  const classOf = ({ kind }: Token): number => {
    if (kind === ts.SyntaxKind.Identifier) return 0;
    if (kind >= ts.SyntaxKind.FirstLiteralToken && kind <= ts.SyntaxKind.LastLiteralToken) return 1;
    return kind >= ts.SyntaxKind.FirstPunctuation && kind <= ts.SyntaxKind.LastPunctuation ? 2 : 3;
  };
  return classOf(a) === classOf(b);
}
