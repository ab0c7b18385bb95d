/**
 * Visits every state that a small system can come to, the nearest first: in each, every call of the running thread is tried on the
 * kernel and on the model, from a copy of the kernel's memory, until no state is left from which something has not been tried.
 * Two states are the same when nothing differs that the model keeps, but moments, tokens, the numbers of lives, counts, and the
 * words of messages.
 */
import { FaultCause } from '../../../src/abi/process';
import { Comparison } from '../host/differential';
import type { HostKernel } from '../host/kernel';
import { describe as describeSystem } from '../observe';
import { BlockReason, type Capability, acceptedLife, nameOf, nextDeadline, peerOf, viewOf } from '../reference'; // prettier-ignore
import type { Step } from '../sequence/step';
import { violations } from './invariants';
import type { SmallSystem } from './systems';

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Every state was visited: nothing is left to try. */
  readonly isComplete: boolean;
  /** The steps that lead to something wrong, and that. */
  readonly failure: string | undefined;
}

export function explore(kernel: HostKernel, system: SmallSystem, timeLimit: number): Exploration {
  const end = Date.now() + timeLimit;
  const start = new Comparison(kernel, system.plan);
  const seen = new Set([keyOf(start)]);
  start.save();
  const waiting: { at: Comparison; path: readonly string[] }[] = [{ at: start, path: [] }];
  let transitions = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const step of stepsFrom(next.at, system)) {
      if (Date.now() > end) return { states: seen.size, transitions, isComplete: false, failure: undefined };
      const after = next.at.branch();
      const wrong = [...after.perform(step), ...violations(kernel.view)];
      transitions += 1;
      const path = [...next.path, JSON.stringify(step)];
      if (wrong.length > 0)
        return { states: seen.size, transitions, isComplete: false, failure: [...path, ...wrong].join('\n') };
      const key = keyOf(after);
      if (seen.has(key)) continue;
      seen.add(key);
      after.save();
      waiting.push({ at: after, path });
    }
  }
  return { states: seen.size, transitions, isComplete: true, failure: undefined };
}

const FAULT = { cause: FaultCause.dataAccess, address: 0x40001000, detail: 0 };

/** Calls of whoever runs, and its faults; time passes only when nobody does, or something is due. */
function stepsFrom({ world }: Comparison, { calls, faulting }: SmallSystem): Step[] {
  const due = nextDeadline(world);
  const time: Step[] = due === undefined ? [] : [{ kind: 'time', now: due }];
  if (!world.running) return time;
  if (world.running.again) return [{ kind: 'call', registers: world.running.again }];
  const faults: Step[] = world.running.process.index === faulting ? [{ kind: 'fault', fault: FAULT }] : [];
  return [
    ...calls(world.running).map((registers): Step => ({ kind: 'call', registers })),
    ...faults,
    ...time,
  ];
}

/**
 * All that decides what may come: deadlines by their distance from now, lives by which of them a capability is good for; not the
 * words of messages, nor what was counted.
 */
function keyOf({ world }: Comparison): string {
  const lines = describeSystem(viewOf(world)).map((line) =>
    line
      .replace(/until (\d+)/, (_all, time: string) => `in ${Number(time) - world.now}`)
      .replace(/life \d+, faults \d+/, ''),
  );
  const posted = world.endpoints.map((endpoint) => endpoint.posted.map(({ badge }) => badge).join('.'));
  const servers = [...world.servers.values()].map(nameOf);
  const calls = world.threads.map(({ call, mask, receivesOnly, again, reason }) => {
    const through = call && `${call.through.space.index}.${call.through.slot} ${call.transfer?.slot}`;
    return [call?.oneWay, call?.badge, through, reason === BlockReason.waiting && mask, receivesOnly, again?.[0]].join(' '); // prettier-ignore
  });
  const ends = world.processes.map(({ life, reportPending }) => `${life > 0} ${reportPending}`);
  const fresh = world.processes.map(({ space }) =>
    space.map((each) => each && isForNextLife(each)).join(' '),
  );
  return [...lines, ...posted, ...servers, ...calls, ...ends, ...fresh].join('\n');
}

/** What names somebody who does not live may be good for when that one lives again, or not. */
function isForNextLife({ target, life }: Capability): boolean {
  const peer = peerOf(target);
  return peer !== undefined && !peer.alive && life === acceptedLife(target);
}
