/** What keeps Renode's process: its console from the first word on, and its end. Renode's part is played by scripts of the shell. */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { RenodeBoard } from '../../../cli/target/renode/renode';
import { removeFolders, temporaryFolder } from '../support';

let children: ChildProcess[];
beforeEach(() => (children = []));
afterEach(() => {
  for (const { pid } of children) endGroup(pid);
});
afterAll(removeFolders);

/** A board whose Renode is this script, with what it starts. */
function boardOf(script: string): { board: RenodeBoard; child: ChildProcess } {
  const child = spawn('sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return { board: new RenodeBoard(child, temporaryFolder()), child };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended, as it should.
  }
}

/** Both ends of a connection. */
async function connected(): Promise<{ server: Server; near: Socket; far: Socket }> {
  const server = createServer();
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const near = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  return { server, near, far: await accepted };
}

test('what the console says before anybody listens is heard by who listens first', async () => {
  const { board } = boardOf('exec sleep 600');
  const { server, near, far } = await connected();
  board.attachConsole(near);
  const arrived = new Promise((resolve) => near.once('data', resolve));
  far.write('kernel panic: ');
  await arrived;
  const heard = new Promise<string>((resolve) => {
    let text = '';
    board.onOutput((more) => {
      text += more;
      if (text.endsWith('clocks')) resolve(text);
    });
  });
  far.write('clocks');
  expect(await heard).toBe('kernel panic: clocks');
  far.destroy();
  server.close();
  board.stop();
  expect(await board.ended).toEqual({ kind: 'stopped' });
});

/** The launcher ends when it is told to; what it has started does not listen. */
const DEAF_BEHIND_LAUNCHER = `(trap '' TERM; echo up; while :; do sleep 1; done) & wait`;

test('a Renode that outlives its launcher is ended, too', async () => {
  const { board, child } = boardOf(DEAF_BEHIND_LAUNCHER);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  const launcherEnded = new Promise((resolve) => child.once('exit', resolve));
  board.stop();
  await launcherEnded;
  expect(await board.ended).toEqual({ kind: 'stopped' });
});

test('one whose launcher is dead already, too', async () => {
  const { board, child } = boardOf(DEAF_BEHIND_LAUNCHER);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  const launcherEnded = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await launcherEnded;
  board.stop();
  expect(await board.ended).toEqual({ kind: 'stopped' });
});
