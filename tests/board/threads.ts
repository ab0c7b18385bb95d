/** Additional threads of a puppet: each makes one system call and ends, while the puppet goes on to take orders. */
import { CallFrame } from '../../src/abi/message';
import { Operation } from '../../src/abi/operation';
import { ThreadAction } from '../../src/abi/process';
import { Slot } from './fixtures/puppets/protocol';
import { type Arguments, type Puppet, type Result, resultOf } from './puppets';

/** A frame and whether the thread is done with it: `Task` of the puppet. */
const TASK_SIZE = sizeof(CallFrame) + 4;
/** Less urgent than every puppet: it runs when they wait. */
const PRIORITY = 24;
const LOOKS = 200;

export class PuppetThread {
  constructor(
    private readonly puppet: Puppet,
    private readonly slot: number,
    private readonly task: number,
  ) {}

  control(action: ThreadAction, value = 0): Promise<string> {
    return this.puppet.status(Operation.threadControl, { slot: this.slot, a: action, b: value });
  }

  async isDone(): Promise<boolean> {
    return (await this.puppet.stage.board.peek(this.task + sizeof(CallFrame))) !== 0;
  }

  /** What its system call returned; drops the capability. */
  async result(): Promise<Result> {
    for (let look = 0; !(await this.isDone()); look++)
      if (look === LOOKS) throw new Error(`the thread of ${this.puppet.letter} does not come to an end`);
    const view = await this.puppet.stage.read(this.task, sizeof(CallFrame));
    await this.puppet.perform(Operation.delete, { slot: this.slot });
    return resultOf([...Array(8).keys()].map((index) => view.getUint32(index * 4, true)));
  }
}

/** Has thread number `index` of the puppet (0 or 1) make a system call. */
export async function startThread(
  puppet: Puppet,
  index: number,
  operation: Operation,
  { slot = 0, a = 0, b = 0, words = [] }: Arguments = {},
): Promise<PuppetThread> {
  const { entry, tasks } = await puppet.addresses();
  const task = tasks + index * TASK_SIZE;
  const [m0 = 0, m1 = 0, m2 = 0, m3 = 0] = words;
  await puppet.poke(task, slot, operation, a, b, m0, m1, m2, m3, 0);
  const threadSlot = Slot.free + 10 + index;
  const create = { a: entry, b: index, words: [PRIORITY, threadSlot] };
  const status = await puppet.status(Operation.createThread, create);
  if (status !== 'ok') throw new Error(`${puppet.letter} can't create a thread: ${status}`);
  return new PuppetThread(puppet, threadSlot, task);
}
