/**
 * The Robot suites of renode/, written from what the system suite expects: one file for each scenario, with one long test, because
 * Renode takes seconds to start.
 *
 * Patterns go through keywords of the file's own: given to Renode's directly, one with an equals sign would be taken for a named argument.
 */
import path from 'node:path';
import board from '../../../src/bsp/stm32f4-discovery/board';
import { GREETING, type Scenario, SCENARIOS, type Step } from '../../board/expectations';

/** The folder of the project where they lie, beside the board's script. */
export const FOLDER = path.dirname(board.renode.script);

const { uart } = board.renode;
/** Seconds, simulated: the longest that anything takes is a log-in. */
const PATIENCE = 30;
/** Seconds that the contact of the button is given, far more than the driver waits. */
const SETTLED = 0.1;
/** Two spaces or more part the cells of a line. */
const GAP = '    ';

/** File names and contents. */
export function robotSuites(): Map<string, string> {
  return new Map(SCENARIOS.map((scenario) => [`${scenario.name}.robot`, suiteOf(scenario)]));
}

function suiteOf({ title, steps }: Scenario): string {
  const leds = [...new Set(steps.flatMap((step) => ('led' in step ? [step.led] : [])))];
  return [
    '*** Comments ***',
    'Written from tests/board/expectations.ts by `npm run robot`; a test compares them.',
    '',
    '*** Variables ***',
    row('${SCRIPT}', `\${CURDIR}/${path.basename(board.renode.script)}`),
    row('${ELF}', '${CURDIR}/../build/default/conductor.elf'),
    // Whole: what follows must not come as something new.
    row('${PROMPT}', 'conductor>${SPACE}'),
    '',
    '*** Keywords ***',
    'Boot',
    row('', 'Execute Command', 'set elf @${ELF}'),
    row('', 'Execute Script', '${SCRIPT}'),
    row('', 'Create Terminal Tester', `sysbus.${uart}`, `timeout=${PATIENCE}`, 'defaultPauseEmulation=true'),
    row('', 'Start Emulation'),
    '',
    'See',
    row('', '[Arguments]', '${pattern}'),
    row('', 'Wait For Line On Uart', '${pattern}', 'treatAsRegex=true'),
    '',
    'See The Prompt',
    row('', 'Wait For Prompt On Uart', '${PROMPT}'),
    '',
    '*** Test Cases ***',
    title,
    row('', 'Boot'),
    ...leds.map((led) =>
      row('', `\${${led}}=`, 'Create LED Tester', `sysbus.gpioPortD.${led}Led`, 'defaultTimeout=1'),
    ),
    ...seen([GREETING]),
    ...steps.flatMap(linesOf),
    '',
  ].join('\n');
}

function linesOf(step: Step): string[] {
  if ('led' in step) return [row('', 'Assert LED State', String(step.isOn), `testerId=\${${step.led}}`)];
  if ('logIn' in step) return logIn(step);
  const moved = 'button' in step ? move(step.button) : [];
  return [...moved, row('', 'Write Line To Uart', cell(step.type)), ...seen(step.see)];
}

/** Nothing is echoed of a password. */
function logIn({ logIn: user, password, see }: Extract<Step, { logIn: string }>): string[] {
  return [
    row('', 'Write Line To Uart', `login ${cell(user)}`),
    row('', 'Wait For Prompt On Uart', 'Password:${SPACE}'),
    row('', 'Write Line To Uart', cell(password), 'waitForEcho=false'),
    ...seen(see),
  ];
}

function move(button: 'pressed' | 'released'): string[] {
  const action = button === 'pressed' ? 'Press' : 'Release';
  return [
    row('', 'Execute Command', `sysbus.gpioPortA.userButton ${action}`),
    row('', 'Test If Uart Is Idle', String(SETTLED)),
  ];
}

function seen(patterns: readonly string[]): string[] {
  return [...patterns.map((pattern) => row('', 'See', cell(pattern))), row('', 'See The Prompt')];
}

function row(...cells: string[]): string {
  return cells.join(GAP);
}

/** As one cell: a backslash escapes, two spaces and the ends of a cell are lost, and some beginnings mean something. */
function cell(text: string): string {
  if (/ {2}|^\s|\s$|\t|^#|[$@&%]\{|^$/.test(text))
    throw new Error(`no cell of a Robot file: ${JSON.stringify(text)}`);
  return text.replace(/\\/g, '\\\\');
}
