/** Who runs: priorities, order within one, time slices. */
import fc from 'fast-check';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { TIME_SLICE, timeSpent } from '../../src/kernel/thread/scheduler';
import { processes } from '../../src/kernel/process/process';
import { kernel } from '../../src/kernel/state';
import { KernelRig } from './support/kernel-rig';

beforeEach(() => host.reset());

const FOREVER = 0xffffffff;
const MASK = 1;

test('the most urgent process runs, then the next, then idle', () => {
  const rig = new KernelRig([{ priority: 9 }, { priority: 31 }, { priority: 0 }]);
  const order: number[] = [];
  for (let i = 0; i < 3; i++) {
    order.push(rig.running);
    rig.call(rig.running, Operation.wait, { a: FOREVER, b: MASK });
  }
  expect(order).toEqual([2, 0, 1]);
  expect(rig.idle).toBe(true);
});

test('processes of one priority run in the order in which they became ready', () => {
  const rig = new KernelRig([{ priority: 5 }, { priority: 5 }, { priority: 5 }]);
  const order: number[] = [];
  for (let i = 0; i < 6; i++) {
    order.push(rig.running);
    rig.call(rig.running, Operation.yield);
  }
  expect(order).toEqual([0, 1, 2, 0, 1, 2]);
});

test('a time slice ends the turn, to the microsecond, only if others wait', () => {
  const rig = new KernelRig([{ priority: 5 }, { priority: 5 }, { priority: 6 }]);
  rig.advance(TIME_SLICE - 1);
  expect(rig.running).toBe(0);
  rig.advance(2);
  expect(rig.running).toBe(1);
  rig.call(1, Operation.wait, { a: FOREVER, b: MASK });
  const switches = kernel.contextSwitches;
  rig.advance(10 * TIME_SLICE);
  expect(rig.running).toBe(0);
  expect(kernel.contextSwitches).toBe(switches);
});

test('a preempted process keeps its place and the rest of its slice', () => {
  const rig = new KernelRig([{ priority: 5 }, { priority: 5 }, { priority: 1 }]);
  rig.call(2, Operation.wait, { a: 2000, b: MASK });
  expect(rig.running).toBe(0);
  rig.advance(2010);
  expect(rig.running).toBe(2);
  expect(rig.result(2).status).toBe(Status.timeout);
  rig.advance(300);
  rig.call(2, Operation.wait, { a: FOREVER, b: MASK });
  expect(rig.running).toBe(0);
  rig.advance(TIME_SLICE - 2010 - 5);
  expect(rig.running).toBe(0);
  rig.advance(20);
  expect(rig.running).toBe(1);
});

test('processor time is accounted to who used it, all of it', () => {
  const rig = new KernelRig([{ priority: 5 }, { priority: 5 }]);
  rig.advance(20 * TIME_SLICE);
  rig.call(rig.running, Operation.yield);
  const times = [0, 1].map((index) => Number(timeSpent(processes[index]!)));
  expect(Math.abs(times[0]! - times[1]!)).toBeLessThanOrEqual(TIME_SLICE + 5);
  expect(times[0]! + times[1]!).toBeGreaterThanOrEqual(20 * TIME_SLICE - 5);
});

/** A scheduler as a text book would write it: lists, no bits. */
class Model {
  readonly levels = new Map<number, number[]>();
  running: number | undefined;

  constructor(private readonly priorities: readonly number[]) {
    priorities.forEach((_priority, process) => this.wake(process));
  }

  wake(process: number): void {
    this.level(process).push(process);
    this.choose();
  }

  leave(): void {
    this.running = undefined;
    this.choose();
  }

  yield(): void {
    const process = this.running!;
    this.running = undefined;
    this.level(process).push(process);
    this.choose();
  }

  private level(process: number): number[] {
    const priority = this.priorities[process]!;
    if (!this.levels.has(priority)) this.levels.set(priority, []);
    return this.levels.get(priority)!;
  }

  private choose(): void {
    const best = [...this.levels].filter(([, list]) => list.length > 0).sort(([a], [b]) => a - b)[0];
    if (!best) return;
    const [priority, list] = best;
    if (this.running !== undefined) {
      if (this.priorities[this.running]! <= priority) return;
      this.level(this.running).unshift(this.running);
    }
    this.running = list.shift();
  }
}

test('random waiting, waking and yielding runs the same process as a model does', () => {
  const plans = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 2, maxLength: 6 });
  const steps = fc.array(fc.record({ kind: fc.constantFrom('wait', 'yield', 'wake'), who: fc.nat(5) }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(plans, steps, (priorities, actions) => {
      host.reset();
      const rig = new KernelRig(priorities.map((priority) => ({ priority })));
      const model = new Model(priorities);
      const waiting = new Set<number>();
      for (const { kind, who } of actions) {
        const running = rig.idle ? undefined : rig.running;
        expect(running).toBe(model.running);
        if (kind === 'wake') {
          const process = who % priorities.length;
          if (!waiting.delete(process)) continue;
          rig.wake(process, MASK);
          model.wake(process);
        } else if (running === undefined) continue;
        else if (kind === 'yield') {
          rig.call(running, Operation.yield);
          model.yield();
        } else {
          rig.call(running, Operation.wait, { a: FOREVER, b: MASK });
          waiting.add(running);
          model.leave();
        }
      }
    }),
    { numRuns: 60 },
  );
});
