/**
 * What assembly says about itself in comments, because nothing can be computed from it:
 *
 *     @ stack: 40
 *     systemCall:
 *
 * is the most that the function takes off the stack, `@ calls: a, b` names what it calls through registers, and `@ never: a, b`
 * what it shares code with but does not reach.
 */
import { readFileSync } from 'node:fs';

export interface Annotation {
  readonly stack: number;
  readonly calls: readonly string[];
  readonly never: readonly string[];
}

const NAMES = /^@ (calls|never): (.*)/;

/** The annotations of a file by label. A macro that makes the label (`entry name`) will do as well. */
export function readAnnotations(file: string): Map<string, Annotation> {
  const annotations = new Map<string, Annotation>();
  let stack: number | undefined;
  let names: { calls: string[]; never: string[] } = { calls: [], never: [] };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const text = line.trim();
    const stackNote = /^@ stack: (\d+)\b/.exec(text);
    const nameNote = NAMES.exec(text);
    if (stackNote) stack = Number(stackNote[1]);
    else if (nameNote)
      names[nameNote[1] as keyof typeof names] = nameNote[2]!.split(',').map((name) => name.trim());
    else if (text !== '' && !/^[@.]/.test(text)) {
      const label = /^(\w+):/.exec(text)?.[1] ?? /^\w+\s+(\w+)$/.exec(text)?.[1];
      if (stack !== undefined && label !== undefined) annotations.set(label, { stack, ...names });
      stack = undefined;
      names = { calls: [], never: [] };
    }
  }
  return annotations;
}

/** The line of a label, for messages. */
export function lineOfLabel(file: string, label: string): number | undefined {
  const lines = readFileSync(file, 'utf8').split('\n');
  const index = lines.findIndex((line) => new RegExp(`^\\s*(\\w+\\s+)?${label}:?\\s*(@.*)?$`).test(line));
  return index < 0 ? undefined : index + 1;
}
