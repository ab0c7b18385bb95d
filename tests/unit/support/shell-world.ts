/** The shell between a fake console and fake services: what is typed, what it prints, which processes it sees. */
import { Operation } from '../../../src/abi/operation';
import { BlockReason, ProcessInformation, ProcessState } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { InterruptInformation, SystemSummary, SystemTopic } from '../../../src/abi/system';
import { openConnections } from '../../../src/apps/shell/connections';
import { Grant, prompt } from '../../../src/apps/shell/main';
import { CONNECT } from '../../../src/runtime/service/interface-description';
import { LEASE_LENGTH_MAXIMUM } from '../../../src/abi/message';
import { bytesOf, type Call, FakeKernel, fill, type Frame, textAt } from '../../../testing/fake-kernel';

export interface FakeProcess extends Partial<Omit<ProcessInformation, 'name'>> {
  readonly name: string;
}

/** Methods of the console, by their numbers. */
enum ConsoleMethod {
  write = 1,
  setPrompt = 2,
  readLine = 3,
  readSecret = 4,
}

/** What a fake service answers; without an error it is `none`. A status: there is no answer. */
export interface FakeAnswer {
  readonly error?: number;
  readonly words?: readonly number[];
  /** A capability comes with it. */
  readonly gives?: boolean;
  readonly status?: Status;
}

type Serve = (method: number, words: readonly number[]) => FakeAnswer;

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
  private readonly services = new Map<number, Serve>();
  private keyboard: string[] = [];
  private printed = '';

  /** `host` has to be reset before. The shell is at its first prompt. */
  constructor() {
    const { kernel } = this;
    for (const operation of [Operation.call, Operation.callLending, Operation.callTransferring])
      kernel.on(operation, (frame, call) => this.call(frame, call));
    kernel.on(Operation.processInformation, (_frame, { a, b }) => this.describeProcess(a, b));
    kernel.on(Operation.systemInformation, (_frame, { a, b, words }) => describeSystem(a, b, words[0] ?? 0));
    openConnections();
  }

  /** Types a line, and others if it asks for them; what the shell prints. */
  type(...lines: string[]): string {
    this.printed = '';
    this.keyboard = lines;
    prompt();
    return this.printed;
  }

  /** Says how the service in `slot` answers; the others are dead. */
  serve(slot: number, serve: Serve): void {
    this.services.set(slot, serve);
  }

  private call(frame: Frame, call: Call): Status {
    frame.b = 0;
    if (call.b === CONNECT) return Status.ok;
    if (call.slot === Grant.console) return this.consoleCall(frame, call);
    const serve = this.services.get(call.slot);
    if (!serve) return Status.dead;
    const { error = 0, words = [], gives = false, status = Status.ok } = serve(call.b, call.words);
    const [m0 = 0, m1 = 0, m2 = 0, m3 = 0] = words;
    Object.assign(frame, { operation: gives ? 1 : 0, b: error, m0, m1, m2, m3 });
    return status;
  }

  private consoleCall(frame: Frame, { b: method, words: [, , address = 0, extent = 0] }: Call): Status {
    const length = extent & LEASE_LENGTH_MAXIMUM;
    if (method === ConsoleMethod.write) {
      this.printed += textAt(address, length);
      frame.m0 = length;
    }
    if (method !== ConsoleMethod.readLine && method !== ConsoleMethod.readSecret) return Status.ok;
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
