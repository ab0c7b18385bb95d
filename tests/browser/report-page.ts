/** The page that `conductor report --html` writes of the default system, with a recording, measured stacks and a history. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSystem, type SystemReport } from '../../cli/build';
import { DEFAULT_SYSTEM } from '../../cli/paths';
import { stackRows } from '../../cli/report/stacks';
import { ROOT, temporaryFolder } from '../cli/support';

export async function defaultReport(): Promise<SystemReport> {
  return (await buildSystem(DEFAULT_SYSTEM)).report;
}

/** Every stack but the last is measured, at three quarters of its bound. */
export function exampleMarks(report: SystemReport): Map<string, number> {
  const rows = stackRows(report).slice(0, -1);
  return new Map(rows.map(({ name, bound }) => [name, Math.floor(bound * 0.75)]));
}

/** Every heap is half full, and was fuller. */
export function exampleHeaps({ processes }: SystemReport): Map<string, { used: number; peak: number }> {
  return new Map(
    processes.map(({ name, heap = 0 }) => [name, { used: heap / 2, peak: Math.floor(heap * 0.75) }]),
  );
}

export function writeExamplePage(report: SystemReport): string {
  const folder = temporaryFolder();
  const [data, page] = [path.join(folder, 'report.json'), path.join(folder, 'report.html')];
  writeFileSync(data, JSON.stringify(report));
  const parameters = ['-r', 'tsx/cjs', path.join(__dirname, 'write-page.ts'), data, page];
  const { status, stderr } = spawnSync(process.execPath, parameters, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return page;
}
