/**
 * Adds to each raw report line of the kernel and the supervisor (docs/0004-reports.md) the TypeScript lines that its
 * addresses come from. Text passes through at once and unchanged; explanations are inserted after the end of a report
 * line, so that what the user sees is what the serial line carries, plus indented lines that start with an arrow.
 */
import { panicName } from './panic-names';
import { isOfAppLibrary, isOfAppRuntime, type Location, locationText, type SymbolTable } from '../symbols';

/** A report, wherever the prompt or a half-typed command left the cursor. */
const REPORT = /(?<![a-z])(fault|kernel panic|kernel state): .*$/;
const LONGEST_LINE = 1000;

/** Causes that are no accident and need no place. */
const INTENDED = ['exited', 'stopped'];

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
    const lines = explainReport(this.line, this.symbols);
    this.line = '';
    return lines.map((line) => `  → ${line}\r\n`).join('');
  }
}

/** What the addresses of a line mean, one text each; none if it is no report. */
export function explainReport(line: string, symbols: SymbolTable): string[] {
  const [report, kind] = REPORT.exec(line) ?? [];
  if (report === undefined) return [];
  const fields = fieldsOf(report);
  if (kind === 'fault') return explainFault(fields, symbols);
  if (kind === 'kernel state') return textOf('called from', callerAt(fields.get('lr'), symbols));
  const place = / at (0x[0-9a-f]+)/.exec(report)?.[1];
  return textOf('at', placeAt(place, symbols));
}

function explainFault(fields: ReadonlyMap<string, string>, symbols: SymbolTable): string[] {
  const pc = fields.get('pc');
  if (INTENDED.includes(fields.get('cause') ?? '')) return [];
  if (pc === undefined) return ['no frame was stored: the place is not known'];
  const caller = callerAt(fields.get('lr'), symbols);
  const place = placeAt(pc, symbols);
  const panic = fields.get('cause') === 'panic' ? panicName(Number(fields.get('detail'))) : undefined;
  if (place && fields.get('cause') !== 'instruction-access') {
    const why = panic === undefined ? [] : [panic];
    // A fault of the library of apps leaves there who called it.
    if (isOfAppLibrary(place)) return [...why, ...textOf('at', caller), ...textOf('in', place)];
    // lr may be left from the last call that the function made: not surely its caller.
    return [...why, ...textOf('at', place), ...(isLeftByCall(caller) ? [] : textOf('lr:', caller))];
  }
  const target = place ? locationText(place) : 'no line of the program';
  return [`jumped to ${pc}, ${target}`, ...textOf('called from', caller)];
}

/** Into the run-time system of apps: it calls nothing but whole handlers, which nobody needs to be told. */
function isLeftByCall(caller: Location | undefined): boolean {
  return caller !== undefined && isOfAppRuntime(caller);
}

/** `key=value` pairs of a report line. */
export function fieldsOf(report: string): Map<string, string> {
  const pairs = [...report.matchAll(/([A-Za-z]\w*)=(\S+)/g)];
  return new Map(pairs.map(([, key = '', value = '']) => [key, value]));
}

function textOf(what: string, location: Location | undefined): string[] {
  return location ? [`${what} ${locationText(location)}`] : [];
}

function placeAt(address: string | undefined, symbols: SymbolTable): Location | undefined {
  return address === undefined ? undefined : symbols.locate(Number(address));
}

function callerAt(address: string | undefined, symbols: SymbolTable): Location | undefined {
  return address === undefined ? undefined : symbols.locateCaller(Number(address));
}
