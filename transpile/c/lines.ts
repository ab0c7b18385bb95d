/**
 * Output with `#line`: the C compiler, gdb and the sanitizers speak of TypeScript lines.
 *
 * The writer knows which source line the C compiler takes the next line of text for, and says `#line` only when that is
 * wrong. A gap of one line is an empty line: the source had one there, or a comment.
 */
import type { Location } from '../ir/ir';
import { pieces, withoutMarks } from './line-marks';

const indentation = '    ';

export class Lines {
  private readonly output: string[] = [];
  private depth = 0;
  /** What the C compiler believes of the next line; unknown at first. */
  private file: string | undefined;
  private line = 0;

  constructor(private readonly directives: boolean) {}

  /** Adds a line, at a place in the source if it has one. */
  add(content: string, location?: Location): void {
    if (location) this.synchronise(location);
    const margin = indentation.repeat(this.depth);
    for (const [position, piece] of this.brokenLines(content).entries()) {
      if (position > 0 && this.file !== undefined) this.directive(this.file, piece.line);
      const inner = position > 0 ? indentation : '';
      for (const line of piece.text.split('\n')) this.push(line === '' ? '' : margin + inner + line);
    }
  }

  /** The text broken where its marks name another line than the one it stands at. */
  private brokenLines(content: string): { readonly line: number; readonly text: string }[] {
    if (!this.directives || this.file === undefined) return [{ line: 0, text: withoutMarks(content) }];
    const broken: { line: number; text: string }[] = [];
    for (const { line, text } of pieces(content)) {
      const last = broken[broken.length - 1];
      if (!last) broken.push({ line: this.line, text });
      else if (line === undefined || line === last.line) last.text += text;
      else {
        last.text = last.text.trimEnd();
        broken.push({ line, text });
      }
    }
    return broken;
  }

  /** An empty line, where the text before does not have one already. */
  space(): void {
    const last = this.output[this.output.length - 1];
    if (last !== undefined && last !== '' && !last.endsWith('{')) this.push('');
  }

  indent(body: () => void): void {
    this.depth++;
    body();
    this.depth--;
  }

  toString(): string {
    return this.output.map((line) => `${line}\n`).join('');
  }

  private push(content: string): void {
    this.output.push(content);
    this.line++;
  }

  private synchronise(location: Location): void {
    if (!this.directives) return;
    const isSameFile = this.file === location.file;
    const isSpaced = this.output[this.output.length - 1] === '';
    if (isSameFile && this.line + 1 === location.line && !isSpaced) this.push('');
    if (!isSameFile || this.line !== location.line) this.directive(location.file, location.line);
  }

  private directive(file: string, line: number): void {
    this.output.push(`#line ${line} "${file.replace(/["\\]/g, '\\$&')}"`);
    this.file = file;
    this.line = line;
  }
}
