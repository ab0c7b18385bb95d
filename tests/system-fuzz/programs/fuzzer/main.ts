/**
 * The fuzzer: an unprivileged process that holds capabilities of every type and makes system calls, mostly random ones. It
 * may end itself or be ended at any moment; its next life goes on with the next seed, which the director keeps.
 *
 * It works in batches: look at the slots, tidy up, make some calls, report. What a batch did that was not reported is not
 * counted.
 */
import { LeaseRight } from '../../../../src/abi/message';
import { FOREVER, Operation } from '../../../../src/abi/operation';
import { Status } from '../../../../src/abi/status';
import { Message } from '../../../../src/runtime/message';
import { callLending } from '../../../../src/runtime/messages';
import { BEGIN, DirectorOperation, TRIED_OPERATIONS } from '../protocol';
import { oneIn, randomBelow, randomBits, seedRandom } from '../random';
import { clearTally, tally } from '../tally';
import { frame, performFrame } from './perform';
import { findPlaces, noteRegion } from './places';
import { deepDerivation, fullPort, manyRegions, manyThreads, manyWorkers } from './scenarios/exhaustion';
import { oddBadges } from './scenarios/badges';
import { servedLine } from './scenarios/lines';
import { handleFaults, serveSome } from './scenarios/serving';
import { disturbedWait, lives } from './scenarios/waiting';
import { SHAPES } from './shapes';
import { Grant, clean, renewPeers, survey, weaken } from './slots';
import { remember } from './tokens';
import { draw } from './values';

export { Grant } from './slots';

export enum Notification {
  line = 0x100,
}

/** Calls of a batch that are drawn one by one; a survey and some scenarios come on top. */
const BATCH = 400;

const report = new Message();

export function main(): void {
  findPlaces();
  for (;;) {
    nextSeed();
    survey();
    weaken();
    renewPeers();
    clean();
    for (let number: u32 = 0; number < BATCH; number++) step();
  }
}

/** Tells what was counted; gets a seed, or is told to end. */
function nextSeed(): void {
  report.label = DirectorOperation.report;
  report.m0 = randomBits();
  const length = tally.length * sizeof(u16);
  const status = callLending(Grant.director, report, addressOf(tally), length, LeaseRight.read, FOREVER);
  assert(status === Status.ok, 'fuzzer: nobody directs');
  clearTally();
  seedRandom(report.m0);
  if (report.label !== BEGIN) rest();
}

function rest(): void {
  for (;;) {
    frame.operation = Operation.wait;
    frame.a = FOREVER;
    frame.b = 0x8000_0000;
    performFrame();
  }
}

function step(): void {
  if (oneIn(32)) playScenario();
  else callAtRandom();
}

function playScenario(): void {
  switch (randomBelow(32)) {
    case 0:
      if (oneIn(4)) deepDerivation();
      break;
    case 1:
    case 2:
      manyThreads();
      break;
    case 3:
    case 4:
      manyRegions();
      break;
    case 5:
      fullPort();
      break;
    case 6:
    case 7:
      manyWorkers();
      break;
    case 8:
    case 9:
      lives();
      break;
    case 10:
    case 11:
    case 12:
      handleFaults();
      break;
    case 13:
      if (oneIn(4)) end();
      break;
    case 14:
      oddBadges();
      servedLine();
      break;
    default:
      if (oneIn(2)) disturbedWait();
      else serveSome();
  }
}

/** What it was about to report is reported first. The director sees how it ended. */
function end(): void {
  nextSeed();
  frame.operation = oneIn(2) ? Operation.exit : Operation.exitThread;
  frame.a = randomBits() | 1;
  performFrame();
}

function callAtRandom(): void {
  const operation = randomBelow(TRIED_OPERATIONS);
  if (operation >= SHAPES.length) {
    frame.operation = oneIn(2) ? operation : randomBits() | 0x100;
    performFrame();
    return;
  }
  const shape = SHAPES[operation];
  if (!oneIn(shape.rarity)) return;
  frame.status = draw(shape.slot);
  frame.operation = operation;
  frame.a = draw(shape.a);
  frame.b = draw(shape.b);
  frame.m0 = draw(shape.m0);
  frame.m1 = draw(shape.m1);
  frame.m2 = draw(shape.m2);
  frame.m3 = draw(shape.m3);
  if (performFrame() === Status.ok) noteResult(operation);
}

function noteResult(operation: u32): void {
  switch (operation) {
    case Operation.receive:
    case Operation.replyAndReceive:
      remember(frame.a);
      break;
    case Operation.allocateRegion:
      noteRegion(frame.a);
      break;
    default:
      break;
  }
}
