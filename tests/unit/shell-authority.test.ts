/** The shell's commands about capabilities, the fast path, processes that it creates, and the journal. */
import { ALL_PROCESSES, ObjectType, Right } from '../../src/abi/capability';
import { NO_SLOT, Operation } from '../../src/abi/operation';
import { FaultCause, ProcessState, SpawnRequest } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import {
  CapabilityInformation,
  PATH_MISS_COUNT,
  PathMiss,
  PathStatistics,
  SystemTopic,
} from '../../src/abi/system';
import { CREATED_SLOTS, DERIVED_SLOTS, Grant, SLOT_COUNT } from '../../src/apps/shell/main';
import { WorkerOperation } from '../../src/apps/worker/protocol';
import { Event, JournalError } from '../../src/servers/journal/protocol';
import type { FakeKernel } from './support/fake-kernel';
import { ShellWorld } from './support/shell-world';

let world: ShellWorld;
let kernel: FakeKernel;

beforeEach(() => {
  host.reset();
  world = new ShellWorld();
  ({ kernel } = world);
});

const type = (text: string): string => world.type(text);

describe('caps, mint and revoke', () => {
  interface FakeCapability {
    type?: ObjectType;
    object?: number;
    rights?: number;
    badge?: number;
    depth?: number;
    parent?: number;
    stale?: number;
  }
  let tables: FakeCapability[][];

  beforeEach(() => {
    const received = { type: ObjectType.endpoint, object: 0, rights: Right.receive };
    const shells: FakeCapability[] = [
      { type: ObjectType.endpoint, object: 0, rights: Right.send | Right.grant, badge: 4 },
      { type: ObjectType.process, object: ALL_PROCESSES, rights: Right.inspect },
      { type: ObjectType.endpoint, object: 9, rights: Right.send, badge: 4, stale: 1 },
      { type: ObjectType.notification, object: 1, rights: Right.send, badge: 3 },
    ];
    while (shells.length < SLOT_COUNT) shells.push({});
    tables = [[received], [], [{ type: ObjectType.interrupt, object: 38, rights: 4, badge: 1 }], shells];
    kernel.on(Operation.systemInformation, (_frame, { b: address, words: [index = 0] }) => {
      const capability = tables[index >>> 16]?.[index & 0xffff];
      if (!capability) return Status.nothing;
      Object.assign(overlay(CapabilityInformation, address), {
        ...{ type: 0, object: 0, rights: 0, badge: 0, depth: 0, parent: NO_SLOT, stale: 0 },
        ...capability,
      });
      return Status.ok;
    });
  });

  test('caps shows every capability: holder, type, object, rights, badge', () => {
    expect(type('caps').split('\n')).toEqual([
      'console.0 endpoint console receive badge=0',
      'rogue.0 interrupt 38 acknowledge badge=1',
      'shell.0 endpoint console send,grant badge=4',
      'shell.1 process all inspect badge=0',
      'shell.2 endpoint 9 send badge=4 stale',
      'shell.3 notification pong send badge=3',
      '',
    ]);
    expect(type('caps rogue')).toBe('rogue.0 interrupt 38 acknowledge badge=1\n');
    expect(type('caps nobody')).toBe("caps: no process is called 'nobody'; 'ps' lists them\n");
  });

  test('mint derives into a free slot and shows what came of it', () => {
    kernel.on(Operation.mint, (_frame, { slot, a, b, words: [badge = 0] }) => {
      tables[3]![a] = {
        ...tables[3]![slot]!,
        rights: b,
        badge: badge || 4,
        depth: 1,
        parent: 0x3_0000 | slot,
      };
      return Status.ok;
    });
    expect(type('mint 0 send')).toBe(`shell.${DERIVED_SLOTS} endpoint console send badge=4 parent=shell.0\n`);
    expect(type('mint 0 send,grant 7')).toContain(`shell.${DERIVED_SLOTS + 1} `);
    type('mint 0 send');
    type('mint 0 send');
    expect(type('mint 0 send')).toBe("mint: no slot is free; 'revoke' takes back what was derived\n");
  });

  test.each([
    ['mint x send', 'mint: slot and badge are numbers\n'],
    ['mint 0 send x', 'mint: slot and badge are numbers\n'],
    ['mint 0 sent', "mint: rights are names with commas between them, as 'caps' shows them\n"],
    ['mint 0 send,', "mint: rights are names with commas between them, as 'caps' shows them\n"],
    ['revoke x', 'revoke: the slot is a number\n'],
  ])('%s: %j', (text, answer) => {
    expect(type(text)).toBe(answer);
    expect(kernel.callsOf(Operation.mint)).toEqual([]);
  });

  test('what the kernel refuses is said by its name', () => {
    kernel.on(Operation.mint, () => Status.insufficientRights);
    kernel.on(Operation.revoke, () => Status.invalidSlot);
    expect(type('mint 1 control')).toBe('mint: insufficient-rights\n');
    expect(type('revoke 30')).toBe('revoke: invalid-slot\n');
  });

  test('revoke tells how many are gone', () => {
    world.change(3, { slotsUsed: 9 });
    kernel.on(Operation.revoke, () => {
      world.change(3, { slotsUsed: 7 });
      return Status.ok;
    });
    expect(type('revoke 0')).toBe('revoke: 2 capabilities taken back\n');
    expect(kernel.callsOf(Operation.revoke)).toMatchObject([{ slot: 0 }]);
  });
});

test('ipc shows hits, misses by reason, and the share of the hits', () => {
  let hits = 950;
  kernel.on(Operation.systemInformation, (_frame, { a, b: address }) => {
    expect(a).toBe(SystemTopic.paths);
    const statistics = overlay(PathStatistics, address);
    statistics.hits = hits;
    for (let reason = 0; reason < PATH_MISS_COUNT; reason++) statistics.misses[reason] = 0;
    statistics.misses[PathMiss.queue] = 50;
    return Status.ok;
  });
  const lines = type('ipc').trimEnd().split('\n');
  expect(lines[0]).toBe('fast path: 950 of 1000 messages, 95 %');
  expect(lines).toHaveLength(PATH_MISS_COUNT + 1);
  expect(lines[PathMiss.queue + 1]).toMatch(/^ {2}queue: .* 50$/);
  hits = 4_000_000_000;
  expect(type('ipc')).toMatch(/^fast path: 4000000000 of 4000000050 messages, 100 %$/m);
});

describe('spawn, ask and wait', () => {
  const WORKER = 4;

  beforeEach(() => {
    world.processes.push({ name: 'worker.1', state: ProcessState.stopped, priority: 20 });
    kernel.on(Operation.spawn, (frame, { b: address }) => {
      const wanted = overlay(SpawnRequest, address);
      world.change(WORKER, { state: ProcessState.ready, generation: 1, priority: wanted.priority & 0x1f });
      frame.a = WORKER;
      return Status.ok;
    });
  });

  test('spawn finds a program by the name of its processes, without the number', () => {
    expect(type('spawn worker')).toBe('spawn: worker.1 runs, priority 20\n');
    expect(kernel.callsOf(Operation.spawn)).toMatchObject([{ slot: Grant.programs, a: WORKER }]);
    expect(type('spawn worker 25')).toBe('spawn: worker.1 runs, priority 25\n');
    expect(kernel.callsOf(Operation.post)).toHaveLength(2);
  });

  test.each([
    ['spawn work', "spawn: no program has this name; 'ps' lists the processes of all\n"],
    ['spawn worker 32', 'spawn: the priority is a number from 0 to 31\n'],
    ['spawn worker x', 'spawn: the priority is a number from 0 to 31\n'],
  ])('%s: %j', (text, answer) => {
    expect(type(text)).toBe(answer);
    expect(kernel.callsOf(Operation.spawn)).toEqual([]);
  });

  test('refusals are explained', () => {
    let status = Status.exhausted;
    kernel.on(Operation.spawn, () => status);
    expect(type('spawn worker')).toBe('spawn: no instance of this program is free\n');
    status = Status.insufficientRights;
    expect(type('spawn worker 2')).toBe('spawn: refused: not more urgent than the shell\n');
  });

  test('ask calls what was created, and nobody else', () => {
    expect(type('ask worker.1 square 5')).toBe("ask: the shell did not create this process; 'spawn' does\n");
    type('spawn worker');
    kernel.on(Operation.call, (frame, { slot, b, words: [number = 0] }) => {
      expect(slot).toBe(CREATED_SLOTS + 1);
      if (b === WorkerOperation.exit) return Status.dead;
      Object.assign(frame, { b: 0, m0: b === WorkerOperation.memory ? 0x2001_0000 : number * number });
      return Status.ok;
    });
    expect(type('ask worker.1 square 5')).toBe('worker.1: 25\n');
    expect(type('ask worker.1 memory 512')).toBe('worker.1: 0x20010000\n');
    expect(type('ask worker.1 exit 3')).toBe('worker.1: dead\n');
    expect(type('ask worker.1 dance')).toMatch(/^ask: what is square, exit,/);
    expect(type('ask worker.1 square x')).toMatch(/a number is decimal$/m);
  });

  test('wait tells how a process ended, or that it did not', () => {
    const answers: [Status, number, FaultCause, string][] = [
      [Status.ok, 3, FaultCause.exited, 'worker.1: exited with status 3\n'],
      [Status.ok, 0, FaultCause.dataAccess, 'worker.1: ended by data-access\n'],
      [Status.timeout, 0, FaultCause.none, 'worker.1: still runs\n'],
      [Status.notStarted, 0, FaultCause.none, 'worker.1: was never started\n'],
      [Status.self, 0, FaultCause.none, 'worker.1: the shell sees no end of its own\n'],
    ];
    for (const [status, detail, cause, text] of answers) {
      kernel.on(Operation.waitForEnd, (frame) => {
        Object.assign(frame, { a: detail, b: cause });
        return status;
      });
      expect(type('wait worker.1')).toBe(text);
    }
    expect(type('wait nobody')).toBe("nobody: no process has this name; 'ps' lists them\n");
  });
});

test('journal shows who did what, the youngest last', () => {
  const entries = [
    { m0: Event.began, m1: 0, m2: 2, m3: 12_345 },
    { m0: Event.stopped, m1: 1, m2: 4, m3: 1_002 },
  ];
  kernel.on(Operation.call, (frame, { slot, words: [age = 0] }) => {
    expect(slot).toBe(Grant.journal);
    const entry = entries[age - 1];
    Object.assign(frame, entry ?? {}, { b: entry ? JournalError.none : JournalError.nothing });
    return Status.ok;
  });
  expect(type('journal')).toBe('     1.002 shell stopped pong\n    12.345 pong began\n');
  entries.length = 0;
  expect(type('journal')).toBe('journal: nothing yet\n');
  kernel.on(Operation.call, () => Status.dead);
  expect(type('journal')).toBe('journal: it does not answer\n');
});
