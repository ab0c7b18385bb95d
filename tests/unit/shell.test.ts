/** The shell, typed at, between a fake console and fake services. */
import { Operation } from '../../src/abi/operation';
import { ProcessState } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { SystemAction } from '../../src/abi/system';
import { CASES, RogueCase } from '../../src/apps/rogue/cases';
import { Targets } from '../../src/apps/rogue/protocol';
import { COMMANDS } from '../../src/apps/shell/commands';
import { Grant, main, prompt } from '../../src/apps/shell/main';
import { SupervisorError, SupervisorOperation } from '../../src/servers/supervisor/protocol';
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
    world.change(2, { ramBase: 0x20008000, ramSize: 1024 });
    let seen = '';
    kernel.on(Operation.callLending, (frame, call) => {
      if (call.slot === Grant.console) return world.consoleCall(frame, call);
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
      if (call.slot === Grant.console) return world.consoleCall(frame, call);
      Object.assign(frame, { b: 0, m0: 48, m1: refused });
      return Status.ok;
    });
    expect(type('rogue bad-slots')).toBe('rogue: bad-slots: 48 attempts, 48 refused\n');
    refused = 47;
    expect(type('rogue bad-slots')).toBe('rogue: bad-slots: 48 attempts, 47 refused - NOT ALL\n');
  });

  test('a rogue that is being restarted is waited for, a stopped one is not waited for long', () => {
    world.change(2, { state: ProcessState.faulted });
    let looks = 0;
    kernel.on(Operation.wait, () => {
      if (++looks === 3) world.change(2, { state: ProcessState.ready });
      return Status.timeout;
    });
    expect(type('rogue read-kernel')).toContain('as it must be');
    expect(looks).toBe(3);
    world.change(2, { state: ProcessState.stopped });
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
