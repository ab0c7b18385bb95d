/**
 * The first text of console.log where values follow it: Node replaces `%s` and its like in it. `formatted` of library/texts.ts does the same with
 * texts that are known only when the program runs.
 */

/** Pieces of text, and numbers of the values that stand between them. */
export type FormatParts = readonly (string | number)[];

const PLACEHOLDERS = 'sdifjoOc';
/** What any value can stand for. */
const OF_ANY = 'sc';

/** `isNumber`: of each value that follows. undefined: a placeholder would show its value in another way than as it is printed. */
export function partsOfFormat(format: string, isNumber: readonly boolean[]): FormatParts | undefined {
  const parts: (string | number)[] = [];
  let from = 0;
  let next = 0;
  for (let at = 0; at + 1 < format.length; at++) {
    if (format[at] !== '%') continue;
    const letter = format[++at] ?? '';
    if (letter === '%') {
      parts.push(format.slice(from, at));
      from = at + 1;
    }
    if (next === isNumber.length || !PLACEHOLDERS.includes(letter)) continue;
    if (!OF_ANY.includes(letter) && !isNumber[next]) return undefined;
    parts.push(format.slice(from, at - 1));
    if (letter !== 'c') parts.push(next);
    next++;
    from = at + 1;
  }
  parts.push(format.slice(from));
  for (; next < isNumber.length; next++) parts.push(' ', next);
  return parts.filter((part) => part !== '');
}
