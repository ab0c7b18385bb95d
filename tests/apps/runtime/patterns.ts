/** Random regular expressions of the kind that apps may write, and texts in which they find something now and then. */
import { Random } from '../../fuzz/random';

const ALPHABET = [...'aabbcAB1_ \n\réÉßÿ-.'];
const CHARACTERS = [
  'a',
  'b',
  'c',
  'A',
  'B',
  '1',
  '_',
  ' ',
  'é',
  '\\n',
  '\\x61',
  '\\u0062',
  '\\.',
  '-',
  '\\u0178',
  'ß',
  '}',
];
const SETS = [
  '.',
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '[ab]',
  '[^a]',
  '[a-c1]',
  '[^\\w]',
  '[\\W_]',
  '[A-Z]',
  '[^\\n]',
];
const MORE_SETS = [
  '[]',
  '[^]',
  '[\\s\\S]',
  '[é-ÿ]',
  '[\\d-x]',
  '[\\b]',
  '[b-b]',
  '[\\u0000-\\uffff]',
  '[^\\u0100-\\u0200]',
];
const ASSERTIONS = ['^', '$', '\\b', '\\B'];
const QUANTIFIERS = ['*', '+', '?', '{2}', '{1,}', '{0,2}', '{1,3}', '{0}', '{0,1}'];
export const FLAGS = 'gims';
const DEEPEST = 3;

export class Patterns extends Random {
  source(depth = 0): string {
    const alternatives = Array.from({ length: this.oneIn(3) ? 2 + this.below(2) : 1 }, () =>
      this.sequence(depth),
    );
    return alternatives.join('|');
  }

  private sequence(depth: number): string {
    const length = this.oneIn(10) ? 0 : 1 + this.below(depth === 0 ? 4 : 3);
    return Array.from({ length }, () => this.term(depth)).join('');
  }

  private term(depth: number): string {
    if (this.oneIn(10)) return this.pick(ASSERTIONS);
    const atom = this.atom(depth);
    if (!this.oneIn(3)) return atom;
    return atom + this.pick(QUANTIFIERS) + (this.oneIn(3) ? '?' : '');
  }

  private atom(depth: number): string {
    if (depth < DEEPEST && this.oneIn(4)) return (this.oneIn(3) ? '(?:' : '(') + this.source(depth + 1) + ')';
    if (this.oneIn(3)) return this.pick(this.oneIn(3) ? MORE_SETS : SETS);
    return this.pick(CHARACTERS);
  }

  flags(): string {
    return [...FLAGS].filter((flag) => this.oneIn(flag === 'g' ? 2 : 4)).join('');
  }

  text(): string {
    const alphabet = this.oneIn(2) ? ALPHABET : ['a', 'b'];
    return Array.from({ length: this.below(14) }, () => this.pick(alphabet)).join('');
  }
}
