/**
 * Marks in printed text: here the source is at another line.
 *
 * An expression may span lines of source. Its checks and calls carry their own line, so that a panic in the third line
 * of a statement leads to the third line: where the line differs, the output is broken and says so. Arguments of macros
 * cannot be broken (all of a macro stands at one line), so they lose their marks.
 */
import type { Text } from './precedence';

const open = '\u0001';
const close = '\u0002';

export function mark(line: number): string {
  return `${open}${line}${close}`;
}

export function atLine(line: number, printed: Text): Text {
  return { ...printed, text: mark(line) + printed.text };
}

export function withoutMarks(content: string): string {
  return content.includes(open)
    ? pieces(content)
        .map((piece) => piece.text)
        .join('')
    : content;
}

/** The text between the marks, each piece with the line that the mark before it gave. */
export function pieces(content: string): { readonly line?: number; readonly text: string }[] {
  const [first = '', ...rest] = content.split(open);
  return [
    { text: first },
    ...rest.map((piece) => {
      const end = piece.indexOf(close);
      return { line: Number(piece.slice(0, end)), text: piece.slice(end + 1) };
    }),
  ];
}
