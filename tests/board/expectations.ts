/**
 * What a person at the console does and sees, from boot to restart, as data: the system suite (expectations.test.ts) does it on every
 * target, and the Robot suites of renode/ are written from it (`npm run robot`), so that both expect the same.
 *
 * Patterns are regular expressions that mean the same to JavaScript, .NET and Python, one for each line that must come, in this order;
 * other lines may stand between them. They name nothing that changes from build to build.
 */
import { FAULT_CASES, type FaultCase, PLAIN_FAULTS } from './rogue-table';

export type Step =
  /** Types a line at the prompt; what it says comes before the next prompt. */
  | { readonly type: string; readonly see: readonly string[] }
  /** Logs in, and sees that it worked. */
  | { readonly logIn: string; readonly password: string; readonly see: readonly string[] }
  /** Presses or releases the user button; the command shows it within a second. */
  | { readonly button: 'pressed' | 'released'; readonly type: string; readonly see: readonly string[] }
  /** An LED is lit or dark. What can't be seen from outside, as in QEMU, is not looked at. */
  | { readonly led: string; readonly isOn: boolean };

export interface Scenario {
  /** Of the Robot file. */
  readonly name: string;
  /** What it shows. */
  readonly title: string;
  readonly steps: readonly Step[];
}

/** The first words of the system, which come before the first prompt. */
export const GREETING = "This is Conductor\\. 'help' lists the commands\\.";

const type = (line: string, ...see: string[]): Step => ({ type: line, see });

/** A row of `services`: the state, lives after the first, and crashes. */
const serviceRow = (
  name: string,
  state: string,
  restarts: number | string,
  crashes: number | string,
): string => `^${name} +${state} +(essential +)?${restarts} +${crashes}( |$)`;

const boot: Scenario = {
  name: 'boot',
  title: 'The system boots, and all that it promises is there',
  steps: [
    type(
      'services',
      serviceRow('supervisor', 'running', 0, 0),
      ...['registry', 'resources', 'console', 'events', 'security', 'journal', 'pins'].map((name) =>
        serviceRow(name, 'ready', 0, 0),
      ),
      serviceRow('shell', 'running', 0, 0),
    ),
    type('uptime', '^up 0:00:\\d+\\.\\d+, idle \\d+ %, .* 168 MHz'),
    type('resources', '^usart2 +device +exclusive +console', '^console\\.input +name +exclusive +shell'),
  ],
};

const shell: Scenario = {
  name: 'shell',
  title: 'The shell answers, and says what is wrong',
  steps: [
    type('help', '^Commands:', '^ +ps +list the processes', '^ +exit +shut the system down'),
    type('ps', '^ *# NAME +STATE', '^ *\\d+ console +receives', '^ *\\d+ shell +ready'),
    type('ping 3', '^3 round trips of 16 bytes in \\d+ us: .* 0 wrong'),
    type('counters', '^counterHigh +\\d+ +\\d+ +0 +\\d+', '^counterLow +\\d+ +\\d+ +0 +\\d+'),
    type('mem', '^flash: +1024 KB at 0x08000000', '^RAM: +128 KB at 0x20000000'),
    type('irq', '^ *38 +console +\\d+ +no'),
    type('caps rogue', '^rogue\\.0 endpoint rogue receive', '^rogue\\.7 clock 0 inspect,control'),
    type('nonsense', "^unknown command 'nonsense'; 'help' lists the commands"),
    type('kill', '^usage: kill <name>'),
    type('kill pong', '^kill pong: denied'),
  ],
};

function isolationStep({ name, cause, detail }: FaultCase): Step {
  const causes = typeof cause === 'string' ? cause : cause.source.replace(/[\^$]/g, '');
  const details = detail === undefined ? '' : ` detail.${detail}`;
  return type(
    `rogue ${name}`,
    `fault: process.rogue cause.${causes}${details}( |$)`,
    `^rogue: ${name}: stopped, as it must be`,
  );
}

const isolation: Scenario = {
  name: 'isolation',
  title: 'Each forbidden thing is stopped, and nobody else notices',
  steps: [
    ...FAULT_CASES.filter(({ name }) => PLAIN_FAULTS.includes(name)).map(isolationStep),
    type('rogue bad-number', '(\\d+) attempts?, \\1 refused'),
    type('counters', '^counterHigh +\\d+ +\\d+ +0 +', '^counterLow +\\d+ +\\d+ +0 +'),
    type('ping 3', '^3 round trips of 16 bytes in \\d+ us: .* 0 wrong'),
    type(
      'services',
      serviceRow('console', 'ready', 0, 0),
      serviceRow('ping', 'ready', 0, 0),
      serviceRow('rogue', 'running', PLAIN_FAULTS.length, PLAIN_FAULTS.length),
      serviceRow('shell', 'running', 0, 0),
    ),
  ],
};

const restart: Scenario = {
  name: 'restart',
  title: 'What crashed or was stopped is started again, and those who use it go on',
  steps: [
    { logIn: 'operator', password: 'conductor', see: ['^you are operator'] },
    type('fault journal', 'fault: process.journal cause.injected', '^fault journal: done'),
    type('services', serviceRow('journal', 'ready', 1, 1)),
    type('journal', 'shell injected a fault into journal'),
    type('restart pong', '^restart pong: done'),
    type('ping 2', '^2 round trips of 16 bytes in \\d+ us: .* 0 wrong'),
    type('kill pong', '^kill pong: done'),
    type('services', serviceRow('pong', 'stopped', 1, 0)),
    type('restart pong', '^restart pong: done'),
    type('ping 2', '^2 round trips of 16 bytes in \\d+ us: .* 0 wrong'),
    type('fault console', '^fault console: done'),
    type('uptime', '^up 0:00:'),
    type('services', serviceRow('console', 'ready', 1, 1)),
  ],
};

const pins: Scenario = {
  name: 'pins',
  title: 'LEDs show what they are told, and the button is seen',
  steps: [
    type('led', '^green +off', '^orange +off', '^red +off', '^blue +off'),
    { led: 'red', isOn: false },
    type('led red on', '^red +on'),
    { led: 'red', isOn: true },
    { led: 'green', isOn: false },
    type('led red toggle', '^red +off'),
    { led: 'red', isOn: false },
    { button: 'pressed', type: 'button', see: ['^pressed, 1 times by now'] },
    { button: 'released', type: 'button', see: ['^released, 1 times by now'] },
  ],
};

export const SCENARIOS: readonly Scenario[] = [boot, shell, isolation, restart, pins];
