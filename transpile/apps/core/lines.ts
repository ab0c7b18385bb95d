/**
 * C text as ts2c prints it -> C text in which each line knows its line of TypeScript.
 *
 * Line marks (calls of `app_line`) become `#line`, where the C compiler would not come to that line by counting. A mark holds up to
 * the end of its block; behind it, the one before the block holds again (a function ends at its last line). Lines that are
 * nothing but braces are joined to their neighbours, so most of the text needs no `#line` at all.
 */

interface Place {
  readonly file: number;
  readonly line: number;
}

export class MarkedLines {
  private readonly output: string[] = [];
  /** What the C compiler believes of the next line of text. */
  private believed: Place | undefined;

  constructor(private readonly files: readonly string[]) {}

  /** Adds a function. */
  add(text: string): void {
    const lines = joined(text);
    const enclosing: Place[] = [];
    let place = firstMark(lines);
    for (const line of lines) {
      if (hasNoValue.test(line)) continue;
      const mark = markOf(line);
      if (mark) {
        place = mark;
        continue;
      }
      if (line.trim().startsWith('}')) place = (enclosing.length > 1 && enclosing.pop()) || place;
      this.line(line, place);
      if (line.endsWith('{')) enclosing.push(place);
    }
    this.output.push('');
    if (this.believed) this.believed = { ...this.believed, line: this.believed.line + 1 };
  }

  toString(): string {
    return this.output.map((line) => `${line}\n`).join('');
  }

  private line(text: string, { file, line }: Place): void {
    const { believed } = this;
    if (hasNoCode.test(text) && believed) {
      this.output.push(text);
      this.believed = { ...believed, line: believed.line + 1 };
      return;
    }
    if (believed?.file !== file) {
      this.output.push(`#line ${line} "${(this.files[file] ?? '').replace(/["\\]/g, '\\$&')}"`);
    } else if (believed.line !== line) this.output.push(`#line ${line}`);
    this.output.push(text);
    this.believed = { file, line: line + 1 };
  }
}

/** Declarations, and the end of a block; not that of a function, which has its epilogue. */
const hasNoCode = /^\s*(int32_t \w+;|\s+\}|\s+\} else \{)$/;

/** What tells ts2c that a variable is a number, and sets nothing. */
const hasNoValue = /^\s*\w+ = app_any_number\(\);$/;

/** Braces at the end of the line before them, `else` and the condition of a `do` behind theirs; no empty lines. */
function joined(text: string): string[] {
  const compact = text
    .replace(/\n\s*\{/g, ' {')
    .replace(/\}\n\s*(else|while \(0\);)/g, '} $1')
    .replace(/\n(\s*\n)+/g, '\n');
  return compact.split('\n');
}

function markOf(line: string): Place | undefined {
  const mark = /^\s*app_line\((\d+), (\d+)\);$/.exec(line);
  return mark ? { file: Number(mark[1]), line: Number(mark[2]) } : undefined;
}

function firstMark(lines: readonly string[]): Place {
  for (const line of lines) {
    const mark = markOf(line);
    if (mark) return mark;
  }
  throw new Error('core: a function without a line mark');
}
