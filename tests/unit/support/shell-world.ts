/** The shell between a fake console and fake services: what is typed, what it prints, which processes it sees. */
import { Operation } from '../../../src/abi/operation';
import { BlockReason, ProcessInformation, ProcessState } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { InterruptInformation, SystemSummary, SystemTopic } from '../../../src/abi/system';
import { Grant, prompt } from '../../../src/apps/shell/main';
import { ConsoleOperation } from '../../../src/servers/console/protocol';
import { bytesOf, type Call, FakeKernel, fill, type Frame, textAt } from './fake-kernel';

export interface FakeProcess extends Partial<Omit<ProcessInformation, 'name'>> {
  readonly name: string;
}

export class ShellWorld {
  readonly kernel = new FakeKernel();
  processes: FakeProcess[] = [
    {
      name: 'console',
      state: ProcessState.blocked,
      blockReason: BlockReason.receiving,
      priority: 4,
      generation: 1,
      stackSize: 512,
      stackUsed: 120,
      ramBase: 0x20002000,
      ramSize: 2048,
      flashBase: 0x08004000,
      flashSize: 4096,
      cpuTime: 12_345n,
    },
    { name: 'pong', state: ProcessState.stopped, generation: 2, faults: 1, ramSize: 512, flashSize: 1024 },
    { name: 'rogue', state: ProcessState.blocked, blockReason: BlockReason.awaitingReply, peer: 0 },
    { name: 'shell', state: ProcessState.ready, priority: 16 },
  ];
  private keyboard: string[] = [];
  private printed = '';

  /** `host` has to be reset before. */
  constructor() {
    const { kernel } = this;
    kernel.on(Operation.callLending, (frame, call) =>
      call.slot === Grant.console ? this.consoleCall(frame, call) : Status.dead,
    );
    kernel.on(Operation.processInformation, (_frame, { a, b }) => this.describeProcess(a, b));
    kernel.on(Operation.systemInformation, (_frame, { a, b, words }) => describeSystem(a, b, words[0] ?? 0));
  }

  /** Types a line and returns what the shell prints. */
  type(text: string): string {
    this.printed = '';
    this.keyboard = [text];
    prompt();
    return this.printed;
  }

  consoleCall(frame: Frame, { b: operation, words: [length = 0, , address = 0] }: Call): Status {
    frame.b = 0;
    if (operation === ConsoleOperation.write) {
      this.printed += textAt(address, length);
      return Status.ok;
    }
    const text = this.keyboard.shift();
    if (text === undefined) return Status.dead;
    host.memory.bytes(address, text.length).set(bytesOf(text));
    frame.m0 = text.length;
    return Status.ok;
  }

  private describeProcess(index: number, address: number): Status {
    const process = this.processes[index];
    if (!process) return Status.nothing;
    const { name, ...fields } = process;
    const information = overlay(ProcessInformation, address);
    clear(information);
    fill(information.name, name);
    Object.assign(information, { effectivePriority: fields.priority ?? 0, threads: 1 }, fields);
    return Status.ok;
  }

  /** Changes what is known of a process. */
  change(index: number, fields: Partial<FakeProcess>): void {
    const process = this.processes[index];
    if (process) this.processes[index] = { ...process, ...fields };
  }
}

function describeSystem(topic: SystemTopic, address: number, index: number): Status {
  if (topic === SystemTopic.summary) {
    Object.assign(overlay(SystemSummary, address), {
      kernelStackSize: 1024,
      kernelStackUsed: 300,
      flashBase: 0x08000000,
      flashSize: 1 << 20,
      ramBase: 0x20000000,
      ramSize: 128 << 10,
      clockHertz: 168_000_000,
      idleTime: 3_000_000_000n,
      contextSwitches: 77,
      unhandledInterrupts: 2,
    });
    return Status.ok;
  }
  if (index > 0) return Status.nothing;
  Object.assign(overlay(InterruptInformation, address), { line: 38, process: 0, delivered: 9, masked: 1 });
  return Status.ok;
}
