/** The shell's commands about capabilities, the fast path, processes that it creates, and the journal. */
import { ALL_PROCESSES, ObjectType, Right } from '../../src/abi/capability';
import { NO_SLOT, Operation } from '../../src/abi/operation';
import { FaultCause, ProcessState } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import {
  CapabilityInformation,
  PATH_MISS_COUNT,
  PathMiss,
  PathStatistics,
  SystemTopic,
} from '../../src/abi/system';
import { DENIED } from '../../src/apps/shell/terminal';
import { CREATED_SLOTS, DERIVED_SLOTS, Grant, SLOT_COUNT } from '../../src/apps/shell/main';
import { JournalError } from '../../src/interfaces/generated/journal-client';
import { SupervisorError } from '../../src/interfaces/generated/supervisor-client';
import { Event } from '../../src/interfaces/journal';
import { CONNECT } from '../../src/runtime/service/interface-description';
import type { FakeKernel } from '../../testing/fake-kernel';
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
  /** Methods of the supervisor. */
  const SPAWN = 6;
  const CAPABILITY_TO = 7;
  let asked: number[][];

  beforeEach(() => {
    world.processes.push({ name: 'worker.1', state: ProcessState.stopped, priority: 20 });
    asked = [];
    world.serve(Grant.supervisor, (method, words) => {
      asked.push([method, ...words.slice(0, 2)]);
      if (method === SPAWN)
        world.change(WORKER, { state: ProcessState.ready, generation: 1, priority: words[1] ?? 0 });
      return { words: [WORKER], gives: true };
    });
  });

  test('spawn finds a program by the name of its processes, without the number', () => {
    expect(type('spawn worker')).toBe('spawn: worker.1 runs, priority 20\n');
    expect(asked).toEqual([
      [SPAWN, WORKER, 20],
      [CAPABILITY_TO, WORKER, 0],
    ]);
    expect(type('spawn worker 25')).toBe('spawn: worker.1 runs, priority 25\n');
    const told = kernel.callsOf(Operation.post).filter(({ b }) => b !== CONNECT);
    expect(told).toHaveLength(2);
  });

  test.each([
    ['spawn work', "spawn: no program has this name; 'ps' lists the processes of all\n"],
    ['spawn worker 32', 'spawn: the priority is a number from 0 to 31\n'],
    ['spawn worker x', 'spawn: the priority is a number from 0 to 31\n'],
  ])('%s: %j', (text, answer) => {
    expect(type(text)).toBe(answer);
    expect(asked).toEqual([]);
  });

  test('refusals are explained', () => {
    const refuse = (error: SupervisorError): string => {
      world.serve(Grant.supervisor, () => ({ error }));
      return type('spawn worker');
    };
    expect(refuse(SupervisorError.exhausted)).toBe('spawn: no instance of this program is free\n');
    expect(refuse(SupervisorError.notCreatable)).toBe('spawn: this program has no instances to create\n');
    expect(refuse(SupervisorError.tooUrgent)).toBe('spawn: refused: not more urgent than the shell\n');
    expect(refuse(SupervisorError.denied)).toBe(`spawn: ${DENIED}\n`);
  });

  test('ask calls what was created, and nobody else', () => {
    expect(type('ask worker.1 square 5')).toBe("ask: the shell did not create this process; 'spawn' does\n");
    type('spawn worker');
    world.serve(CREATED_SLOTS + 1, (_method, [number = 0]) => ({ words: [number * number, 1, 0] }));
    expect(type('ask worker.1 square 5')).toBe('worker.1: 25\n');
    world.serve(CREATED_SLOTS + 1, () => ({ words: [0x2001_0000, 2, 0] }));
    expect(type('ask worker.1 memory 512')).toBe('worker.1: 0x20010000\n');
    world.serve(CREATED_SLOTS + 1, () => ({ words: [0, 3, Status.overLimit] }));
    expect(type('ask worker.1 memory 512')).toBe('worker.1: over-limit\n');
    world.serve(CREATED_SLOTS + 1, () => ({ status: Status.dead }));
    expect(type('ask worker.1 exit 3')).toBe('worker.1: no answer\n');
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
    [Event.began, 0, 1, 12_345],
    [Event.stopped, 1, 3, 1_002],
  ];
  world.serve(Grant.journal, (_method, [age = 0]) => {
    const words = entries[age - 1];
    return words ? { words } : { error: JournalError.nothing };
  });
  expect(type('journal')).toBe('     1.002 shell stopped pong\n    12.345 pong began\n');
  entries.length = 0;
  expect(type('journal')).toBe('journal: nothing yet\n');
  world.serve(Grant.journal, () => ({ status: Status.dead }));
  expect(type('journal')).toBe('journal: it does not answer\n');
});
