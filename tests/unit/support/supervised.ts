/**
 * The processes around a supervisor under test, as the kernel shows them: who lives, what the supervisor did to whom, and what it
 * said. The test says who crashes and when.
 */
import { FAULT_NOTIFICATION, LIVES_NOTIFICATION, SHUTDOWN_NOTIFICATION } from '../../../src/abi/capability';
import { Operation } from '../../../src/abi/operation';
import {
  FaultCause,
  FaultReport,
  ProcessAction,
  ProcessInformation,
  ProcessState,
} from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { lives } from '../../../src/servers/supervisor/life';
import { boot, notified, ready } from '../../../src/servers/supervisor/events';
import { ServiceState } from '../../../src/interfaces/supervisor';
import { CONNECT } from '../../../src/runtime/service/interface-description';
import { Grant } from '../../../src/servers/supervisor/main';
import { openConsole } from '../../../src/servers/supervisor/output';
import { openSecurity } from '../../../src/servers/supervisor/permission';
import { openEvents } from '../../../src/servers/supervisor/publishing';
import { FakeKernel, fill, type Frame, textAt } from '../../../testing/fake-kernel';

/** As the host's `configuration.ts` has them. */
export const NAMES = ['supervisor', 'registry', 'console', 'lamp', 'blinker', 'shell', 'once', 'worker.1'];

export class Supervised {
  readonly kernel = new FakeKernel();
  readonly names = [...NAMES];
  readonly alive = new Set(['supervisor']);
  /** `start lamp`, `stop lamp`, `tell lamp`, `ask lamp`, `fault supervisor`, `end shutdown 3`, in order. */
  did: string[] = [];
  printed = '';
  consoleWorks = true;
  readonly cpuTime = new Map<string, bigint>();
  private readonly generations = new Map<string, number>();
  private readonly faults: Partial<FaultReport>[] = [];

  constructor() {
    host.reset();
    this.kernel.on(Operation.takeFault, (_frame, { a }) => this.takeFault(a));
    this.kernel.on(Operation.processInformation, (_frame, { a, b }) => this.inform(a, b));
    this.kernel.on(Operation.processControl, (_frame, { a, b, words: [argument = 0] }) =>
      this.control(a, b, argument),
    );
    this.kernel.on(Operation.systemControl, (_frame, { a, b }) => {
      this.did.push(`end ${['shutdown', 'panic', 'reset'][a]} ${b}`);
      return Status.ok;
    });
    this.kernel.on(Operation.call, (frame) => {
      frame.b = 0;
      return this.consoleWorks ? Status.ok : Status.dead;
    });
    this.kernel.on(Operation.callLending, (frame, { words: [, , address = 0, lent = 0] }) =>
      this.print(frame, address, lent & 0xffff),
    );
    this.kernel.on(Operation.identify, () => Status.invalidSlot);
    openConsole();
    openEvents();
  }

  /** There is a security service, which answers so; `silent`: with a status, and no answer. */
  secure(check: (process: number, resource: number, action: number) => number, silent = false): void {
    this.kernel.on(Operation.identify, () => Status.ok);
    openSecurity();
    this.kernel.on(
      Operation.call,
      (frame, { slot, b: method, words: [process = 0, resource = 0, action = 0] }) => {
        frame.b = 0;
        if (slot !== Grant.security || method === CONNECT) return Status.ok;
        const answer = check(process, resource, action);
        if (silent) return answer;
        frame.b = answer;
        return Status.ok;
      },
    );
  }

  private print(frame: Frame, address: number, length: number): Status {
    if (!this.consoleWorks) return Status.dead;
    this.printed += textAt(address, length);
    frame.b = 0;
    frame.m0 = length;
    return Status.ok;
  }

  /** The supervisor boots, and every service that it starts is ready at once. */
  boot(): void {
    boot();
    this.allReady();
  }

  /** Services that were started say that they are ready, until none is left. */
  allReady(): void {
    for (let round = 0; round < NAMES.length; round++) {
      for (const name of NAMES) if (this.stateOf(name) === ServiceState.starting) this.ready(name);
    }
  }

  ready(name: string): void {
    ready(NAMES.indexOf(name));
  }

  /** Microseconds pass; the timer comes if it is due. */
  pass(microseconds: bigint): void {
    this.kernel.now += microseconds;
    const { timer } = this.kernel;
    if (timer && timer.deadline <= this.kernel.now) notified(timer.bits);
  }

  /** These end together. */
  crash(...names: string[]): void {
    this.end({ cause: FaultCause.dataAccess }, ...names);
  }

  end(report: Partial<FaultReport>, ...names: string[]): void {
    for (const name of names) this.alive.delete(name);
    this.report(report, ...names);
  }

  /** The kernel tells of ends. */
  report(report: Partial<FaultReport>, ...names: string[]): void {
    for (const name of names) {
      this.faults.push({ process: NAMES.indexOf(name), generation: this.generationOf(name), ...report });
    }
    notified(FAULT_NOTIFICATION);
  }

  /** The lives that it had. */
  generationOf(name: string): number {
    return this.generations.get(name) ?? 1;
  }

  stateOf(name: string): ServiceState {
    return lives[NAMES.indexOf(name)]!.state;
  }

  /** What was done since the last time. */
  take(): string[] {
    const done = this.did;
    this.did = [];
    return done;
  }

  private takeFault(address: number): Status {
    const fault = this.faults.shift();
    if (!fault) return Status.nothing;
    const report = overlay(FaultReport, address);
    clear(report);
    Object.assign(report, fault);
    return Status.ok;
  }

  private inform(process: number, address: number): Status {
    const name = this.names[process];
    if (name === undefined) return Status.nothing;
    const information = overlay(ProcessInformation, address);
    fill(information.name, name);
    information.cpuTime = this.cpuTime.get(name) ?? 0n;
    information.priority = 16;
    information.generation = this.generationOf(name);
    information.state = this.alive.has(name) ? ProcessState.blocked : ProcessState.stopped;
    return Status.ok;
  }

  private begin(name: string): void {
    this.alive.add(name);
    this.generations.set(name, this.generationOf(name) + 1);
  }

  private control(process: number, action: ProcessAction, argument: number): Status {
    const name = this.names[process];
    if (name === undefined) return Status.nothing;
    if (action === ProcessAction.restart) this.begin(name);
    else if (!this.alive.has(name)) return Status.dead;
    if (action === ProcessAction.stop) this.alive.delete(name);
    this.did.push(describe(name, action, argument));
    return Status.ok;
  }
}

function describe(name: string, action: ProcessAction, argument: number): string {
  switch (action) {
    case ProcessAction.restart:
      return `start ${name}`;
    case ProcessAction.stop:
      return `stop ${name}`;
    case ProcessAction.injectFault:
      return `fault ${name} ${argument}`;
    default:
      if (argument === LIVES_NOTIFICATION) return `tell ${name}`;
      if (argument === SHUTDOWN_NOTIFICATION) return `ask ${name}`;
      return `${ProcessAction[action]} ${name} ${argument}`;
  }
}
