/** The commands: their names, what follows them, what they are for. Each runs in the file of its subject. */
import { Words } from '../../runtime/words';
import { ping, showCounters } from './measurements';
import { listCapabilities } from './capabilities';
import { faultProcess, killProcess, restartProcess } from './control';
import { askProcess, awaitEnd, createProcess } from './created';
import { deriveCapability, revokeCapability } from './derive';
import { showJournal } from './journal';
import { listMemory } from './memory';
import { showPaths } from './paths';
import { listProcesses } from './processes';
import { provokeRogue } from './rogue';
import { endSystem, listInterrupts, panicSystem, showUptime } from './system';
import { line, say, show } from './terminal';

export class Command {
  name: string = '';
  /** The arguments, as `help` and error messages show them. */
  usage: string = '';
  summary: string = '';
  fewest: u32 = 0;
  most: u32 = 0;
  run: (words: Words) => void = help;
}

export const COMMANDS = table(Command, [
  { name: 'help', summary: 'list the commands', run: help },
  { name: 'ps', summary: 'list the processes', run: listProcesses },
  {
    name: 'caps',
    usage: '[process]',
    summary: 'show who may do what, from the live tables',
    most: 1,
    run: listCapabilities,
  },
  { name: 'ipc', summary: 'show how many messages took the fast path', run: showPaths },
  { name: 'mem', summary: 'show memory and stacks', run: listMemory },
  { name: 'irq', summary: 'show the interrupts', run: listInterrupts },
  { name: 'uptime', summary: 'show how long the system runs, and how busy', run: showUptime },
  {
    name: 'ping',
    usage: '[count]',
    summary: 'measure round trips between two processes',
    most: 1,
    run: ping,
  },
  { name: 'counters', summary: 'show whether the 1 ms counters missed any', run: showCounters },
  {
    name: 'rogue',
    usage: '[what]',
    summary: 'try something forbidden; alone: list what',
    most: 1,
    run: provokeRogue,
  },
  {
    name: 'kill',
    usage: '<name>',
    summary: 'stop a process until it is restarted',
    fewest: 1,
    most: 1,
    run: killProcess,
  },
  {
    name: 'restart',
    usage: '<name>',
    summary: 'start a process anew',
    fewest: 1,
    most: 1,
    run: restartProcess,
  },
  {
    name: 'fault',
    usage: '<name>',
    summary: 'make a process fault',
    fewest: 1,
    most: 1,
    run: faultProcess,
  },
  {
    name: 'spawn',
    usage: '<program> [priority]',
    summary: 'create a process',
    fewest: 1,
    most: 2,
    run: createProcess,
  },
  {
    name: 'ask',
    usage: '<process> <what> [number]',
    summary: 'have a created process do something',
    fewest: 2,
    most: 3,
    run: askProcess,
  },
  {
    name: 'wait',
    usage: '<process>',
    summary: 'wait for the end of a process',
    fewest: 1,
    most: 1,
    run: awaitEnd,
  },
  {
    name: 'mint',
    usage: '<slot> <rights> [badge]',
    summary: 'derive a capability of the shell',
    fewest: 2,
    most: 3,
    run: deriveCapability,
  },
  {
    name: 'revoke',
    usage: '<slot>',
    summary: 'take back what was derived from one',
    fewest: 1,
    most: 1,
    run: revokeCapability,
  },
  { name: 'journal', summary: 'show who did what to which process', run: showJournal },
  { name: 'panic', summary: 'make the kernel panic', run: panicSystem },
  { name: 'exit', summary: 'shut the system down', run: endSystem },
]);

const USAGE_COLUMN = 11;
const SUMMARY_COLUMN = 37;

/** Runs the command that the first word names. */
export function runCommand(words: Words): void {
  for (const command of COMMANDS) {
    if (!words.is(0, command.name)) continue;
    const count = words.count - 1;
    if (count < command.fewest || count > command.most) showUsage(command);
    else command.run(words);
    return;
  }
  line.text("unknown command '");
  line.bytesOf(words.word(0));
  line.text("'; 'help' lists the commands");
  show();
}

function showUsage(command: Command): void {
  line.text('usage: ');
  line.text(command.name);
  if (command.usage.length !== 0) line.byte(0x20);
  line.text(command.usage);
  show();
}

function help(_words: Words): void {
  say('Commands:');
  for (const command of COMMANDS) {
    line.text('  ');
    line.text(command.name);
    line.column(USAGE_COLUMN);
    line.text(command.usage);
    line.column(SUMMARY_COLUMN);
    line.text(command.summary);
    show();
  }
}
