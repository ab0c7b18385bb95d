/**
 * The host kernel beside the reference model: the same steps for both, and after each everything that can be seen of them is
 * compared.
 */
import { TOKEN, TOKEN_TRANSFERRED, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { Random } from '../../fuzz/random';
import { describe as describeSystem } from '../observe';
import { BlockReason, type SystemPlan, type World, advance, createWorld, fault, fillBuffer, interrupt, nameOf, nextDeadline, patternOf, systemCall, viewOf } from '../reference'; // prettier-ignore
import { type Choices, chooseStep } from '../sequence/choose';
import type { Step } from '../sequence/step';
import { cloneGraph } from '../exploration/clone';
import type { HostKernel, Snapshot } from './kernel';

/** Microseconds that are worth waiting for. */
const LONGEST_WAIT = 10_000_000;

export interface Difference {
  /** Number of the step after which they differ. */
  readonly at: number;
  readonly step: Step;
  readonly lines: readonly string[];
}

export interface Outcome {
  readonly calls: number;
  readonly difference: Difference | undefined;
}

/** Both begin anew and go through the steps that the seeds mean. */
export function runSequence(
  kernel: HostKernel,
  plan: SystemPlan,
  seeds: readonly number[],
  choices: Choices,
): Outcome {
  // prettier-ignore
  const run = new Comparison(kernel, plan);
  let calls = 0;
  for (const [at, seed] of seeds.entries()) {
    if (run.isStuck) break;
    const step = chooseStep(run.world, seed, choices);
    if (step.kind === 'call') calls += 1;
    const lines = run.perform(step);
    if (lines.length > 0) return { calls, difference: { at, step, lines } };
  }
  return { calls, difference: undefined };
}

export function seedsFrom(seed: number, count: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.bits());
}

type CallStep = Step & { readonly kind: 'call' };

export class Comparison {
  readonly world: World;
  /** The kernel's name of each call that the model has given a token. */
  private readonly tokens = new Map<number, number>();

  private snapshot: Snapshot | undefined;

  constructor(
    private readonly kernel: HostKernel,
    plan: SystemPlan,
  ) {
    kernel.reboot();
    this.world = createWorld(plan);
  }

  /** Keeps the kernel as it is now, so that this can go on from here more than once. */
  save(): void {
    this.snapshot = this.kernel.save();
  }

  /** The same again, with the kernel as it was when this was saved. */
  branch(): Comparison {
    if (!this.snapshot) throw new Error('nothing was saved');
    this.kernel.restore(this.snapshot);
    const branch = Object.create(Comparison.prototype) as Comparison;
    return Object.assign(branch, {
      kernel: this.kernel,
      world: cloneGraph(this.world),
      tokens: new Map(this.tokens),
    });
  }

  /** Nobody will run again, or not within hours. */
  get isStuck(): boolean {
    return !this.world.running && (nextDeadline(this.world) ?? Infinity) > this.world.now + LONGEST_WAIT;
  }

  /** What differs after the step; nothing when all is well. */
  perform(step: Step): string[] {
    try {
      this.stepKernel(step);
    } catch (error) {
      return [`the kernel failed: ${error instanceof Error ? error.message : String(error)}`];
    }
    this.stepModel(step);
    return this.differences();
  }

  private stepKernel(step: Step): void {
    if (step.kind === 'call') this.callKernel(step);
    else if (step.kind === 'fault') this.kernel.fault(step.fault.address);
    else if (step.kind === 'time') this.kernel.advance(step.now);
    else this.kernel.interrupt(step.line);
  }

  private stepModel(step: Step): void {
    if (step.kind === 'call') this.callModel(step);
    else if (step.kind === 'fault') fault(this.world, step.fault);
    else if (step.kind === 'time') advance(this.world, step.now);
    else interrupt(this.world, step.line);
  }

  private callKernel({ registers, input = [], fill }: CallStep): void {
    const plan = this.world.running?.process.plan;
    if (plan) {
      this.kernel.write(plan.scratch, input);
      if (fill !== undefined) this.kernel.fill(plan.buffer.address, patternOf(fill, plan.buffer.length));
    }
    this.kernel.call(this.translated(registers));
  }

  private callModel({ registers, input, fill }: CallStep): void {
    if (fill !== undefined) fillBuffer(this.world, fill);
    systemCall(this.world, registers, input);
  }

  /** With the kernel's tokens. */
  private translated(registers: readonly number[]): number[] {
    const named = registers[1] === Operation.replyAndReceive ? 2 : 0;
    return registers.map((word, index) =>
      index === named ? (this.tokens.get((word & ~TOKEN_TRANSFERRED) >>> 0) ?? word) : word,
    );
  }

  private differences(): string[] {
    const model = describeSystem(viewOf(this.world));
    const kernel = describeSystem(this.kernel.view.view());
    return [...differing(model, kernel), ...this.resultDifferences(), ...this.outputDifferences()];
  }

  /** What the latest call put where its caller wanted it. */
  private outputDifferences(): string[] {
    const { output } = this.world;
    if (!output) return [];
    const { process, module, type, fields, words = [] } = output;
    const { scratch } = process.plan;
    const { view } = this.kernel;
    const found = [
      ...Object.entries(fields).map(([name, model]) => ({ name, model, kernel: view.field(module, type, scratch, name) })), // prettier-ignore
      ...words.map((model, at) => ({ name: `word ${at}`, model, kernel: view.word(scratch + 4 * at) })),
    ];
    return found
      .filter(({ model, kernel }) => model !== undefined && model !== kernel)
      .map(({ name, model, kernel }) => `${type}.${name}: model ${model}, kernel ${kernel}`);
  }

  /** r4-r11 of all threads that wait for nothing. */
  private resultDifferences(): string[] {
    return this.world.threads.flatMap((thread) => {
      if (thread.reason !== BlockReason.none) return [];
      const name = nameOf(thread);
      const kernel = this.kernel.view.registers(this.kernel.view.names.indexOf(name));
      const model = [...thread.registers];
      if (thread.results === 0 || thread.again) return [];
      this.translateToken(model, kernel);
      if (thread.lastOperation === Operation.identify && model[0] === Status.ok) kernel[5] = model[5] = 0;
      return model.every((word, index) => word === kernel[index])
        ? []
        : [
            `result of ${name}: model ${model.map(hexadecimal).join(' ')}, kernel ${kernel.map(hexadecimal).join(' ')}`,
          ];
    });
  }

  /** A token of the model that is new stands for the kernel's from now on. */
  private translateToken(model: number[], kernel: readonly number[]): void {
    const [ours = 0, theirs = 0] = [model[2], kernel[2]];
    if ((ours & TOKEN) === 0 || (theirs & TOKEN) === 0 || model[0] !== Status.ok) return;
    const plain = (token: number): number => (token & ~TOKEN_TRANSFERRED) >>> 0;
    if (!this.tokens.has(plain(ours)) && ![...this.tokens.values()].includes(plain(theirs)))
      this.tokens.set(plain(ours), plain(theirs));
    const known = this.tokens.get(plain(ours));
    if (known !== undefined) model[2] = (known | (ours & TOKEN_TRANSFERRED)) >>> 0;
  }
}

/** Lines of one side that the other does not have. */
function differing(model: readonly string[], kernel: readonly string[]): string[] {
  if (model.length === kernel.length && model.every((line, index) => line === kernel[index])) return [];
  const [inModel, inKernel] = [new Set(model), new Set(kernel)];
  return [
    ...model.filter((line) => !inKernel.has(line)).map((line) => `model:  ${line}`),
    ...kernel.filter((line) => !inModel.has(line)).map((line) => `kernel: ${line}`),
  ];
}

export function hexadecimal(word: number): string {
  return word.toString(16);
}
