/** Compares the report of a fault with what the table says must come of it: also the line of TypeScript that it is decoded to. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SymbolTable } from '../../cli/symbols';
import { explainReport, fieldsOf } from '../../cli/terminal/report-decoder';
import type { BoardDescription, MemoryDescription } from '../../system/schema';
import type { FaultCase } from './rogue-table';
import { ROOT } from './system';

/** The source line and file that `→ at file:line` names. */
function sourceAt(explanation: string | undefined): { file: string; text: string } {
  const [, file = '', line = '0'] = /(?:at|from) (\S+):(\d+)/.exec(explanation ?? '') ?? [];
  if (file === '') return { file: `none in: ${explanation}`, text: '' };
  const lines = readFileSync(path.resolve(ROOT, file), 'utf8').split('\n');
  return { file, text: lines[Number(line) - 1] ?? '' };
}

export function checkReport(
  report: string,
  expected: FaultCase,
  symbols: SymbolTable,
  board: BoardDescription,
): void {
  const fields = fieldsOf(report);
  expect(fields.get('process')).toBe('rogue');
  expect(fields.get('cause')).toMatch(expected.cause);
  if (expected.address) checkAddress(fields.get('address'), expected.address, board);
  if (expected.detail) expect(fields.get('detail')).toBe(expected.detail);
  const explanation = explainReport(report, symbols);
  if (expected.frameless) expect(explanation).toEqual(['no frame was stored: the place is not known']);
  const at = explanation.find((line) => line.startsWith('at '));
  if (expected.file) expect(sourceAt(at).file).toBe(`src/apps/rogue/${expected.file}.ts`);
  if (expected.line) expect(sourceAt(at).text).toMatch(expected.line);
  if (expected.inside) expect(at).toContain(expected.inside);
  if (expected.caller) {
    const caller = explanation.find((line) => line.startsWith('called from'));
    expect(sourceAt(caller).text).toMatch(expected.caller);
  }
}

function checkAddress(
  reported: string | undefined,
  expected: NonNullable<FaultCase['address']>,
  board: BoardDescription,
): void {
  if (expected instanceof RegExp) {
    expect(reported).toMatch(expected);
    return;
  }
  const { base, size } = placeOf(expected, board);
  expect(Number(reported)).toBeGreaterThanOrEqual(base);
  expect(Number(reported)).toBeLessThan(base + size);
}

function placeOf(
  what: 'flash' | 'console',
  { flash, peripherals, roles }: BoardDescription,
): MemoryDescription {
  return what === 'flash' ? flash : peripherals[roles.console]!;
}
