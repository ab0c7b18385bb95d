/**
 * Many random sequences on the host kernel beside the model: until so many calls were made, or one differs, which is then
 * shrunk and told.
 */
import { Operation } from '../../src/abi/operation';
import { type Difference, Comparison, hexadecimal, runSequence, seedsFrom } from './host/differential';
import type { HostKernel } from './host/kernel';
import { nameOf } from './reference';
import { chooseStep, type Choices } from './sequence/choose';
import { shrink } from './sequence/shrink';
import type { Step } from './sequence/step';

/** Steps of one sequence. */
const LENGTH = 400;

export interface Failure {
  /** What brings it about, shrunk. */
  readonly seeds: readonly number[];
  readonly report: string;
}

export interface Campaign {
  readonly calls: number;
  readonly sequences: number;
  readonly failure: Failure | undefined;
}

export interface Bounds {
  readonly calls: number;
  /** Milliseconds. */
  readonly time?: number;
  /** A failure is not shrunk: that there is one is enough. */
  readonly briefly?: boolean;
}

export function runCampaign(kernel: HostKernel, seed: number, choices: Choices, bounds: Bounds): Campaign {
  const end = Date.now() + (bounds.time ?? Infinity);
  let calls = 0;
  let sequences = 0;
  for (const sequence of seedsFrom(seed, 0x100000)) {
    if (calls >= bounds.calls || Date.now() >= end) break;
    const seeds = seedsFrom(sequence, LENGTH);
    const outcome = runSequence(kernel, kernel.plan, seeds, choices);
    calls += outcome.calls;
    sequences += 1;
    const { difference } = outcome;
    if (!difference) continue;
    const brief = { seeds, report: difference.lines.join('\n') };
    return {
      calls,
      sequences,
      failure: bounds.briefly ? brief : explain(kernel, seeds, difference, choices),
    };
  }
  return { calls, sequences, failure: undefined };
}

function explain(
  kernel: HostKernel,
  seeds: readonly number[],
  { at }: Difference,
  choices: Choices,
): Failure {
  const fails = (some: readonly number[]): boolean =>
    runSequence(kernel, kernel.plan, some, choices).difference !== undefined;
  const shortest = shrink(seeds.slice(0, at + 1), fails);
  return { seeds: shortest, report: reportOf(kernel, shortest, choices) };
}

/** The steps, and what differs after the last. */
export function reportOf(kernel: HostKernel, seeds: readonly number[], choices: Choices): string {
  const run = new Comparison(kernel, kernel.plan);
  const lines = [`seeds [${seeds.join(', ')}]`];
  for (const seed of seeds) {
    if (run.isStuck) break;
    const step = chooseStep(run.world, seed, choices);
    const { running } = run.world;
    const different = run.perform(step);
    lines.push(
      `${running ? nameOf(running) : 'idle'}: ${textOf(step)}`,
      ...different.map((line) => `    ${line}`),
    );
    if (different.length > 0) break;
  }
  return lines.join('\n');
}

function textOf(step: Step): string {
  if (step.kind === 'fault') return 'fault';
  if (step.kind === 'time') return `until ${step.now}`;
  if (step.kind === 'interrupt') return `interrupt ${step.line}`;
  const [slot, operation, ...rest] = step.registers;
  return `${Operation[operation] ?? operation} ${[slot, ...rest].map(hexadecimal).join(' ')}${step.input ? ` with ${step.input.map(hexadecimal).join(' ')}` : ''}`;
}
