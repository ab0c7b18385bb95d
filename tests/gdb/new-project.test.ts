/** The debug settings of a new project, followed as an editor follows them: its task, then gdb with what launch.json says. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ON_CONNECTION } from '../../cli/commands/debug';
import { conductor, removeFolders, temporaryFolder } from '../cli/support';
import { freePort } from './port';

interface Launch {
  name: string;
  program: string;
  cwd: string;
  miDebuggerPath: string;
  miDebuggerServerAddress: string;
  preLaunchTask: string;
  setupCommands: { text: string }[];
  postRemoteConnectCommands?: { text: string }[];
}

interface Task {
  label: string;
  command: string;
  problemMatcher: { background: { endsPattern: string } };
}

let project: string;
let task: ChildProcess | undefined;

beforeAll(async () => {
  const folder = path.join(temporaryFolder(), 'my projects');
  mkdirSync(folder);
  expect((await conductor(['new', 'first'], { folder })).errors).toMatch(/npm start/);
  project = path.join(folder, 'first');
});
afterAll(async () => {
  const ended = new Promise((resolve) => task?.once('close', resolve));
  if (task?.pid && task.exitCode === null) process.kill(-task.pid, 'SIGTERM');
  if (task) await ended;
  removeFolders();
});

/** A file of `.vscode`, with the editor's variable replaced. */
function settings<T>(name: string): T {
  const text = readFileSync(path.join(project, '.vscode', name), 'utf8');
  return JSON.parse(text.replaceAll('${workspaceFolder}', project)) as T;
}

/** Runs the command in the background until it says that it is ready. */
function begin({ command, problemMatcher }: Task, port: number): Promise<void> {
  const options = { cwd: project, shell: true, detached: true } as const;
  task = spawn(`${command} --port ${port}`, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [task?.stdout, task?.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (new RegExp(problemMatcher.background.endsPattern).test(said)) resolve();
      });
    task?.once('close', () => reject(new Error(`the task ended:\n${said}`)));
  });
}

function lineOf(file: string, text: string): number {
  const lines = readFileSync(path.join(project, file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

test('a breakpoint at a line of the app is met there', async () => {
  const [launch] = settings<{ configurations: Launch[] }>('launch.json').configurations;
  const { tasks } = settings<{ tasks: Task[] }>('tasks.json');
  const wanted = tasks.find(({ label }) => label === launch?.preLaunchTask);
  if (!launch || !wanted) throw new Error('launch.json and tasks.json do not fit');
  const port = await freePort();
  await begin(wanted, port);
  const line = lineOf('apps/monitor.ts', 'Type a number');
  const commands = [
    ...launch.setupCommands.map(({ text }) => text),
    `target remote ${launch.miDebuggerServerAddress.replace('3333', String(port))}`,
    ...(launch.postRemoteConnectCommands ?? []).map(({ text }) => text),
    `break ${project}/apps/monitor.ts:${line}`,
    ...['continue', 'info source', 'list', 'conductor processes', 'kill'],
  ];
  const { stdout, stderr } = spawnSync(
    launch.miDebuggerPath,
    ['-batch', launch.program, ...commands.flatMap((command) => ['-ex', command])],
    { cwd: launch.cwd, encoding: 'utf8', timeout: 150_000 },
  );
  expect(stderr).not.toMatch(/No source file|No such file/);
  expect(stdout).toMatch(new RegExp(`Breakpoint 1, main \\(\\) at .*apps/monitor\\.ts:${line}`));
  expect(stdout).toContain(`Located in ${project}/apps/monitor.ts`);
  expect(stdout).toContain("say(\"Type a number, 'read' or 'clear'.\");");
  expect(stdout).toMatch(/^ *\d+ +monitor\b.*/m);
});

test('there are settings for every kind of target, and each says what its debugger must be told', () => {
  const { configurations } = settings<{ configurations: Launch[] }>('launch.json');
  const { tasks } = settings<{ tasks: Task[] }>('tasks.json');
  const told = configurations.map(({ preLaunchTask, postRemoteConnectCommands = [] }) => {
    const command = tasks.find(({ label }) => label === preLaunchTask)?.command ?? '';
    const kind = /^npx conductor debug --no-gdb --target (\w+)$/.exec(command)?.[1];
    return [kind, postRemoteConnectCommands.map(({ text }) => text)];
  });
  expect(Object.fromEntries(told)).toEqual(ON_CONNECTION);
});
