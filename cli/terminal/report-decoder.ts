/**
 * Adds to each raw report line of the kernel (docs/0004-reports.md) the TypeScript lines that its addresses come from.
 * Text passes through at once and unchanged; explanations are inserted after the end of a report line, so that what the
 * user sees is what the serial line carries, plus indented lines that start with an arrow.
 */
import { type Location, locationText, type SymbolTable } from '../symbols';

/** A report line, wherever the prompt or a half-typed command left the cursor. */
const REPORT = /\b(?:fault|kernel panic): .*$/;
const LONGEST_LINE = 1000;

export class ReportDecoder {
  private line = '';

  constructor(private readonly symbols: SymbolTable) {}

  /** The text to show for this piece of console output. */
  decode(text: string): string {
    let shown = '';
    for (const character of text) {
      shown += character;
      if (character === '\n') shown += this.endLine();
      else if (character !== '\r' && this.line.length < LONGEST_LINE) this.line += character;
    }
    return shown;
  }

  private endLine(): string {
    const report = REPORT.exec(this.line)?.[0];
    this.line = '';
    return report === undefined
      ? ''
      : explainReport(report, this.symbols)
          .map((line) => `${line}\r\n`)
          .join('');
  }
}

/** What the addresses of a report line mean, one line each. */
export function explainReport(report: string, symbols: SymbolTable): string[] {
  const fields = fieldsOf(report);
  if (fields.get('frame') === 'none') return ['  → no frame was stored: the place is not known'];
  const lines: string[] = [];
  const at = placeOf(fields.get('pc'), (address) => symbols.locate(address));
  const from = placeOf(fields.get('lr'), (address) => symbols.locateCaller(address));
  if (at) lines.push(`  → at ${locationText(at)}`);
  else if (fields.has('pc'))
    lines.push(`  → at no line of the program${from ? '' : ', and the caller is not known'}`);
  if (from) lines.push(`  → called from ${locationText(from)}`);
  return lines;
}

/** `key=value` pairs of a report line. */
export function fieldsOf(report: string): Map<string, string> {
  const pairs = [...report.matchAll(/([A-Za-z]+)=(\S+)/g)];
  return new Map(pairs.map(([, key = '', value = '']) => [key, value]));
}

function placeOf(
  text: string | undefined,
  find: (address: number) => Location | undefined,
): Location | undefined {
  return text !== undefined && /^0x[0-9a-f]+$/i.test(text) ? find(Number(text)) : undefined;
}
