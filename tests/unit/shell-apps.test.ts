/** `apps`, `tell` and the heap in `ps`: what the shell shows of apps, finds them by, and says when they do not answer. */
import { LEASE_LENGTH_MAXIMUM } from '../../src/abi/message';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { APP_SLOT, Grant } from '../../src/apps/shell/main';
import { AppInformation } from '../../src/interfaces/app';
import { APP, AppError } from '../../src/interfaces/generated/app-client';
import { RegistryError } from '../../src/interfaces/generated/registry-client';
import { RegisteredService } from '../../src/interfaces/registry';

import { type Call, fill, type Frame, textAt } from '../../testing/fake-kernel';
import { ShellWorld } from './support/shell-world';

/** Methods by their numbers. */
const FIND = 3;
const LIST = 6;
const TELL = 1;
const ANSWER = 2;

let world: ShellWorld;
let found: RegistryError;
let answer: string;
let error: AppError;
let heard: string[];

beforeEach(() => {
  host.reset();
  world = new ShellWorld();
  [found, answer, error, heard] = [RegistryError.none, 'too warm', AppError.none, []];
  const others = world.kernel.answerOf(Operation.callLending)!;
  world.serve(Grant.registry, () => ({}));
  world.kernel.on(Operation.callLending, (frame, call) => {
    if (call.slot === Grant.registry) return registry(frame, call);
    return call.slot === APP_SLOT ? app(frame, call) : others(frame, call);
  });
});

/** Process 0 is a server, process 1 an app. */
function registry(frame: Frame, { b: method, words: [index = 0, , address = 0] }: Call): Status {
  if (method === FIND) {
    Object.assign(frame, { b: found, operation: 1 });
    return Status.ok;
  }
  expect(method).toBe(LIST);
  frame.b = index > 1 ? RegistryError.nothing : RegistryError.none;
  const service = overlay(RegisteredService, address);
  fill(service.name, index === 1 ? 'rules' : 'console');
  Object.assign(service, { process: index, interface: index === 1 ? APP.id : 7 });
  return Status.ok;
}

function app(frame: Frame, { b: method, words: [offset = 0, , address = 0, extent = 0] }: Call): Status {
  const length = extent & LEASE_LENGTH_MAXIMUM;
  frame.b = error;
  if (method === TELL) {
    heard.push(textAt(address, length));
    frame.m0 = answer.length;
  } else if (method === ANSWER) {
    host.memory
      .bytes(address, length)
      .set([...answer.slice(offset, offset + length)].map((each) => each.charCodeAt(0)));
  } else {
    const facts = {
      heapSize: 2048,
      heapUsed: 812,
      heapPeak: 1200,
      collections: 5,
      allocations: 120,
      handled: 12,
    };
    Object.assign(overlay(AppInformation, address), facts);
  }
  return Status.ok;
}

test('apps lists those that have registered with the interface, and how they use their heaps', () => {
  expect(world.type('apps').split('\n')).toEqual([
    'NAME             HEAP USED      PEAK COLLECTIONS ALLOCATIONS  HANDLED',
    expect.stringMatching(/^rules +812\/2048 +1200 +5 +120 +12$/),
    '',
  ]);
});

test('ps shows the heap of an app, and of nothing else', () => {
  const rows = world.type('ps').split('\n');
  expect(rows[2]).toMatch(/ 812\/2048 {3}1200$/);
  expect(rows.filter((row) => row.includes('812/2048')).length).toBe(1);
});

test('tell gives the rest of the line as it was written, and shows the answer, however long', () => {
  expect(world.type('tell rules temperature  31')).toBe('too warm\n');
  expect(heard).toEqual(['temperature  31']);
  answer = 'x'.repeat(300);
  expect(world.type('tell rules show').replaceAll('\n', '')).toBe(answer);
});

test.each([
  ['tell console hello', () => {}, "tell: no app has this name; 'apps' lists them\n"],
  [
    'tell rules hello',
    () => (error = AppError.deaf),
    'tell: rules does not listen: it has no onMessage, or that is no text for it\n',
  ],
  ['tell rules hello', () => (error = AppError.unavailable), 'tell: rules has not answered\n'],
  ['tell rules hello', () => (found = RegistryError.denied), 'tell: rules: not allowed\n'],
  ['apps', () => (found = RegistryError.absent), /^rules: no answer$/m],
])('%s: what goes wrong is said', (command, prepare, said) => {
  prepare();
  const shown = world.type(command);
  if (typeof said === 'string') expect(shown).toBe(said);
  else expect(shown).toMatch(said);
});
