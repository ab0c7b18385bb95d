/**
 * Visits every state that a small system can come to, the nearest first: in each, every call of the running thread is tried on the
 * kernel and on the model, from a copy of the kernel's memory. Two states are the same when nothing that is observed differs
 * but moments and tokens.
 */
import { Comparison } from '../host/differential';
import type { HostKernel } from '../host/kernel';
import { describe as describeSystem } from '../observe';
import { nextDeadline, viewOf } from '../reference';
import type { Step } from '../sequence/step';
import { violations } from './invariants';
import type { SmallSystem } from './systems';

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Every state was visited. */
  readonly isComplete: boolean;
  /** The steps that lead to something wrong, and that. */
  readonly failure: string | undefined;
}

export function explore(
  kernel: HostKernel,
  system: SmallSystem,
  limit: { states: number; time: number },
): Exploration {
  // prettier-ignore
  const end = Date.now() + limit.time;
  const start = new Comparison(kernel, system.plan);
  const seen = new Set([keyOf(start)]);
  start.save();
  const waiting: { at: Comparison; path: readonly string[] }[] = [{ at: start, path: [] }];
  let transitions = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const step of stepsFrom(next.at, system)) {
      if (Date.now() > end || seen.size >= limit.states)
        return { states: seen.size, transitions, isComplete: false, failure: undefined };
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

/** Calls of whoever runs; time passes only when nobody does, or something is due. */
function stepsFrom({ world }: Comparison, { calls }: SmallSystem): Step[] {
  const due = nextDeadline(world);
  const time: Step[] = due === undefined ? [] : [{ kind: 'time', now: due }];
  if (!world.running) return time;
  if (world.running.again) return [{ kind: 'call', registers: world.running.again }];
  return [...calls(world.running).map((registers): Step => ({ kind: 'call', registers })), ...time];
}

/** Deadlines count by their distance from now; results that are tokens, by there being one. */
function keyOf({ world }: Comparison): string {
  const lines = describeSystem(viewOf(world)).map((line) =>
    line.replace(/until (\d+)/, (_all, time: string) => `in ${Number(time) - world.now}`),
  );
  const posted = world.endpoints.map((endpoint) => endpoint.posted.map(({ badge }) => badge).join('.'));
  const calls = world.threads.map(({ call, mask, receivesOnly, again }) => `${call?.oneWay} ${call?.badge} ${mask} ${receivesOnly} ${again?.[0]}`); // prettier-ignore
  return [...lines, ...posted, ...calls].join('\n');
}
