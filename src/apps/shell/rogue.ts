/** `rogue`: has the rogue process try something forbidden and says what came of it. */
import { ProcessState } from '../../abi/process';
import { Status } from '../../abi/status';
import { RogueError } from '../../interfaces/generated/rogue-client';
import { Attempts, Targets } from '../../interfaces/rogue';
import { serviceErrorName } from '../../runtime/service/error-name';
import { systemSummary } from '../../runtime/system';
import { sleep } from '../../runtime/time';
import { equalsText, Words } from '../../runtime/words';
import { CASES, Outcome } from '../rogue/cases';
import { rogue } from './connections';
import { Grant } from './main';
import { summary } from './memory';
import { findProcess, findProgram, information, inspect, NO_PROCESS } from './processes';
import { line, say, show } from './terminal';

const SUMMARY_COLUMN = 22;
/** How long a rogue that just crashed gets to be back, and how often we look. */
const PATIENCE_LOOKS = 100;
const LOOK_PAUSE = 20_000;

const targets = new Targets();
const attempts = new Attempts();

export function provokeRogue(words: Words): void {
  if (words.count === 1) {
    listCases();
    return;
  }
  const word = words.word(1);
  for (let index: u32 = 0; index < CASES.length; index++) {
    if (!equalsText(word, CASES[index].name)) continue;
    attempt(index);
    return;
  }
  line.text("rogue: there is no case '");
  line.bytesOf(word);
  line.text("'; 'rogue' lists them");
  show();
}

function listCases(): void {
  say('What rogue can try; each must be refused:');
  for (const item of CASES) {
    line.text('  ');
    line.text(item.name);
    line.column(SUMMARY_COLUMN);
    line.text(item.summary);
    show();
  }
}

function attempt(what: u32): void {
  if (!findTargets()) {
    say("rogue: not running; 'restart rogue' starts it");
    return;
  }
  const error = rogue.attempt(what, targets, attempts);
  line.text('rogue: ');
  line.text(CASES[what].name);
  line.text(': ');
  if (error === RogueError.none) tellAttempts();
  else if (error === RogueError.unavailable)
    line.text(diedRightly(what) ? 'stopped, as it must be' : 'STOPPED, though it must survive');
  else if (error === RogueError.unknownCase) line.text('rogue cannot do that');
  else line.text(serviceErrorName(error));
  show();
}

function diedRightly(what: u32): bool {
  return CASES[what].outcome === Outcome.fault;
}

function tellAttempts(): void {
  line.decimal(attempts.made);
  line.text(attempts.made === 1 ? ' attempt, ' : ' attempts, ');
  line.decimal(attempts.refused);
  line.text(' refused');
  if (attempts.refused !== attempts.made) line.text(' - NOT ALL');
}

/** Looks up the addresses rogue is to attack; waits a little for a rogue that is being restarted. */
function findTargets(): bool {
  if (systemSummary(Grant.system, summary) !== Status.ok || !inspect(0)) return false;
  targets.kernelMemory = summary.ramBase;
  targets.kernelCode = summary.flashBase;
  targets.otherMemory = information.ramBase;
  targets.program = findProgram(textBytes('worker'));
  for (let look: u32 = 0; look < PATIENCE_LOOKS; look++) {
    const index = findProcess(textBytes('rogue'));
    if (index === NO_PROCESS) return false;
    targets.process = index;
    targets.memory = information.ramBase;
    targets.memorySize = information.ramSize;
    if (information.state === ProcessState.ready || information.state === ProcessState.blocked) return true;
    sleep(LOOK_PAUSE);
  }
  return false;
}
