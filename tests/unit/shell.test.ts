/** The shell, typed at, between a fake console and fake services. */
import { ALL_PROCESSES, ObjectType, Right } from '../../src/abi/capability';
import { NO_SLOT, Operation } from '../../src/abi/operation';
import {
  BlockReason,
  FaultCause,
  ProcessInformation,
  ProcessState,
  SpawnRequest,
} from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import {
  CapabilityInformation,
  InterruptInformation,
  PATH_MISS_COUNT,
  PathMiss,
  PathStatistics,
  SystemAction,
  SystemSummary,
  SystemTopic,
} from '../../src/abi/system';
import { CASES, RogueCase } from '../../src/apps/rogue/cases';
import { Targets } from '../../src/apps/rogue/protocol';
import { COMMANDS } from '../../src/apps/shell/commands';
import { CREATED_SLOTS, DERIVED_SLOTS, Grant, main, prompt, SLOT_COUNT } from '../../src/apps/shell/main';
import { WorkerOperation } from '../../src/apps/worker/protocol';
import { ConsoleOperation } from '../../src/servers/console/protocol';
import { Event, JournalError } from '../../src/servers/journal/protocol';
import { SupervisorError, SupervisorOperation } from '../../src/servers/supervisor/protocol';
import { bytesOf, type Call, FakeKernel, fill, type Frame, textAt } from './support/fake-kernel';

interface FakeProcess extends Partial<Omit<ProcessInformation, 'name'>> {
  readonly name: string;
}

let kernel: FakeKernel;
let processes: FakeProcess[];
let keyboard: string[];
let printed: string;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  printed = '';
  keyboard = [];
  processes = [
    {
      name: 'console',
      state: ProcessState.blocked,
      blockReason: BlockReason.receiving,
      priority: 4,
      generation: 1,
      stackSize: 512,
      stackUsed: 120,
      ramBase: 0x20002000,
      ramSize: 2048,
      flashBase: 0x08004000,
      flashSize: 4096,
      cpuTime: 12_345n,
    },
    { name: 'pong', state: ProcessState.stopped, generation: 2, faults: 1, ramSize: 512, flashSize: 1024 },
    { name: 'rogue', state: ProcessState.blocked, blockReason: BlockReason.awaitingReply, peer: 0 },
    { name: 'shell', state: ProcessState.ready, priority: 16 },
  ];
  kernel.on(Operation.callLending, (frame, call) =>
    call.slot === Grant.console ? consoleCall(frame, call) : Status.dead,
  );
  kernel.on(Operation.processInformation, (_frame, { a, b }) => describeProcess(a, b));
  kernel.on(Operation.systemInformation, (_frame, { a, b, words }) => describeSystem(a, b, words[0] ?? 0));
});

function consoleCall(frame: Frame, { b: operation, words: [length = 0, , address = 0] }: Call): Status {
  frame.b = 0;
  if (operation === ConsoleOperation.write) {
    printed += textAt(address, length);
    return Status.ok;
  }
  const text = keyboard.shift();
  if (text === undefined) return Status.dead;
  host.memory.bytes(address, text.length).set(bytesOf(text));
  frame.m0 = text.length;
  return Status.ok;
}

function describeProcess(index: number, address: number): Status {
  const process = processes[index];
  if (!process) return Status.nothing;
  const { name, ...fields } = process;
  const information = overlay(ProcessInformation, address);
  clear(information);
  fill(information.name, name);
  Object.assign(information, { effectivePriority: fields.priority ?? 0, threads: 1 }, fields);
  return Status.ok;
}

function describeSystem(topic: SystemTopic, address: number, index: number): Status {
  if (topic === SystemTopic.summary) {
    Object.assign(overlay(SystemSummary, address), {
      kernelStackSize: 1024,
      kernelStackUsed: 300,
      flashBase: 0x08000000,
      flashSize: 1 << 20,
      ramBase: 0x20000000,
      ramSize: 128 << 10,
      clockHertz: 168_000_000,
      idleTime: 3_000_000_000n,
      contextSwitches: 77,
      unhandledInterrupts: 2,
    });
    return Status.ok;
  }
  if (index > 0) return Status.nothing;
  Object.assign(overlay(InterruptInformation, address), { line: 38, process: 0, delivered: 9, masked: 1 });
  return Status.ok;
}

/** Types a line and returns what the shell prints. */
function type(text: string): string {
  printed = '';
  keyboard = [text];
  prompt();
  return printed;
}

test('an empty line does nothing', () => {
  expect(type('')).toBe('');
  expect(type('   ')).toBe('');
});

test('an unknown command says so', () => {
  expect(type('pss')).toBe("unknown command 'pss'; 'help' lists the commands\n");
});

test('help lists every command, in columns that fit a terminal', () => {
  const lines = type('help').trimEnd().split('\n');
  expect(lines).toHaveLength(COMMANDS.length + 1);
  for (const name of 'help ps caps ipc mem irq uptime ping counters rogue kill restart fault spawn ask wait mint revoke journal panic exit'.split(
    ' ',
  )) {
    expect(lines.some((line) => line.startsWith(`  ${name} `))).toBe(true);
  }
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test.each([
  ['help me', 'usage: help\n'],
  ['ps 1', 'usage: ps\n'],
  ['ping 1 2', 'usage: ping [count]\n'],
  ['kill', 'usage: kill <name>\n'],
  ['restart a b', 'usage: restart <name>\n'],
  ['exit 3', 'usage: exit\n'],
  ['rogue a b', 'usage: rogue [what]\n'],
])('%s: %j', (text, answer) => {
  expect(type(text)).toBe(answer);
});

test('ps shows a line for each process, in columns', () => {
  const lines = type('ps').trimEnd().split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toMatch(/^ {2}0 console +receives +4 +1 +0 +120\/512 +0\/0 +1 +0\/0 +12$/);
  expect(lines[2]).toMatch(/^ {2}1 pong +stopped +0 +2 +1 /);
  expect(lines[3]).toMatch(/^ {2}2 rogue +asked console +/);
  expect(lines[4]).toMatch(/^ {2}3 shell +ready +16 /);
  const ends = lines.slice(1).map((line) => line.length);
  expect(new Set(ends).size).toBe(1);
});

test('mem adds up what the processes have', () => {
  const text = type('mem');
  expect(text).toMatch(/^console +0x08004000 +4096 0x20002000 +2048 +512 +120$/m);
  expect(text).toMatch(/^all processes +5120 +2560$/m);
  expect(text).toMatch(/^kernel stack +1024 +300$/m);
  expect(text).toContain('flash: 1024 KB at 0x08000000\nRAM:   128 KB at 0x20000000\n');
});

test('irq shows the interrupts with their owners', () => {
  const text = type('irq');
  expect(text).toMatch(/^ {2}38 {2}console +9 +yes$/m);
  expect(text).toContain('unhandled: 2\n');
});

test('uptime is a clock, with the share of idle time', () => {
  kernel.now = 3_723_045_678n;
  expect(type('uptime')).toBe('up 1:02:03.045, idle 80 %, 77 context switches, 0 system calls, 168 MHz\n');
  kernel.now = 50_000n;
  expect(type('uptime')).toMatch(/^up 0:00:00\.050, idle 0 %/);
});

describe('ping', () => {
  test('tells how long the round trips took', () => {
    kernel.on(Operation.call, (frame, { slot, words }) => {
      expect(slot).toBe(Grant.ping);
      Object.assign(frame, { b: Status.ok, m0: words[0], m1: 12345, m2: 0, m3: 0 });
      return Status.ok;
    });
    expect(type('ping 1000')).toBe('1000 round trips of 16 bytes in 12345 us: 12.3 us each, 0 wrong\n');
    expect(type('ping')).toContain('1000 round trips');
    expect(type('ping 1')).toContain('1 round trip of');
  });

  test.each(['0', 'x', '-3', '100001', '4294967296'])('refuses the count %s', (count) => {
    expect(type(`ping ${count}`)).toBe('ping: the count is a number from 1 to 100000\n');
  });

  test('says what ended it early', () => {
    kernel.on(Operation.call, (frame) => {
      Object.assign(frame, { b: Status.dead, m0: 3, m1: 30, m2: 0, m3: 1 });
      return Status.ok;
    });
    expect(type('ping 9')).toBe(
      '3 round trips of 16 bytes in 30 us: 10.0 us each, 1 wrong\nping: ended by dead\n',
    );
    kernel.on(Operation.call, () => Status.dead);
    expect(type('ping 9')).toBe('ping: ended by dead\n');
  });
});

test('counters shows both, and says when one does not answer', () => {
  kernel.on(Operation.call, (frame, { slot }) => {
    Object.assign(frame, { b: 0, m0: 5000, m1: 5001, m2: 0, m3: 2 });
    return slot === Grant.counterHigh ? Status.ok : Status.timeout;
  });
  const text = type('counters');
  expect(text).toMatch(/^counterHigh +5000 +5001 +0 +2$/m);
  expect(text).toMatch(/^counterLow +timeout$/m);
});

describe('kill and restart', () => {
  const asked: [number, number][] = [];
  let error: number;

  beforeEach(() => {
    asked.length = 0;
    error = SupervisorError.none;
    kernel.on(Operation.call, (frame, { slot, b, words }) => {
      expect(slot).toBe(Grant.supervisor);
      asked.push([b, words[0] ?? -1]);
      frame.b = error;
      return Status.ok;
    });
  });

  test('ask the supervisor', () => {
    expect(type('kill pong')).toBe('kill pong: done\n');
    expect(type('restart pong')).toBe('restart pong: done\n');
    expect(asked).toEqual([
      [SupervisorOperation.stop, 1],
      [SupervisorOperation.restart, 1],
    ]);
  });

  test('an unknown name never reaches it', () => {
    expect(type('kill pon')).toBe("kill pon: no process has this name; 'ps' lists them\n");
    expect(asked).toEqual([]);
  });

  test('refusals are explained', () => {
    error = SupervisorError.essential;
    expect(type('kill console')).toBe('kill console: the system needs it running\n');
    error = SupervisorError.itself;
    expect(type('restart shell')).toBe("restart shell: the supervisor can't stop itself\n");
    kernel.on(Operation.call, () => Status.dead);
    expect(type('kill pong')).toBe('kill pong: the supervisor does not answer\n');
  });
});

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
      'shell.2 endpoint 4294967295 send badge=4 stale',
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
    processes[3] = { ...processes[3]!, slotsUsed: 9 };
    kernel.on(Operation.revoke, () => {
      processes[3] = { ...processes[3]!, slotsUsed: 7 };
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
    processes.push({ name: 'worker.1', state: ProcessState.stopped, priority: 20 });
    kernel.on(Operation.spawn, (frame, { b: address }) => {
      const wanted = overlay(SpawnRequest, address);
      processes[WORKER] = {
        ...processes[WORKER]!,
        state: ProcessState.ready,
        generation: 1,
        priority: wanted.priority & 0x1f,
      };
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
    expect(type('spawn worker')).toBe('spawn: all instances of this program run\n');
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
    expect(type('ask worker.1 square x')).toMatch(/the number is a number$/m);
  });

  test('wait tells how a process ended, or that it did not', () => {
    const answers: [Status, number, FaultCause, string][] = [
      [Status.ok, 3, FaultCause.exited, 'worker.1: exited with status 3\n'],
      [Status.ok, 0, FaultCause.dataAccess, 'worker.1: ended by data-access\n'],
      [Status.timeout, 0, FaultCause.none, 'worker.1: still runs\n'],
      [Status.notStarted, 0, FaultCause.none, 'worker.1: was never started\n'],
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
});

describe('rogue', () => {
  test('alone lists every case', () => {
    const lines = type('rogue').trimEnd().split('\n');
    expect(lines).toHaveLength(CASES.length + 1);
    expect(CASES.length).toBe(RogueCase.systemCalls + 1);
  });

  test('an unknown case says so', () => {
    expect(type('rogue nonsense')).toBe("rogue: there is no case 'nonsense'; 'rogue' lists them\n");
  });

  test('the case goes to rogue with the addresses to attack; death is the expected answer to most', () => {
    processes[2] = { ...processes[2]!, ramBase: 0x20008000, ramSize: 1024 };
    let seen = '';
    kernel.on(Operation.callLending, (frame, call) => {
      if (call.slot === Grant.console) return consoleCall(frame, call);
      const targets = overlay(Targets, call.words[2] ?? 0);
      expect(call.slot).toBe(Grant.rogue);
      expect({ ...targets }).toMatchObject({
        kernelMemory: 0x20000000,
        kernelCode: 0x08000000,
        otherMemory: 0x20002000,
        memory: 0x20008000,
        memorySize: 1024,
        process: 2,
      });
      seen = RogueCase[call.words[0] ?? 0] ?? '';
      return Status.dead;
    });
    expect(type('rogue write-kernel')).toBe('rogue: write-kernel: stopped, as it must be\n');
    expect(seen).toBe('writeKernel');
    expect(type('rogue bad-slots')).toBe('rogue: bad-slots: STOPPED, though it must survive\n');
  });

  test('refusals are counted', () => {
    let refused = 48;
    kernel.on(Operation.callLending, (frame, call) => {
      if (call.slot === Grant.console) return consoleCall(frame, call);
      Object.assign(frame, { b: 0, m0: 48, m1: refused });
      return Status.ok;
    });
    expect(type('rogue bad-slots')).toBe('rogue: bad-slots: 48 attempts, 48 refused\n');
    refused = 47;
    expect(type('rogue bad-slots')).toBe('rogue: bad-slots: 48 attempts, 47 refused - NOT ALL\n');
  });

  test('a rogue that is being restarted is waited for, a stopped one is not waited for long', () => {
    processes[2] = { ...processes[2]!, state: ProcessState.faulted };
    let looks = 0;
    kernel.on(Operation.wait, () => {
      if (++looks === 3) processes[2] = { ...processes[2]!, state: ProcessState.ready };
      return Status.timeout;
    });
    expect(type('rogue read-kernel')).toContain('as it must be');
    expect(looks).toBe(3);
    processes[2] = { ...processes[2]!, state: ProcessState.stopped };
    kernel.on(Operation.wait, () => Status.timeout);
    expect(type('rogue read-kernel')).toBe("rogue: not running; 'restart rogue' starts it\n");
  });

  test('names and numbers of the cases agree', () => {
    [...CASES].forEach(({ name }, index) => {
      const camel = name.replace(/-./g, (pair) => pair.charAt(1).toUpperCase());
      expect(RogueCase[index]).toBe(camel);
    });
  });
});

test.each([
  ['exit', SystemAction.shutdown],
  ['panic', SystemAction.panic],
])('%s asks the kernel, and says when it refuses', (text, action) => {
  kernel.on(Operation.systemControl, () => Status.insufficientRights);
  expect(type(text)).toBe('the kernel refused\n');
  expect(kernel.callsOf(Operation.systemControl)).toMatchObject([{ slot: Grant.system, a: action, b: 0 }]);
});

test('a console that does not answer is asked again after a pause', () => {
  kernel.on(Operation.wait, () => Status.timeout);
  prompt();
  expect(kernel.callsOf(Operation.wait)).toMatchObject([{ a: 10_000 }]);
  expect(typeof main).toBe('function');
});
