/** Collects what is wrong with a system file: each problem at the line of the entry that it is about. */
import { formatProblem, type Problem } from '../linker/problem';
import type { LoadedSystem } from './load';
import { DEFAULT_SUPERVISOR, type Grant, type ProcessDescription } from './schema';

export interface GrantOf<K extends Grant['kind']> {
  /** Of the process that has it. */
  readonly name: string;
  readonly slot: string;
  readonly grant: Extract<Grant, { kind: K }>;
}

export class Findings {
  readonly problems: Problem[] = [];
  readonly names: readonly string[];
  private readonly texts = new Set<string>();

  constructor(readonly system: LoadedSystem) {
    this.names = Object.keys(system.description.processes);
  }

  process(name: string): ProcessDescription {
    return this.system.description.processes[name]!;
  }

  /** Who decides about its faults; undefined: nobody. */
  supervisorOf(name: string): string | undefined {
    const { supervisor = DEFAULT_SUPERVISOR } = this.process(name);
    return supervisor === name || !this.names.includes(supervisor) ? undefined : supervisor;
  }

  grants<K extends Grant['kind']>(kind: K): GrantOf<K>[] {
    return this.names.flatMap((name) =>
      Object.entries(this.process(name).grants ?? {}).flatMap(([slot, grant]) =>
        grant.kind === kind ? [{ name, slot, grant: grant as Extract<Grant, { kind: K }> }] : [],
      ),
    );
  }

  /** `entry`: a process, then what of it. */
  error(entry: readonly string[], message: string, hint?: string): void {
    this.report('error', ['processes', ...entry], message, hint);
  }

  warning(entry: readonly string[], message: string, hint?: string): void {
    this.report('warning', ['processes', ...entry], message, hint);
  }

  report(
    severity: 'error' | 'warning',
    entry: readonly string[],
    message: string,
    hint: string | undefined,
  ): void {
    const line = this.system.lineOf(...entry);
    const problem = { severity, file: this.system.file, line, message, ...(hint ? { hint } : {}) };
    const text = this.written(problem, entry[1]);
    if (this.texts.has(text)) return;
    this.texts.add(text);
    this.problems.push(problem);
  }

  /** What is wrong with one instance is wrong with all of them: they have one entry. */
  private written(problem: Problem, name = ''): string {
    const text = formatProblem(problem);
    return text.replaceAll(name, this.system.entryOf.get(name) ?? name);
  }
}
