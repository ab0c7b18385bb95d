/**
 * The security service between a fake kernel and its clients. Its second thread runs when the test lets it. Users, groups and lists
 * are those of the host's `configuration.ts`.
 */
import { Operation } from '../../../src/abi/operation';
import { ProcessInformation } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { SecurityError } from '../../../src/interfaces/generated/security-client';
import { AuditEntry, type AuditEvent, Identity } from '../../../src/interfaces/security';
import { ReadBuffer } from '../../../src/runtime/service/buffers';
import { Caller } from '../../../src/runtime/service/caller';
import { check } from '../../../src/servers/security/access';
import { auditEntry, position } from '../../../src/servers/security/audit-log';
import { PROCESS_COUNT } from '../../../src/servers/security/configuration';
import { whoAmI } from '../../../src/servers/security/identity';
import { finishHashing, hashPassword, login, su } from '../../../src/servers/security/log-in';
import { initialise } from '../../../src/servers/security/main';
import { FakeKernel } from '../../../testing/fake-kernel';

/** As the host's configuration has them. */
export const GUEST = 0;
export const OPERATOR = 1;
export const TRAINEE = 2;
export const VISITOR = 3;
export const EVERYONE = 0x80;
export const OPERATORS = 0x81;
export const LAMP = 5;
export const PASSWORD = 'conductor';
/** A process that is the guest at first, and one that is the operator. */
export const SHELL = 2;
export const PANEL = 7;

class ThreadOver extends Error {}

const callers = Array.from({ length: PROCESS_COUNT + 1 }, () => new Caller());
const lent = new ReadBuffer();
const identity = new Identity();
const seen = new AuditEntry();

export type Audited = Partial<Omit<AuditEntry, 'event'>> & { event?: AuditEvent };

export class SecurityWorld {
  readonly kernel = new FakeKernel();
  /** Which life each process is in. */
  readonly generations = new Array<number>(PROCESS_COUNT).fill(1);
  /** What was answered later, by token. */
  readonly answers = new Map<number, SecurityError>();
  /** The second thread runs. */
  hashing = false;

  /** `host` has to be reset before. */
  constructor() {
    const { kernel } = this;
    kernel.now = 1_000_000n;
    kernel.on(Operation.processInformation, (_frame, { a, b }) => {
      const generation = this.generations[a];
      if (generation === undefined) return Status.nothing;
      overlay(ProcessInformation, b).generation = generation;
      return Status.ok;
    });
    kernel.on(Operation.createThread, () => {
      this.hashing = true;
      return Status.ok;
    });
    kernel.on(Operation.exitThread, () => {
      throw new ThreadOver();
    });
    kernel.on(Operation.reply, (_frame, { slot, b }) => {
      this.answers.set(slot, b);
      return Status.ok;
    });
    initialise();
  }

  /** The server crashed, and begins anew. */
  restart(): void {
    host.restart();
    initialise();
  }

  caller(process: number): Caller {
    const caller = callers[process]!;
    Object.assign(caller, { badge: process + 1, process, client: process, token: tokenOf(process) });
    return caller;
  }

  may(process: number, resource: number, action: number): boolean {
    return check(this.caller(process), process, resource, action) === SecurityError.none;
  }

  who(process: number): string {
    whoAmI(this.caller(process), identity);
    return Buffer.from([...identity.name].filter((byte) => byte !== 0)).toString();
  }

  /** Begins a log-in; `later` while it is hashed. */
  begin(process: number, name: string, password = '', by = login): SecurityError {
    const text = Buffer.from(name + password, 'latin1');
    this.kernel.lent.set(tokenOf(process), new Uint8Array(text));
    lent.token = tokenOf(process);
    lent.length = text.length;
    return by(this.caller(process), lent, name.length);
  }

  /** Lets the second thread hash, and the first hear of it. */
  hash(): void {
    try {
      hashPassword(0);
    } catch (error) {
      if (!(error instanceof ThreadOver)) throw error;
    }
    this.hashing = false;
    finishHashing();
  }

  /** A log-in to its end. */
  login(process: number, name: string, password = '', by = login): SecurityError {
    const error = this.begin(process, name, password, by);
    if (error !== SecurityError.later) return error;
    this.hash();
    return this.answers.get(tokenOf(process))!;
  }

  su(process: number, name: string, password = ''): SecurityError {
    return this.login(process, name, password, su);
  }

  /** The audit log, the oldest first. */
  audited(): Audited[] {
    return Array.from({ length: position.count }, (_, index) => {
      const { event, process, user, subject, resource, actions, allowed, repeats, milliseconds } =
        Object.assign(seen, auditEntry(position.count - index));
      return { event, process, user, subject, resource, actions, allowed, repeats, milliseconds };
    });
  }
}

export function tokenOf(process: number): number {
  return 0x8000_0100 + process;
}
