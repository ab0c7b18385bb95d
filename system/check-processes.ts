/** Each process for itself: its name, its numbers, its program, and the names in its grants. */
import { existsSync } from 'node:fs';
import { isCount } from './check-memory';
import type { Findings } from './findings';
import { programEntry } from './load';
import type { Grant, ProcessDescription } from './schema';
import { suggestion } from './suggest';

const LOWEST_PRIORITY = 31;
const MOST_PROCESSES = 64;
/** A token names the thread in one byte. */
const MOST_THREADS = 255;
const MOST_FREE_SLOTS = 1024;
/** The kernel counts a port's messages in bytes. */
const LONGEST_QUEUE = 255;
/** As much as fits beside the zero that ends it in a report. */
const LONGEST_NAME = 15;
/** Sections and symbols of that name are taken. */
const RESERVED_NAMES = ['kernel'];
const MOST_WORD = 0xffffffff;

export function checkProcesses(findings: Findings): void {
  checkCounts(findings);
  for (const name of findings.names) {
    const process = findings.process(name);
    checkName(findings, name);
    checkNumbers(findings, name, process);
    checkThreads(findings, name, process);
    checkInstances(findings, name, process);
    const entry = programEntry(findings.system, process);
    if (!existsSync(entry)) {
      findings.error(
        [name, 'program'],
        `${name}: there is no program ${process.program}`,
        `looked for ${entry}`,
      );
    }
    for (const other of process.dependsOn ?? []) checkProcessName(findings, name, 'dependsOn', other);
    if (process.supervisor !== undefined) checkProcessName(findings, name, 'supervisor', process.supervisor);
    for (const [slot, grant] of Object.entries(process.grants ?? {})) checkGrant(findings, name, slot, grant);
  }
}

function checkCounts(findings: Findings): void {
  const { names } = findings;
  if (names.length === 0) findings.error([], 'the system has no processes', 'add at least one');
  if (names.length > MOST_PROCESSES) {
    findings.error([], `the system has ${names.length} processes; ${MOST_PROCESSES} is the limit`);
  }
  const threads = names.reduce((sum, name) => sum + 1 + (findings.process(name).threads ?? 0), 0);
  if (threads > MOST_THREADS) {
    findings.error([], `the system has ${threads} threads; ${MOST_THREADS} is the limit`);
  }
}

function checkName(findings: Findings, name: string): void {
  const written = findings.system.entryOf.get(name) ?? name;
  const fits = name.length <= LONGEST_NAME;
  if (/^[A-Za-z][A-Za-z0-9-]*$/.test(written) && fits && !RESERVED_NAMES.includes(written)) return;
  findings.error(
    [name],
    `${name} is no name for a process`,
    RESERVED_NAMES.includes(written)
      ? 'it is reserved'
      : `use a letter, then letters, digits and hyphens, ${LONGEST_NAME} characters at most`,
  );
}

function checkNumbers(findings: Findings, name: string, process: ProcessDescription): void {
  const { priority, stack, floatingPoint, slots } = process;
  if (!isCount(priority, 0, LOWEST_PRIORITY)) {
    findings.error(
      [name, 'priority'],
      `${name}: priority ${priority} is out of range`,
      `0 is the most urgent, ${LOWEST_PRIORITY} the least`,
    );
  }
  if (stack !== undefined && !isCount(stack, 1, MOST_WORD)) {
    findings.error(
      [name, 'stack'],
      `${name}: a stack of ${stack} bytes makes no sense`,
      'give a whole number',
    );
  }
  if (slots !== undefined && !isCount(slots, 0, MOST_FREE_SLOTS)) {
    const hint = `use 0 to ${MOST_FREE_SLOTS}: those of the grants come on top`;
    findings.error([name, 'slots'], `${name}: ${slots} free slots make no sense`, hint);
  }
  if (floatingPoint === true && !findings.system.board.floatingPoint) {
    findings.error([name, 'floatingPoint'], `${name}: the board has no floating-point unit`);
  }
}

function checkThreads(
  findings: Findings,
  name: string,
  { threads = 0, threadStack }: ProcessDescription,
): void {
  if (!isCount(threads, 0, MOST_THREADS)) {
    findings.error(
      [name, 'threads'],
      `${name}: ${threads} threads make no sense`,
      'count those beside the first',
    );
  } else if (threadStack !== undefined && threads === 0) {
    findings.error(
      [name, 'threadStack'],
      `${name}: threadStack without threads`,
      'say how many, as `threads: 1`',
    );
  }
  if (threadStack !== undefined && !isCount(threadStack, 1, MOST_WORD)) {
    findings.error(
      [name, 'threadStack'],
      `${name}: a stack of ${threadStack} bytes makes no sense`,
      'give a whole number',
    );
  }
}

function checkInstances(findings: Findings, name: string, process: ProcessDescription): void {
  const { instances, autostart } = process;
  if (instances === undefined) return;
  const written = findings.system.entryOf.get(name) ?? name;
  if (!isCount(instances, 1, MOST_PROCESSES)) {
    findings.error(
      [name, 'instances'],
      `${written}: ${instances} instances make no sense`,
      `use 1 to ${MOST_PROCESSES}`,
    );
  }
  if (autostart === true) {
    const hint = 'remove autostart: a process with the right to create starts them';
    findings.error([name, 'autostart'], `${written}: instances are not started at boot`, hint);
  }
}

function checkProcessName(findings: Findings, name: string, property: string, other: string): void {
  if (findings.names.includes(other)) return;
  const hint = suggestion(other, findings.names, 'processes');
  findings.error([name, property], `${name}: ${property} names ${other}, which is no process`, hint);
}

function checkGrant(findings: Findings, name: string, slot: string, grant: Grant): void {
  const entry = [name, 'grants', slot];
  const { interrupts } = findings.system.board;
  if ((grant.kind === 'notify' || grant.kind === 'process') && !findings.names.includes(grant.process)) {
    const verb = grant.kind === 'notify' ? 'notifies' : 'is a capability to';
    const hint = suggestion(grant.process, findings.names, 'processes');
    findings.error(entry, `${name}: ${slot} ${verb} ${grant.process}, which is no process`, hint);
  }
  if (grant.kind === 'interrupt' && interrupts[grant.line] === undefined) {
    const hint = suggestion(grant.line, Object.keys(interrupts), 'interrupts');
    findings.error(entry, `${name}: the board has no interrupt ${grant.line}`, hint);
  }
  if (grant.kind === 'call' && grant.badge !== undefined && !isCount(grant.badge, 0, MOST_WORD)) {
    findings.error(entry, `${name}: badge ${grant.badge} of ${slot} is no 32-bit number`);
  }
  if (grant.kind === 'receive' && grant.queue !== undefined && !isCount(grant.queue, 0, LONGEST_QUEUE)) {
    const hint = `use 0 to ${LONGEST_QUEUE} messages`;
    findings.error(entry, `${name}: a queue of ${grant.queue} makes no sense`, hint);
  }
}
