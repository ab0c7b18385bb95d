/**
 * The programs that show what apps may contain: programs/<feature>/<name>.ts.
 *
 * The comment at a program's head says in a sentence what it is about, and what becomes of it where that is not "prints what Node
 * prints": `Refused: TS91700.` by the compiler, at the lines that end with `// here` (alone on a line: at
 * the one above) and nowhere else; `Faults: range.` at
 * that line, after it printed what Node prints until there. `Messages: "a", "b".` are told to the app when it has started.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Codes of the trap instruction, by the names that programs give them (transpile/apps/runtime/app.h). */
export const FAULTS = {
  index: 1,
  division: 2,
  absent: 3,
  assertion: 5,
  range: 16,
  heap: 17,
  uncaught: 18,
  text: 19,
  search: 20,
  early: 22,
} as const;

export type Fault = keyof typeof FAULTS;

export type Outcome =
  | { readonly kind: 'prints' }
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'faults'; readonly fault: Fault };

export interface AppProgram {
  /** `feature/name`. */
  readonly name: string;
  readonly file: string;
  /** The sentence at its head. */
  readonly about: string;
  readonly outcome: Outcome;
  /** Lines that `// here` is about. */
  readonly marked: readonly number[];
  readonly messages: readonly string[];
}

const FOLDER = path.join(__dirname, 'programs');
/** Modules that programs import. */
const PARTS = 'parts';

export function allPrograms(): AppProgram[] {
  const features = readdirSync(FOLDER).sort();
  return features.flatMap((feature) =>
    readdirSync(path.join(FOLDER, feature))
      .filter((file) => file !== PARTS)
      .sort()
      .map((file) => readProgram(`${feature}/${file.replace(/\.ts$/, '')}`)),
  );
}

function readProgram(name: string): AppProgram {
  const file = path.join(FOLDER, `${name}.ts`);
  const source = readFileSync(file, 'utf8');
  const comment = /^\/\*\*([^]*?)\*\//
    .exec(source)?.[1]
    ?.replace(/\s+\*?\s*/g, ' ')
    .trim();
  if (comment === undefined)
    throw new Error(`${file} does not begin with a comment that says what it is about`);
  const marked = source
    .split('\n')
    .flatMap((line, at) => (line.endsWith('// here') ? [line.trim() === '// here' ? at : at + 1] : []));
  const outcome = outcomeOf(comment);
  if ((outcome.kind === 'prints') !== (marked.length === 0))
    throw new Error(`${file}: lines are marked where something is refused or faults, and only then`);
  const messages = /Messages: ("[^]*")\./.exec(comment)?.[1] ?? '';
  return {
    name,
    file,
    about: comment.replace(/\s*(Refused|Faults|Messages): .*$/, ''),
    outcome,
    marked,
    messages: JSON.parse(`[${messages}]`) as string[],
  };
}

function outcomeOf(comment: string): Outcome {
  const code = /Refused: TS(\d+)\./.exec(comment)?.[1];
  if (code !== undefined) return { kind: 'refused', code: Number(code) };
  const fault = /Faults: (\w+)\./.exec(comment)?.[1];
  if (fault === undefined) return { kind: 'prints' };
  if (!(fault in FAULTS))
    throw new Error(`there is no fault '${fault}'; faults: ${Object.keys(FAULTS).join(', ')}`);
  return { kind: 'faults', fault: fault as Fault };
}
