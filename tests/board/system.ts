/**
 * Conductor's own systems on whatever kind of target the suite runs on: what projects have (testing/board.ts), and the default
 * system with its users. The suites use nothing but {@link Board} and {@link Console}, so the same files run in simulators and on
 * real boards.
 */
import path from 'node:path';
import * as testing from '../../testing/board';
import { PROMPT, type StartOptions } from '../../testing/board';

export { TIME_LIMIT } from '../../testing/board';

export const ROOT = path.resolve(__dirname, '../..');

/** Of the operator of the default system. */
export const DEMO_PASSWORD = 'conductor';

let elf: string | undefined;

/** The ELF of the default system; built once for each test file. */
export function defaultElf(): string {
  elf ??= build('system/default.ts');
  return elf;
}

/** Relative to the checkout. */
export function build(system: string): string {
  return testing.build(path.resolve(ROOT, system));
}

export class RunningSystem extends testing.RunningSystem {
  /** Has the shell act for somebody who may more than the guest. */
  async logIn(user = 'operator', password = DEMO_PASSWORD): Promise<void> {
    expect(await this.console.logIn(user, password)).toBe(`you are ${user}`);
  }
}

/** Starts an ELF that {@link build} has made; what it says from its first word on is in the console. */
export async function startSystem(elf: string, options: StartOptions = {}): Promise<RunningSystem> {
  return new RunningSystem(await testing.start(elf, options));
}

export interface BootOptions extends StartOptions {
  /** Default: the default system. */
  elf?: string;
  /** Whom the shell acts for. Default: the guest. */
  user?: 'operator';
}

/** Boots a system with a shell to its first prompt. */
export async function bootSystem({ user, elf, ...options }: BootOptions = {}): Promise<RunningSystem> {
  const system = await startSystem(elf ?? defaultElf(), options);
  await system.console.until(PROMPT);
  if (user) await system.logIn(user);
  return system;
}
