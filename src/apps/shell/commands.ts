/** The commands: their names, what follows them, what they are for. Each runs in the file of its subject. */
import { Words } from '../../runtime/words';
import { showAudit } from './audit';
import { ping, showCounters } from './measurements';
import { listApps, tellApp } from './apps';
import { askProcess } from './ask';
import { listCapabilities } from './capabilities';
import { endSystem, faultProcess, killProcess, panicSystem, restartProcess, restartSystem } from './control';
import { awaitEnd, createProcess } from './created';
import { deriveCapability, revokeCapability } from './derive';
import { showJournal } from './journal';
import { logIn, logOut, substituteUser, whoAmI } from './log-in';
import { showLog } from './log';
import { listMemory } from './memory';
import { showPaths } from './paths';
import { showButton, switchLed } from './pins';
import { listProcesses } from './processes';
import { listResources } from './resources';
import { listRegistered } from './registry';
import { provokeRogue } from './rogue';
import { listDependencies, listServices } from './services';
import { listTopics, watchTopic } from './topics';
import { listInterrupts, showUptime } from './system';
import { line, say, show } from './terminal';
import { showTop } from './top';
import { grantAction, listPermissions, listUsers, withdrawAction } from './users';

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
  { name: 'apps', summary: 'list the apps, and how they use their heaps', run: listApps },
  {
    name: 'tell',
    usage: '<app> <text>',
    summary: 'tell an app something',
    fewest: 2,
    most: 7,
    run: tellApp,
  },
  { name: 'services', summary: 'list the lives of the processes', run: listServices },
  { name: 'deps', summary: 'show who depends on whom', run: listDependencies },
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
  { name: 'resources', summary: 'show who holds what, and who waits', run: listResources },
  {
    name: 'led',
    usage: '[name] [on|off|toggle]',
    summary: 'show the LEDs, or switch one',
    most: 2,
    run: switchLed,
  },
  { name: 'button', summary: 'show the button, or: watch button', run: showButton },
  {
    name: 'top',
    usage: '[seconds]',
    summary: 'show who has the processor',
    most: 1,
    run: showTop,
  },
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
  { name: 'dmesg', summary: 'show what was reported, also before a reset', run: showLog },
  { name: 'journal', summary: 'show who did what to which process', run: showJournal },
  {
    name: 'login',
    usage: '<user>',
    summary: 'be somebody who may more',
    fewest: 1,
    most: 1,
    run: logIn,
  },
  { name: 'logout', summary: 'be who you were before', run: logOut },
  { name: 'whoami', summary: 'show for whom the shell acts', run: whoAmI },
  {
    name: 'su',
    usage: '<user>',
    summary: "be somebody else until 'logout'",
    fewest: 1,
    most: 1,
    run: substituteUser,
  },
  { name: 'users', summary: 'list the users', run: listUsers },
  { name: 'permissions', summary: 'show who may do what', run: listPermissions },
  {
    name: 'grant',
    usage: '<who> <resource> <action>',
    summary: 'let a user or group do something',
    fewest: 3,
    most: 3,
    run: grantAction,
  },
  {
    name: 'withdraw',
    usage: '<who> <resource> <action>',
    summary: 'take that back',
    fewest: 3,
    most: 3,
    run: withdrawAction,
  },
  { name: 'audit', summary: 'show who was allowed and refused what', run: showAudit },
  { name: 'registry', summary: 'list which services can be found', run: listRegistered },
  { name: 'topics', summary: 'list what is published', run: listTopics },
  {
    name: 'watch',
    usage: '<topic> [seconds]',
    summary: 'show the events of a topic as they come',
    fewest: 1,
    most: 2,
    run: watchTopic,
  },
  { name: 'panic', summary: 'make the kernel panic', run: panicSystem },
  { name: 'reboot', summary: 'shut the system down and start it again', run: restartSystem },
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
