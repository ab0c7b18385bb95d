/** The shell, typed at, between a fake console and fake services. */
import { Operation } from '../../src/abi/operation';
import { ProcessState } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { CASES, RogueCase } from '../../src/apps/rogue/cases';
import { Targets } from '../../src/interfaces/rogue';
import { SupervisorError } from '../../src/interfaces/generated/supervisor-client';
import { ServiceInformation, ServiceState } from '../../src/interfaces/supervisor';
import { COMMANDS } from '../../src/apps/shell/commands';
import { DENIED } from '../../src/apps/shell/terminal';
import { Grant, main, prompt } from '../../src/apps/shell/main';
import type { FakeKernel } from '../../testing/fake-kernel';
import { type FakeProcess, ShellWorld } from './support/shell-world';

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
  for (const name of 'help ps caps ipc mem irq uptime ping counters rogue kill restart fault spawn ask wait mint revoke journal registry topics watch panic exit'.split(
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

describe('top', () => {
  /** What processes spend while the shell sleeps. */
  function sleeping(change: () => void): void {
    kernel.on(Operation.wait, () => {
      kernel.now += 2_000_000n;
      change();
      return Status.timeout;
    });
  }

  test('shows the busiest first, of this life only, and nobody who had nothing', () => {
    sleeping(() => {
      const [console, pong, rogue, shell] = world.processes as [
        FakeProcess,
        FakeProcess,
        FakeProcess,
        FakeProcess,
      ];
      world.processes = [
        { ...console, cpuTime: 12_345n + 500_000n },
        { ...pong, generation: 3, cpuTime: 1_000_100n },
        rogue,
        shell,
      ];
    });
    expect(type('top 2')).toBe('  CPU %  NAME\n   50.0  pong\n   25.0  console\n');
  });

  test.each(['0', '61', 'x'])('top %s', (seconds) => {
    expect(type(`top ${seconds}`)).toBe('top: 1 to 60 seconds\n');
  });
});

describe('ping', () => {
  test('tells how long the round trips took', () => {
    world.serve(Grant.ping, (_method, [rounds = 0]) => ({ words: [rounds, 0, 12345, 0] }));
    expect(type('ping 1000')).toBe('1000 round trips of 16 bytes in 12345 us: 12.3 us each, 0 wrong\n');
    expect(type('ping')).toContain('1000 round trips');
    expect(type('ping 1')).toContain('1 round trip of');
  });

  test.each(['0', 'x', '-3', '100001', '4294967296'])('refuses the count %s', (count) => {
    expect(type(`ping ${count}`)).toBe('ping: the count is a number from 1 to 100000\n');
  });

  test('says what ended it early', () => {
    world.serve(Grant.ping, () => ({ words: [3, 1, 30, 0] }));
    expect(type('ping 9')).toBe(
      '3 round trips of 16 bytes in 30 us: 10.0 us each, 1 wrong\nping: ended, pong does not answer\n',
    );
    world.serve(Grant.ping, () => ({ status: Status.dead }));
    expect(type('ping 9')).toBe('ping: no answer\n');
  });
});

test('counters shows both, and says when one does not answer', () => {
  world.serve(Grant.counterHigh, () => ({ words: [5000, 5001, 0, 2] }));
  const text = type('counters');
  expect(text).toMatch(/^counterHigh +5000 +5001 +0 +2$/m);
  expect(text).toMatch(/^counterLow +no answer$/m);
});

describe('kill and restart', () => {
  const asked: [number, number][] = [];
  let error: number;

  beforeEach(() => {
    asked.length = 0;
    error = SupervisorError.none;
    world.serve(Grant.supervisor, (method, [process = -1]) => {
      asked.push([method, process]);
      return { error };
    });
  });

  test('ask the supervisor', () => {
    expect(type('kill pong')).toBe('kill pong: done\n');
    expect(type('restart pong')).toBe('restart pong: done\n');
    expect(asked.map(([, process]) => process)).toEqual([1, 1]);
    expect(asked[0]).not.toEqual(asked[1]);
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
    world.serve(Grant.supervisor, () => ({ status: Status.dead }));
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
    world.serve(Grant.rogue, (_method, [what = 0, , address = 0]) => {
      const targets = overlay(Targets, address);
      expect({ ...targets }).toMatchObject({
        kernelMemory: 0x20000000,
        kernelCode: 0x08000000,
        otherMemory: 0x20002000,
        memory: 0x20008000,
        memorySize: 1024,
        process: 2,
      });
      seen = RogueCase[what] ?? '';
      return { status: Status.dead };
    });
    expect(type('rogue write-kernel')).toBe('rogue: write-kernel: stopped, as it must be\n');
    expect(seen).toBe('writeKernel');
    expect(type('rogue bad-slots')).toBe('rogue: bad-slots: STOPPED, though it must survive\n');
  });

  test('refusals are counted', () => {
    let refused = 48;
    world.serve(Grant.rogue, () => ({ words: [48, refused] }));
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
  ['exit', 8],
  ['panic', 10],
])('%s asks the supervisor, and says when it refuses', (text, expected) => {
  const methods: number[] = [];
  world.serve(Grant.supervisor, (method) => {
    methods.push(method);
    return { error: SupervisorError.denied };
  });
  expect(type(text)).toBe(`${DENIED}\n`);
  expect(methods).toEqual([expected]);
});

describe('lives of processes', () => {
  /** As a supervisor knows them; the fields are in the memory that the shell lends. */
  beforeEach(() => {
    world.serve(Grant.supervisor, (_method, [process = 0, , address = 0]) => {
      if (process > 1) return { error: SupervisorError.noSuchProcess };
      const information = overlay(ServiceInformation, address);
      clear(information);
      Object.assign(information, LIVES[process]);
      return {};
    });
  });
  const LIVES = [
    { state: ServiceState.ready, service: true, essential: true, restarts: 3, crashes: 2, readyAfter: 1234 },
    { state: ServiceState.backingOff, pause: 250_900, dependenciesLow: 5, dependenciesHigh: 0 },
  ];

  test('services: state, how often they crashed, how long they took to be ready', () => {
    const [, first, second, ...others] = type('services').trimEnd().split('\n');
    expect(first).toMatch(/^console +ready +essential +3 +2 +1\.2$/);
    expect(second).toMatch(/^pong +starts in 250 ms +0 +0$/);
    expect(others).toEqual([]);
  });

  test('deps: who needs whom', () => {
    expect(type('deps')).toMatch(/^console *\npong +console rogue\n$/);
  });
});

test('a console that does not answer is asked again after a pause', () => {
  kernel.on(Operation.wait, () => Status.timeout);
  prompt();
  expect(kernel.callsOf(Operation.wait)).toMatchObject([{ a: 10_000 }]);
  expect(typeof main).toBe('function');
});
