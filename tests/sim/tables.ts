/** Reads the tables that the shell prints. */
import type { RunningSystem } from './system';

export interface Process {
  name: string;
  state: string;
  starts: number;
  faults: number;
  stackUsed: number;
  stackSize: number;
}

/** `  3 counterLow    waits                     14       1       0    104/256        12` */
const PROCESS = /^ *\d+ (\S+) +(.*?) +\d+ +(\d+) +(\d+) +(\d+)\/(\d+) +\d+$/;

export async function listProcesses(system: RunningSystem): Promise<Map<string, Process>> {
  const rows = (await system.command('ps')).split('\n').slice(1);
  const processes = rows.map((row) => {
    const [, name = '', state = '', starts, faults, used, size] = PROCESS.exec(row) ?? [];
    if (name === '') throw new Error(`not a row of ps: ${row}`);
    return {
      name,
      state,
      starts: Number(starts),
      faults: Number(faults),
      stackUsed: Number(used),
      stackSize: Number(size),
    };
  });
  return new Map(processes.map((process) => [process.name, process]));
}

export interface Counter {
  sequence: number;
  expected: number;
  missed: number;
}

/** `counterHigh        123       123         0         0` */
export async function readCounters(system: RunningSystem): Promise<Counter[]> {
  const rows = (await system.command('counters')).split('\n').slice(1);
  return rows.map((row) => {
    const [, sequence, expected, missed] = row.split(/ +/);
    return { sequence: Number(sequence), expected: Number(expected), missed: Number(missed) };
  });
}
