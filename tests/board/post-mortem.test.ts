/**
 * What is left of a run and of a fault, over a reset: the kernel and the calls of every thread at the end, the fault with its stack,
 * and nothing where nothing went wrong.
 */
import { describeCalls } from '../../cli/inspect/describe';
import { type PostMortem, readPostMortem } from '../../cli/inspect/post-mortem';
import type { CallStack, Snapshot } from '../../cli/inspect/snapshot';
import { SystemImage } from '../../cli/inspect/system-image';
import type { TraceEvent } from '../../cli/trace/recording';
import { destroyReturns } from './damage';
import { bootSystem, defaultElf, type RunningSystem } from './system';

const BOOTED = /This is Conductor[^]*> /;

let system: RunningSystem;
let image: SystemImage;
beforeEach(async () => {
  system = await bootSystem({ inject: true });
  image = new SystemImage(defaultElf());
});
afterEach(async () => {
  system.board.stop();
  await system.board.ended;
});

function postMortem(): Promise<PostMortem> {
  const { board } = system;
  const memory = { read: (address: number, length: number) => board.readMemory(address, length) };
  return board.whileHalted(() => readPostMortem(memory, image));
}

const files = ({ frames }: CallStack): string[] =>
  frames.flatMap(({ locations }) => locations.map(({ file }) => file));
const threadOf = (snapshot: Snapshot, name: string): Snapshot['threads'][number] =>
  snapshot.threads.find((thread) => thread.name === name)!;

test('power-on leaves nothing to look into', async () => {
  expect(await postMortem()).toEqual({});
});

test('104 the end of the supervisor is there after the reboot: the fault, everybody else, who waited for whom', async () => {
  expect(await destroyReturns(system, 'supervisor')).toBeGreaterThan(0);
  system.board.send('kill rogue\r');
  const said = await system.console.until(BOOTED);
  const [, cause, sp] = /fault: process=supervisor cause=(\S+) .*sp=(0x\S+)/.exec(said)!;
  const { run, trace, fault } = await postMortem();
  expect(run?.kernel).toMatchObject({ state: 'running', isPanicked: true });
  const what = ({ kind, process }: TraceEvent): string => `${process}: ${kind}`;
  // The call that it fell over, and the end: nothing of the run after it.
  expect(trace?.events.slice(-8).map(what)).toEqual(
    expect.arrayContaining(['shell: call', 'supervisor: fault']),
  );
  expect(trace?.events.at(-1)?.kind).toBe('panic');
  expect(run?.processes[0]?.lastEnd?.cause.toLowerCase()).toBe(cause!.replace('-', ''));
  expect(threadOf(run!, 'supervisor').registers[13]).toBe(Number(sp));
  // The shell had asked for `kill`, and its call was never answered.
  const shell = threadOf(run!, 'shell');
  expect(shell.wait?.reason).toBe('awaitingReply');
  expect(files(shell.calls)).toEqual(
    expect.arrayContaining(['src/apps/shell/control.ts', 'src/apps/shell/main.ts']),
  );
  for (const name of ['console', 'pong', 'registry', 'rogue'])
    expect(files(threadOf(run!, name).calls).at(-1)).toBe('src/runtime/start.S');
  expect(fault?.process.name).toBe('supervisor');
});

test('a fault of a process is kept with its calls while the system goes on', async () => {
  const said = await system.command('rogue write-kernel');
  const [, pc] = /fault: process=rogue cause=data-access .*pc=(0x\S+)/.exec(said)!;
  await system.command('ping 3');
  const { run, fault } = await postMortem();
  expect(run).toBeUndefined();
  expect(fault?.process).toMatchObject({ name: 'rogue', generation: 1, lastEnd: { cause: 'dataAccess' } });
  const [thread] = fault!.threads;
  expect(thread?.registers[15]).toBe(Number(pc));
  expect(files(thread!.calls)).toContain('src/apps/rogue/main.ts');
  expect(describeCalls(thread!.calls).at(-1)).toMatch(/processStart {2}src\/runtime\/start.S/);
});

test('a reset from outside leaves the run, an orderly one nothing', async () => {
  await system.board.reset();
  await system.console.until(BOOTED);
  const { run } = await postMortem();
  expect(run?.kernel).toMatchObject({ state: 'running', isPanicked: false });
  expect(files(threadOf(run!, 'pong').calls)).toContain('src/apps/pong/main.ts');
  await system.logIn();
  system.board.send('reboot\r');
  await system.console.until(BOOTED);
  expect(await postMortem()).toEqual({});
});
