/**
 * The ways to get a tool that is not there: the xPacks that package.json pins, then the system's package manager. A way
 * either installs (and the tool is looked for again) or says in one line why not.
 *
 * A way that is unreachable may cost ten seconds in all: its network steps are given up after {@link IDLE_LIMIT} without
 * a sign of work, and after one that hung no other step is tried.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths';
import { execute, type Outcome } from './execute';
import { foldersOfPath, locate } from './find';
import { type Manager, MANAGERS } from './managers';
import type { Tool } from './tools';

/** What a way came to. `command` is what the user can run where we lack the right. */
export type WayResult = { installed: true } | { installed: false; because: string; command?: string };

export interface Way {
  name: string;
  canBring(tool: Tool): boolean;
  install(tools: readonly Tool[], report: (line: string) => void): Promise<WayResult>;
}

const IDLE_LIMIT = 7_000;
const NETWORK_LIMIT = 15 * 60_000;
const UNPACK_LIMIT = 15 * 60_000;
const SUDO_LIMIT = 3_000;

/** `xpm install`: brings all pinned xPacks at once into xpacks/. */
const xpackWay: Way = {
  name: 'xPack',
  canBring: (tool) => tool.xpack,
  async install(_tools, report) {
    const command = xpmCommand();
    if (!command) return { installed: false, because: 'xpm is not installed' };
    const [program, ...first] = command;
    const limits = { total: NETWORK_LIMIT, idle: IDLE_LIMIT };
    const outcome = await execute(program, [...first, 'install'], limits, { cwd: ROOT, onLine: report });
    return outcome.status === 0 ? { installed: true } : { installed: false, because: reasonOf(outcome) };
  },
};

function xpmCommand(): [string, ...string[]] | undefined {
  const onPath = locate('xpm', foldersOfPath());
  if (onPath) return [onPath];
  const own = path.join(ROOT, 'node_modules', 'xpm', 'bin', 'xpm.js');
  return existsSync(own) ? [process.execPath, own] : undefined;
}

export const systemWay: Way = {
  name: 'package manager',
  canBring: () => true,
  async install(tools, report) {
    const manager = MANAGERS.find(({ name }) => locate(name, foldersOfPath()) !== undefined);
    if (!manager) {
      const known = MANAGERS.map(({ name }) => name).join(', ');
      return { installed: false, because: `none of ${known} is here` };
    }
    const packages = tools.flatMap((tool) => tool.packages[manager.name] ?? []);
    if (packages.length === 0) return { installed: false, because: `${manager.name} has no package for it` };
    const prefix = await privilegePrefix(manager);
    if (!prefix) {
      const command = `sudo ${manager.manual} ${packages.join(' ')}`;
      return { installed: false, because: `${manager.name} needs the rights of root`, command };
    }
    const because = await runSteps(manager, prefix, packages, report);
    return because === undefined
      ? { installed: true }
      : { installed: false, because: `${manager.name}: ${because}` };
  },
};

/** Runs the manager's steps; undefined when all went well. */
async function runSteps(
  manager: Manager,
  prefix: readonly string[],
  packages: readonly string[],
  report: (line: string) => void,
): Promise<string | undefined> {
  const program = locate(manager.name, foldersOfPath()) ?? manager.name;
  const options = { env: { ...process.env, ...manager.environment }, onLine: report };
  for (const step of manager.steps) {
    const line = [...prefix, program, ...step.parameters, ...(step.takesPackages ? packages : [])];
    const limits = step.network ? { total: NETWORK_LIMIT, idle: IDLE_LIMIT } : { total: UNPACK_LIMIT };
    const outcome = await execute(line[0] ?? program, line.slice(1), limits, options);
    const hung = outcome.stopped !== undefined;
    if (outcome.status !== 0 && (hung || !step.mayFail)) return reasonOf(outcome);
  }
  return undefined;
}

/** What to put before a command so that it runs with the rights it needs; undefined if we cannot have them unasked. */
async function privilegePrefix(manager: Manager): Promise<readonly string[] | undefined> {
  if (!manager.needsRoot || process.getuid?.() === 0) return [];
  const sudo = locate('sudo', foldersOfPath());
  if (!sudo) return undefined;
  const { status } = await execute(sudo, ['-n', 'true'], { total: SUDO_LIMIT });
  if (status !== 0) return undefined;
  // sudo drops most of the environment; env(1) sets it again behind it.
  const settings = Object.entries(manager.environment ?? {}).map(([name, value]) => `${name}=${value}`);
  return settings.length > 0 ? [sudo, '-n', 'env', ...settings] : [sudo, '-n'];
}

function reasonOf({ status, stopped, output }: Outcome): string {
  if (stopped === 'idle') return `unreachable (gave up after ${IDLE_LIMIT / 1000} s without progress)`;
  if (stopped === 'time') return 'took too long';
  if (stopped === 'missing') return 'cannot be started';
  const lines = output.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /^E:|error|fail|unable|cannot/i.test(line)) ?? lines.pop();
  return telling ? `failed: ${telling.trim().slice(0, 160)}` : `failed with status ${status}`;
}

/** In the order in which they are tried. */
export const WAYS: readonly Way[] = [xpackWay, systemWay];
