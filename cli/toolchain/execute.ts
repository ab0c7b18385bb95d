/**
 * Runs a command that must not be allowed to hang: it reads nothing, is killed with all its children when it passes its
 * time limit or, if asked, when it shows no sign of work for some seconds.
 *
 * A sign of work is output, bytes moved by the processes of its group, or solid use of the processor (the last two only
 * where /proc tells): package managers are silent for minutes while a download runs, but not idle.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Limits {
  /** Milliseconds in all. */
  total: number;
  /** Milliseconds without a sign of work; no limit if absent. */
  idle?: number;
}

export interface Outcome {
  /** Exit status; null if it was killed or could not be started. */
  status: number | null;
  /** Standard output and standard error, as they came. */
  output: string;
  /** Why there is no exit status. */
  stopped?: 'idle' | 'time' | 'missing';
}

const POLL = 500;
/** Bytes between two polls below which nothing really happens: timers and signals move a few. */
const BYTES_OF_WORK = 4096;
/** Processor ticks (10 ms) between two polls from which a silent process counts as computing. */
const TICKS_OF_WORK = 15;

export interface ExecuteOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  onLine?: (line: string) => void;
}

export function execute(
  command: string,
  parameters: readonly string[],
  limits: Limits,
  options: ExecuteOptions = {},
): Promise<Outcome> {
  const { cwd, env = process.env, onLine } = options;
  const child = spawn(command, parameters, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const group = child.pid;
  let output = '';
  let stopped: Outcome['stopped'];
  let lastWork = Date.now();
  const started = lastWork;
  const meter = new WorkMeter();
  const stop = (reason: 'idle' | 'time'): void => {
    stopped = reason;
    endGroup(group);
  };
  const timer = setInterval(
    () => {
      const now = Date.now();
      if (group !== undefined && meter.worked(group)) lastWork = now;
      if (now - started >= limits.total) stop('time');
      else if (limits.idle !== undefined && now - lastWork >= limits.idle) stop('idle');
    },
    Math.min(POLL, limits.total, limits.idle ?? POLL),
  );
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    lastWork = Date.now();
    const line = chunk
      .toString()
      .trim()
      .split(/[\r\n]+/)
      .pop();
    if (line) onLine?.(line);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve) => {
    const finish = (status: number | null): void => {
      clearInterval(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ status: stopped ? null : status, output, ...(stopped && { stopped }) });
    };
    child.on('error', () => {
      stopped = 'missing';
      finish(null);
    });
    // 'exit', not 'close': a grandchild that keeps the pipe open must not keep us.
    child.on('exit', (status) => setTimeout(() => finish(status), 20));
  });
}

/** Ends a command with all that it started and that is still in its group. */
export function endGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Compares what the processes of a group have done since it was last asked. */
class WorkMeter {
  private bytes = 0;
  private ticks = 0;

  worked(group: number): boolean {
    const before = { bytes: this.bytes, ticks: this.ticks };
    this.bytes = 0;
    this.ticks = 0;
    for (const id of processesOf(group)) this.add(id);
    return this.bytes - before.bytes > BYTES_OF_WORK || this.ticks - before.ticks > TICKS_OF_WORK;
  }

  private add(id: string): void {
    const moved = readProcessFile(id, 'io').matchAll(/^[rw]char: (\d+)$/gm);
    for (const [, count] of moved) this.bytes += Number(count);
    const [user, system] = fieldsOfStat(id).slice(11, 13);
    this.ticks += Number(user ?? 0) + Number(system ?? 0);
  }
}

function processesOf(group: number): string[] {
  try {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return all.filter((id) => Number(fieldsOfStat(id)[2]) === group);
  } catch {
    return [];
  }
}

/** The fields of /proc/<id>/stat from the third on; the second, a name in parentheses, may hold anything. */
function fieldsOfStat(id: string): string[] {
  return readProcessFile(id, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
}

function readProcessFile(id: string, name: string): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
