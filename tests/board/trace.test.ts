/** The trace of a running system: what it says is what happened, and what it has not seen it counts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startAnnounced } from '../../cli/target/running';
import { PROMPT } from '../../cli/target/console';
import { obtainImage } from '../../cli/commands/image';
import { callsIn } from '../../cli/trace/calls';
import { type ChromeTrace, chromeTrace } from '../../cli/trace/perfetto';
import { readRecording, type Recording, type TraceEvent } from '../../cli/trace/recording';
import { TraceStream } from '../../cli/trace/stream';
import { conductor, removeFolders, temporaryFolder } from '../cli/support';
import { bootSystem, defaultElf, RunningSystem, TIME_LIMIT } from './system';
import { TARGET } from './target';

afterAll(removeFolders);

/** Round trips between two reads: their events, and those of all else meanwhile, fit the ring. */
const FEW = 300;

describe('read while it runs', () => {
  let system: RunningSystem;
  let stream: TraceStream;
  let recording: Recording;
  let written = 0;
  /** Round trips that were asked for. */
  let trips = 0;

  const poll = async (): Promise<void> => {
    const memory = { read: (address: number, length: number) => system.board.readMemory(address, length) };
    written += await stream.poll(memory);
  };
  const ping = async (count: number): Promise<void> => {
    expect(await system.command(`ping ${count}`, 60_000)).toMatch(
      new RegExp(`^${count} round trips? .*, 0 wrong$`),
    );
    trips += count;
    await poll();
  };

  beforeAll(async () => {
    system = await bootSystem({ user: 'operator' });
    // Nobody has anything to do between the commands, however long the host takes to read.
    for (const counter of ['counterHigh', 'counterLow']) await system.command(`kill ${counter}`);
    stream = new TraceStream(defaultElf());
    await poll();
    while (written < 100_000) await ping(FEW);
    recording = stream.finish();
  });
  afterAll(async () => {
    await system?.stop();
  });

  test('105 of a hundred thousand events none is lost', () => {
    expect(recording.lost).toBe(0);
    expect(recording.events.every(({ lost }) => lost === undefined)).toBe(true);
    const calls = callsIn(recording).filter(({ method }) => method === 'Pong.exchange');
    expect(calls.length).toBe(trips);
    expect(calls.every(({ client, server }) => client === 'ping' && server === 'pong')).toBe(true);
    const spent = calls.map(({ start, end }) => end! - start);
    expect(Math.min(...spent)).toBeGreaterThan(0.5);
    expect(spent.sort((one, other) => one - other)[spent.length >>> 1]).toBeLessThan(10);
  });

  test('105 times do not go back, and who runs is who was switched to', () => {
    const of = (process: string, thread = 0): string => `${process}/${thread}`;
    const wrong: TraceEvent[] = [];
    let last = 0;
    let running: string | undefined;
    for (const event of recording.events) {
      if (event.time < last) wrong.push(event);
      last = event.time;
      if (event.kind !== 'switch' && event.switches === undefined) continue;
      if (running !== undefined && of(event.process, event.thread) !== running) wrong.push(event);
      running = of(event.peer!, event.peerThread);
    }
    expect(running).toBeDefined();
    expect(wrong).toEqual([]);
  });

  test('105 what the reader comes too late for is counted', async () => {
    const late = new TraceStream(defaultElf());
    const memory = { read: (address: number, length: number) => system.board.readMemory(address, length) };
    await late.poll(memory);
    const answer = await system.command('ping 2000', 60_000);
    const seen = await late.poll(memory);
    const { lost, events } = late.finish();
    expect(answer).toMatch(/0 wrong/);
    // Two events a trip, and those of the shell, the console and the counters.
    expect(seen).toBeGreaterThan(4000);
    expect(seen).toBeLessThan(6000);
    expect(lost).toBeGreaterThan(4000 - 1023);
    expect(events.find((event) => event.lost !== undefined)?.lost).toBe(lost);
  });

  test('a fault, what comes of it, and the next life', async () => {
    await poll();
    await system.command('fault pong');
    await system.command('ping 1');
    await poll();
    const { events } = stream.finish();
    const first = events.findIndex(({ kind }) => kind === 'fault');
    expect(events[first]).toMatchObject({ process: 'pong', name: 'injected' });
    const after = events.slice(first);
    expect(after.find(({ kind }) => kind === 'end')).toMatchObject({ process: 'pong', name: 'injected' });
    expect(after.find(({ kind }) => kind === 'start')).toMatchObject({ process: 'pong', label: 2 });
    const typed = after.find(({ kind, name }) => kind === 'interrupt' && name === 'usart2');
    expect(typed).toMatchObject({ peer: 'console' });
  });

  test('the picture: lanes without overlaps, every arrow between two slices', () => {
    const { traceEvents } = chromeTrace(recording);
    expectDrawn({ traceEvents } as ChromeTrace);
    const exchanges = traceEvents.filter(({ ph, name }) => ph === 'X' && name === 'Pong.exchange');
    // A timer or a device interrupts some of them.
    expect(exchanges.length).toBeGreaterThanOrEqual(trips);
    const arrows = traceEvents.filter(({ ph, name }) => ph === 's' && name === 'Pong.exchange');
    expect(arrows.length).toBe(trips);
  });
});

/** What Perfetto needs to draw it: slices of a lane follow one another, and the ends of arrows lie in slices. */
function expectDrawn({ traceEvents }: ChromeTrace): void {
  const lanes = new Map<number, { start: number; end: number }[]>();
  const overlaps: number[] = [];
  for (const { ph, tid, ts = 0, dur = 0 } of traceEvents) {
    if (ph !== 'X') continue;
    const lane = lanes.get(tid) ?? [];
    if (ts < (lane.at(-1)?.end ?? 0)) overlaps.push(ts);
    lane.push({ start: ts, end: ts + dur });
    lanes.set(tid, lane);
  }
  expect(overlaps).toEqual([]);
  const named = traceEvents.filter(({ name }) => name === 'thread_name');
  expect(new Set(named.map(({ tid }) => tid))).toEqual(new Set(lanes.keys()));
  const ends = traceEvents.filter(({ ph }) => ph === 's' || ph === 'f');
  expect(ends.length).toBeGreaterThan(0);
  expect(ends.length % 2).toBe(0);
  expect(ends.filter(({ tid, ts = 0 }) => !isInside(lanes.get(tid) ?? [], ts))).toEqual([]);
}

function isInside(slices: readonly { start: number; end: number }[], time: number): boolean {
  let [low, high] = [0, slices.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slices[middle]!.end <= time) low = middle + 1;
    else high = middle;
  }
  return low < slices.length && slices[low]!.start <= time;
}

test('conductor trace looks at what runs, and writes picture and recording', async () => {
  const image = await obtainImage(defaultElf());
  const board = await startAnnounced(TARGET.kind, image, { deterministic: true, timeLimit: TIME_LIMIT });
  const system = new RunningSystem(board);
  await system.console.until(PROMPT);
  const [out, record] = ['picture.json', 'recording.json'].map((name) => path.join(temporaryFolder(), name));
  const options = ['--seconds', '2', '--lossless', '--out', out!, '--record', record!];
  const tracing = conductor(['trace', String(process.pid), ...options]);
  let isOver = false;
  void tracing.then(() => (isOver = true));
  while (!isOver) await system.command('ping 100', 60_000);
  const { status, errors } = await tracing;
  await system.stop();
  expect({ status, errors }).toEqual({
    status: 0,
    errors: expect.stringMatching(/^\d+ events of default, from .* ms; \d+ lost\n.*picture.json: open it in/),
  });
  const recording = readRecording(record!);
  expect(recording).toMatchObject({ system: 'default', clock: { hertz: 168_000_000 } });
  expect(callsIn(recording).some(({ method }) => method === 'Pong.exchange')).toBe(true);
  expectDrawn(JSON.parse(readFileSync(out!, 'utf8')) as ChromeTrace);
  const again = await conductor(['trace', '--from', record!, '--out', out!]);
  expect(again.status).toBe(0);
});

test('conductor trace says what is wrong', async () => {
  const nothing = await conductor(['trace', 'no-such-system']);
  expect(nothing.status).toBe(1);
  expect(nothing.errors).toMatch(/no system is running|no running system is called 'no-such-system'/);
  const seconds = await conductor(['trace', '--seconds', 'x']);
  expect(seconds.errors).toMatch(/It is a number of seconds/);
  const file = await conductor(['trace', '--from', '/nowhere/recording.json']);
  expect(file.errors).toMatch(/can't read .*recording.json/);
});
