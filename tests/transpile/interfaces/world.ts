/**
 * A client and a server of one interface in one simulated memory, with a kernel between them that carries messages as the
 * real one does. Handlers are functions of the test.
 */
import path from 'node:path';
import { Operation, NO_SLOT, TOKEN_TRANSFERRED } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { compile, formatDiagnostics } from '../../../transpile';
import { generateInterfaces, type Interfaces } from '../../../transpile/interfaces';
import type { LaidOutService } from '../../../transpile/interfaces/service';
import type { Parameter } from '../../../transpile/interfaces/model';
import { typeName } from '../../../transpile/interfaces/model';
import type { Program } from '../../../transpile/ir/ir';
import { loadProgram, type LoadedProgram } from '../../../transpile/js/load';

export const ROOT = path.resolve(__dirname, '../../..');
const FOLDER = path.join(ROOT, 'src', 'interfaces');

/** Texts by file name: the declaration and what is generated of it. */
export function textsOf(file: string, declaration: string): { texts: Map<string, string>; made: Interfaces } {
  const source = path.join(FOLDER, file);
  const overrides = new Map([[source, declaration]]);
  const made = generateInterfaces([source], { root: ROOT, overrides });
  const errors = formatDiagnostics(made.diagnostics, { pretty: false, root: ROOT });
  if (errors !== '') throw new Error(errors);
  return { texts: new Map([...overrides, ...made.outputs]), made };
}

/** A program in which every handler is a function of the test. */
export function harnessOf({ service, names, layouts }: LaidOutService): string {
  const types = new Set<string>();
  const handlers = layouts.map(({ method }) => {
    const parameters = method.parameters
      .map((each) => `, ${each.name}: ${handlerType(each, types)}`)
      .join('');
    const result = method.isPosted ? 'void' : names.error;
    return `declare function on_${method.name}(caller: Caller${parameters}): ${result};`;
  });
  const rows = layouts.map(({ method }) => `  ${method.name}: on_${method.name},`);
  return `
import { Message } from '../runtime/message';
import { Answer } from '../runtime/service/answer';
import { ReadBuffer, WriteBuffer } from '../runtime/service/buffers';
import { Caller } from '../runtime/service/caller';
import { acceptWithRequests, CapabilityReply } from '../runtime/service/transfer';
import { ${[...types].join(', ')} } from './${service.file}';
import { ${names.client}, ${names.error} } from './generated/${service.file}-client';
import { ${names.dispatch}, ${names.service}, ${names.description} } from './generated/${service.file}-server';
export { ${[...types].join(', ')} } from './${service.file}';
${handlers.join('\n')}
const service: ${names.service} = {
${rows.join('\n')}
};
export const client = new ${names.client}();
export const spare = new ReadBuffer();
export const spareToo = new WriteBuffer();
export const spareReply = new CapabilityReply();
export function open(slot: u32): void { client.connection.open(slot); }
export function acceptInto(slot: u32): void { acceptWithRequests(slot); }
export function dispatch(message: Message): Answer { return ${names.dispatch}(message, service); }
export function id(): u32 { return ${names.description}.id; }
export { Message };
`;
}

function handlerType(parameter: Parameter, types: Set<string>): string {
  switch (parameter.role) {
    case 'value':
    case 'result':
      if (parameter.type.kind === 'enum' || parameter.type.kind === 'struct') types.add(parameter.type.name);
      return typeName(parameter.type);
    case 'span':
      return parameter.isWritten ? 'WriteBuffer' : 'ReadBuffer';
    case 'capabilityResult':
      return 'CapabilityReply';
    default:
      return 'u32';
  }
}

export function compileHarness(
  laidOut: LaidOutService,
  texts: ReadonlyMap<string, string>,
  keep: 'entry' | 'everything',
): Program {
  const entry = path.join(FOLDER, 'harness.ts');
  const overrides = new Map([...texts, [entry, harnessOf(laidOut)]]);
  const { program, diagnostics } = compile([entry], { root: ROOT, overrides, keep });
  if (program && diagnostics.length === 0) return program;
  throw new Error(formatDiagnostics(diagnostics, { pretty: false, root: ROOT }));
}

export interface Frame {
  status: number;
  badge: number;
  token: number;
  label: number;
  m0: number;
  m1: number;
  m2: number;
  m3: number;
}

export interface Harness {
  readonly client: { readonly [method: string]: (...values: unknown[]) => number };
  open(slot: number): void;
  acceptInto(slot: number): void;
  dispatch(message: Frame): number;
  id(): number;
  readonly Message: new () => Frame;
  readonly [name: string]: unknown;
}

const ENDPOINT = 1;
const TOKEN = 0x80000003;
export const ARRIVAL = 9;
const WORDS = ['label', 'm0', 'm1', 'm2', 'm3'] as const;

/** What the process that asks has lent for the call in progress. */
interface Lease {
  readonly address: number;
  readonly length: number;
  readonly rights: number;
}

export class World {
  readonly program: LoadedProgram<Harness>;
  /** Operations as they were called. */
  readonly operations: Operation[] = [];
  lease: Lease | undefined;
  private connected = false;
  /** What a message from the client looks like when it arrives; a test may change it. */
  tamper: (message: Frame) => void = () => undefined;
  /** Changes what the server answers; the lease is still there. */
  tamperReply: (message: Frame) => void = () => undefined;

  constructor(program: Program) {
    this.program = loadProgram<Harness>(program);
    this.program.host.extern('systemCall', (frame) => this.enter(frame as unknown as Frame));
    this.program.exports.acceptInto(ARRIVAL);
    this.program.exports.open(ENDPOINT);
  }

  handle(method: string, handler: (...values: never[]) => unknown): void {
    this.program.host.extern(`on_${method}`, handler as never);
  }

  private enter(frame: Frame & { a?: number; b?: number; operation?: number }): void {
    const operation = frame.operation as Operation;
    this.operations.push(operation);
    switch (operation) {
      case Operation.call:
      case Operation.callLending:
      case Operation.callTransferring:
      case Operation.post:
        return this.carry(frame, operation);
      case Operation.leaseCopy:
        frame.status = this.copy(frame as never);
        return;
      case Operation.replyTransferring:
        this.given = frame.m3;
        this.answer = wordsOf(frame as never, true);
        frame.status = Status.ok;
        return;
      default:
        frame.status = Status.ok;
    }
  }

  private given: number | undefined;
  private answer: number[] = [];

  private carry(frame: Frame & { a?: number; b?: number; operation?: number }, operation: Operation): void {
    const { exports } = this.program;
    const words = wordsOf(frame as never, true);
    if (words[0] === 0) {
      this.connected = words[1] === exports.id();
      return reply(frame, [this.connected ? 0 : 2, 0, 0, 0, 0], false);
    }
    const message = new exports.Message();
    message.badge = 5;
    message.token = operation === Operation.post ? 0 : TOKEN;
    setWords(message, words);
    this.lease = undefined;
    if (operation === Operation.callLending) {
      const extent = words[4] ?? 0;
      this.lease = { address: words[3] ?? 0, length: extent & 0x3fffffff, rights: extent >>> 30 };
    }
    if (operation === Operation.callTransferring) {
      message.token = (message.token | TOKEN_TRANSFERRED) >>> 0;
      message.m3 = 0;
    }
    this.given = undefined;
    this.tamper(message);
    const later = exports.dispatch(message) === 1;
    if (later) setWords(message, this.answer);
    this.tamperReply(message);
    reply(frame, wordsOf(message, false), this.given !== undefined);
  }

  private copy(frame: { status: number; a: number; b: number; m0: number; m1: number }): Status {
    const { lease } = this;
    if (!lease) return Status.leaseViolation;
    const right = frame.b === 0 ? 1 : 2;
    if ((lease.rights & right) === 0 || frame.a + frame.m1 > lease.length) return Status.leaseViolation;
    const { memory } = this.program;
    const own = memory.bytes(frame.m0, frame.m1);
    const theirs = memory.bytes(lease.address + frame.a, frame.m1);
    if (right === 2) theirs.set(own);
    else own.set(theirs);
    return Status.ok;
  }
}

/** A frame of the ABI and a message are the same words under other names. */
function wordsOf(frame: Frame & { b?: number }, isFrame: boolean): number[] {
  return [isFrame ? (frame.b ?? 0) : frame.label, frame.m0, frame.m1, frame.m2, frame.m3];
}

function setWords(message: Frame, words: readonly number[]): void {
  WORDS.forEach((name, index) => (message[name] = words[index] ?? 0));
}

function reply(
  frame: Frame & { b?: number; operation?: number },
  words: readonly number[],
  transferred: boolean,
): void {
  frame.status = Status.ok;
  frame.operation = transferred ? 1 : 0;
  frame.b = words[0] ?? 0;
  frame.m0 = words[1] ?? 0;
  frame.m1 = words[2] ?? 0;
  frame.m2 = words[3] ?? 0;
  frame.m3 = words[4] ?? 0;
}

export { NO_SLOT };
