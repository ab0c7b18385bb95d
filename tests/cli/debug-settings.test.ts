/** The editor's debug settings: one for each kind of target, that starts what it then connects to. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HELPERS, ON_CONNECTION } from '../../cli/commands/debug';
import { ROOT } from '../../cli/paths';
import { KINDS } from '../../cli/target/board';

interface Launch {
  readonly program: string;
  readonly miDebuggerServerAddress: string;
  readonly preLaunchTask: string;
  readonly setupCommands: readonly { readonly text: string }[];
  readonly postRemoteConnectCommands?: readonly { readonly text: string }[];
}
interface Task {
  readonly label: string;
  readonly command: string;
  readonly isBackground?: boolean;
}

const settings = <T>(name: string): T =>
  JSON.parse(readFileSync(path.join(ROOT, '.vscode', name), 'utf8')) as T;
const { configurations } = settings<{ configurations: Launch[] }>('launch.json');
const { tasks } = settings<{ tasks: Task[] }>('tasks.json');

test.each(KINDS)('%s', (kind) => {
  const command = (port: string): string => `npx conductor debug --target ${kind} --port ${port} --no-gdb`;
  const found = configurations.filter(({ preLaunchTask, miDebuggerServerAddress }) => {
    const port = miDebuggerServerAddress.replace('127.0.0.1:', '');
    return tasks.some(({ label, command: run }) => label === preLaunchTask && run === command(port));
  });
  expect(found).toHaveLength(1);
  const [launch] = found;
  expect(launch?.program).toBe('${workspaceFolder}/build/default/conductor.elf');
  const here = (text: string): string => text.replace('${workspaceFolder}', ROOT);
  expect(launch?.setupCommands.map(({ text }) => here(text))).toEqual([`source ${HELPERS}`]);
  expect(existsSync(HELPERS)).toBe(true);
  expect((launch?.postRemoteConnectCommands ?? []).map(({ text }) => text)).toEqual(ON_CONNECTION[kind]);
});

test('each waits in the background for what its task says when it is ready', () => {
  const names = configurations.map(({ preLaunchTask }) => preLaunchTask);
  const waiting = tasks.filter(({ label }) => names.includes(label));
  expect(waiting).toHaveLength(KINDS.length);
  for (const task of waiting) expect(task.isBackground).toBe(true);
});
