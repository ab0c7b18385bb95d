/**
 * Output with `#line`: the C compiler, gdb and the sanitizers speak of TypeScript lines.
 *
 * The writer knows which source line the C compiler takes the next line of text for, and says `#line` only when that is
 * wrong. A gap of one line is an empty line: the source had one there, or a comment.
 */
import type { Location } from '../ir/ir';

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
    for (const part of content.split('\n'))
      this.push(part === '' ? '' : indentation.repeat(this.depth) + part);
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
    if (this.file === location.file && this.line + 1 === location.line) this.push('');
    if (this.file === location.file && this.line === location.line) return;
    this.output.push(`#line ${location.line} "${location.file.replace(/["\\]/g, '\\$&')}"`);
    this.file = location.file;
    this.line = location.line;
  }
}
