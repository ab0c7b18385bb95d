/**
 * What comes from outside and what is done about it, each to its end: the boot, ends of processes, deadlines. Behind each, whoever
 * has to know is told, the timer is set and what is to be said is printed.
 */
import { FAULT_NOTIFICATION } from '../../abi/capability';
import { SystemAction } from '../../abi/system';
import { OWN_NUMBER } from './configuration';
import { handleDeadlines } from './deadlines';
import { endOfSystem, EndReason } from './end-of-system';
import { handleEnds } from './ends';
import { culprit, readGraph } from './graph';
import { beginLives, lives } from './life';
import { wasReset } from './last-reset';
import { openLog } from './log';
import { notice, NoticeKind, printNotices } from './notices';
import { beginShutdown } from './shutdown';
import { tellServices } from './signals';
import { handleReady, startReady } from './start';
import { DEADLINE_NOTIFICATION, now, setNextTimer } from './timer';
import { feedWatchdog, startWatchdog } from './watchdog';

/** Microseconds that a boot that makes no sense has to get as far as a console that can tell it. */
const PATIENCE = 2_000_000n;

let isBroken: bool = false;

/** The boot: what depends on nobody is started; the others follow when those are ready. */
export function boot(): void {
  startWatchdog(now());
  openLog();
  if (wasReset()) notice(NoticeKind.reset, 0, 0);
  beginLives();
  isBroken = !readGraph();
  if (isBroken) lives[OWN_NUMBER].deadline = now() + PATIENCE;
  startReady();
  settle();
}

export function notified(bits: u32): void {
  if ((bits & FAULT_NOTIFICATION) !== 0) handleEnds();
  if ((bits & DEADLINE_NOTIFICATION) !== 0) meetDeadlines();
  settle();
}

/** The watchdog comes first: what the others need may take its time. */
function meetDeadlines(): void {
  feedWatchdog(now());
  handleDeadlines();
}

export function ready(process: u32): void {
  handleReady(process);
  settle();
}

export function shutDown(action: SystemAction, status: u32): void {
  beginShutdown(action, status);
  settle();
}

/** After every change of lives. */
export function settle(): void {
  tellServices();
  const isTold = printNotices();
  if (isBroken && (isTold || lives[OWN_NUMBER].deadline <= now())) endOfSystem(culprit(), EndReason.badGraph);
  setNextTimer();
}
