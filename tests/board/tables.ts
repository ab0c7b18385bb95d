/** Reads the tables that the shell prints. */
import type { RunningSystem } from './system';

export interface Process {
  name: string;
  state: string;
  starts: number;
  faults: number;
  stackUsed: number;
  stackSize: number;
  priority: number;
  effectivePriority: number;
  memoryUsed: number;
  memoryLimit: number;
  threads: number;
  slotsUsed: number;
  milliseconds: number;
}

/** `  3 counterLow    receives           14      1      0    104/256        0/0       1     2/6       12` */
const PROCESS =
  /^ *\d+ (\S+) +(.*?) +(\d+)(?:>(\d+))? +(\d+) +(\d+) +(\d+)\/(\d+) +(\d+)\/(\d+) +(\d+) +(\d+)\/(\d+) +(\d+)(?: +\d+\/\d+ +\d+)?$/;

export async function listProcesses(system: RunningSystem): Promise<Map<string, Process>> {
  const rows = (await system.command('ps')).split('\n').slice(1);
  const processes = rows.map((row) => {
    const [, name = '', state = '', ...numbers] = PROCESS.exec(row) ?? [];
    if (name === '') throw new Error(`not a row of ps: ${row}`);
    const number = (index: number): number => Number(numbers[index]);
    return {
      name,
      state,
      priority: number(0),
      effectivePriority: Number(numbers[1] ?? numbers[0]),
      starts: number(2),
      faults: number(3),
      stackUsed: number(4),
      stackSize: number(5),
      memoryUsed: number(6),
      memoryLimit: number(7),
      threads: number(8),
      slotsUsed: number(9),
      milliseconds: number(11),
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
