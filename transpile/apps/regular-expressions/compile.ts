/**
 * Regular expressions as programs of the machine in runtime/search.c. The pattern is parsed by a library; what is done here is the
 * definition's meaning of each element, as instructions.
 *
 * Invariant: the machine tries in the order in which the definition does, so it finds the same match with the same groups.
 */
import { RegExpParser, RegExpSyntaxError, visitRegExpAST, type AST } from '@eslint-community/regexpp';
import { rangesOf, setOf, type CaseAndLines, type SetElement } from './characters';
import { Assembler, TooLargeError, UNBOUNDED, word, type Label } from './program';

export type CompiledPattern =
  | { readonly program: readonly number[]; readonly groups: number }
  /** What apps do not have, as the end of the sentence "the expression has ...". */
  | { readonly problem: string };

/** The largest bound of a loop that is written out; texts that are searched are not much longer. */
const LARGEST_BOUND = 0xfffd;
/** `$1` to `$99` name them. */
const MOST_GROUPS = 99;
const FLAGS = 'gims';

class UnsupportedError extends Error {}

/** Of `/source/flags`, as TypeScript has them. */
export function compilePattern(source: string, flags: string): CompiledPattern {
  try {
    for (const flag of flags)
      if (!FLAGS.includes(flag)) throw new UnsupportedError(`the flag '${flag}' (there are g, i, m and s)`);
    const pattern = new RegExpParser({ ecmaVersion: 2023 }).parsePattern(source, 0, source.length, false);
    const groups = groupsOf(pattern);
    return { program: new PatternCompiler(groups, flags).compile(pattern), groups: groups.length };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof UnsupportedError) return error.message;
  if (error instanceof TooLargeError) return 'more parts than fit a program of 16 KB with 255 registers';
  if (error instanceof RegExpSyntaxError) return `a mistake: ${error.message}`;
  throw error;
}

/** In the order of their numbers. */
function groupsOf(pattern: AST.Pattern): readonly AST.CapturingGroup[] {
  const groups: AST.CapturingGroup[] = [];
  visitRegExpAST(pattern, { onCapturingGroupEnter: (group) => groups.push(group) });
  const named = groups.find((group) => group.name !== null);
  if (named) throw new UnsupportedError(`the named group '${named.raw}' (count the groups)`);
  if (groups.length > MOST_GROUPS) throw new UnsupportedError(`more than ${MOST_GROUPS} groups`);
  return groups;
}

/** One for each pattern. */
class PatternCompiler {
  private readonly out: Assembler;
  private readonly sets: CaseAndLines;

  constructor(
    private readonly groups: readonly AST.CapturingGroup[],
    private readonly flags: string,
  ) {
    this.out = new Assembler(groups.length);
    this.sets = { ignoreCase: flags.includes('i'), dotAll: flags.includes('s') };
  }

  compile(pattern: AST.Pattern): readonly number[] {
    this.alternatives(pattern.alternatives);
    this.out.emit('MATCH');
    return this.out.finish(this.flags.includes('g'));
  }

  private alternatives(alternatives: readonly AST.Alternative[]): void {
    const end: Label = { at: undefined };
    for (const [index, { elements }] of alternatives.entries()) {
      const next: Label = { at: undefined };
      const last = index === alternatives.length - 1;
      if (!last) this.out.emit('EITHER', next);
      for (const element of elements) this.element(element);
      if (!last) this.out.emit('JUMP', end);
      this.out.place(next);
    }
    this.out.place(end);
  }

  private element(element: AST.Element): void {
    switch (element.type) {
      case 'Group':
        return this.alternatives(element.alternatives);
      case 'CapturingGroup':
        return this.group(element);
      case 'Assertion':
        return this.assertion(element);
      case 'Quantifier':
        return this.quantifier(element);
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
        return this.single(element as SetElement);
      case 'Backreference':
        throw new UnsupportedError(`the reference '${element.raw}' to a group`);
      case 'ExpressionCharacterClass':
        throw new UnsupportedError(`'${element.raw}'`);
    }
  }

  private group(group: AST.CapturingGroup): void {
    const register = 2 * this.numberOf(group);
    this.out.emit('SAVE', register);
    this.alternatives(group.alternatives);
    this.out.emit('SAVE', register + 1);
  }

  private numberOf(group: AST.CapturingGroup): number {
    return this.groups.indexOf(group) + 1;
  }

  private assertion(assertion: AST.Assertion): void {
    const lines = this.flags.includes('m');
    switch (assertion.kind) {
      case 'start':
        return this.out.emit(lines ? 'LINE_START' : 'TEXT_START');
      case 'end':
        return this.out.emit(lines ? 'LINE_END' : 'TEXT_END');
      case 'word':
        return this.out.emit(assertion.negate ? 'NO_WORD_EDGE' : 'WORD_EDGE');
      case 'lookahead':
      case 'lookbehind':
        throw new UnsupportedError(`'${assertion.raw}', which looks ahead or behind`);
    }
  }

  private single(element: SetElement): void {
    const set = setOf(element, this.sets);
    if (!set) throw new UnsupportedError(`'${element.raw}'`);
    const ranges = rangesOf(set);
    const [only] = ranges;
    if (ranges.length === 1 && only && only[0] === only[1]) this.out.emit('CHARACTER', only[0]);
    else this.out.emit('CLASS', ranges.length, ...ranges.flat());
  }

  private quantifier(quantifier: AST.Quantifier): void {
    const { element, greedy } = quantifier;
    const { min } = quantifier;
    const max = quantifier.max > LARGEST_BOUND ? UNBOUNDED : quantifier.max;
    if (min > LARGEST_BOUND)
      throw new UnsupportedError(`'${quantifier.raw}', more than ${LARGEST_BOUND} times`);
    if (max === 0) return;
    if (min === 1 && max === 1) return this.element(element);
    if (element.type !== 'Character' && element.type !== 'CharacterSet' && element.type !== 'CharacterClass')
      return this.loop(element, min, max, greedy);
    this.out.emit(greedy ? 'RUN' : 'RUN_LAZY', ...word(min), ...word(max));
    this.single(element as SetElement);
  }

  private loop(element: AST.QuantifiableElement, min: number, max: number, greedy: boolean): void {
    const register = this.out.loopRegister();
    const again: Label = { at: undefined };
    const exit: Label = { at: undefined };
    this.out.emit('BEGIN', register);
    this.out.place(again);
    this.out.emit(greedy ? 'LOOP' : 'LOOP_LAZY', register, ...word(min), ...word(max), exit);
    this.out.emit('ITERATION', register, ...this.registersWithin(element));
    this.element(element);
    this.out.emit('AGAIN', register, ...word(min), again);
    this.out.place(exit);
  }

  /** Of the groups in an element: the first one and the one behind the last; 0 and 0: there are none. */
  private registersWithin(element: AST.Element): readonly [number, number] {
    const numbers = this.groups
      .filter((group) => group.start >= element.start && group.end <= element.end)
      .map((group) => this.numberOf(group));
    return numbers.length === 0 ? [0, 0] : [2 * Math.min(...numbers), 2 * Math.max(...numbers) + 2];
  }
}
