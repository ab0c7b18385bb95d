/** Apps in ordinary TypeScript in a system file: what they get, and the mistakes. */
import { ObjectType, Right } from '../../src/abi/capability';
import { resolveSystem, startOrder, type ProgramEnums } from '../../system/resolve';
import { check, load, process_ } from './system-files';

const service = (rest: string): string => `service(${process_(rest)}),`;
const app = (rest = ''): string => `a: app(${process_(`priority: 9, ${rest}`)}),`;
const SERVERS = ['console', 'events', 'pins'].map((name) => `${name}: ${service('priority: 3')}`).join('\n');
const REGISTRY = `registry: ${service('priority: 2')}`;

const members = (...names: string[]): ProgramEnums => ({
  grant: { file: 'p.ts', line: 1, members: Object.fromEntries(names.map((name, slot) => [name, slot])) },
  notification: { file: 'p.ts', line: 2, members: { timer: 1, event: 2 } },
});
const SERVICE = ['requests', 'supervisor', 'registry', 'processes'];
const APP = [...SERVICE, 'console', 'events', 'clock', 'itself'];

test('an app gets what every service has, console, events with the right to hand over, clock, its own notification', () => {
  const system = load(`${SERVERS}\n${app("grants: { pins: call('pins') }")}`);
  const resolved = resolveSystem(system, (name) =>
    name === 'a' ? members(...APP, 'pins') : members(...SERVICE),
  );
  const { capabilities } = resolved.find(({ name }) => name === 'a')!;
  const from = capabilities.filter(({ slot }) => slot >= 4);
  expect(from).toMatchObject([
    { slot: 4, name: 'console', type: ObjectType.endpoint, rights: Right.send },
    { slot: 5, name: 'events', type: ObjectType.endpoint, rights: Right.send | Right.grant },
    { slot: 6, name: 'clock', type: ObjectType.clock, rights: Right.inspect | Right.control },
    { slot: 7, name: 'itself', type: ObjectType.notification, badge: 3 },
    { slot: 8, name: 'pins', type: ObjectType.endpoint },
  ]);
});

test('it is started after the servers that it uses; heap, stack and slots have defaults', () => {
  const system = load(`${app("finds: ['pins']")}\n${REGISTRY}\n${SERVERS}`);
  expect(startOrder(system).indexOf('a')).toBeGreaterThan(startOrder(system).indexOf('events'));
  expect(system.description.processes['a']).toMatchObject({ heap: 2048, stack: 1024, slots: 1 });
  expect(check(`${app("finds: ['pins']")}\n${REGISTRY}\n${SERVERS}`)).toBe('');
});

test('a system without console and events has apps as well: their slots are empty', () => {
  const { grants } = load(app()).description.processes['a']!;
  expect(grants).toMatchObject({ console: { kind: 'nothing' }, events: { kind: 'nothing' } });
});

test.each([
  ['a heap of nothing', app('heap: 10'), /:5: error: a: a heap of 10 bytes makes no sense\n {2}use 256 to/],
  ['a fraction', app('heap: 1000.5'), /a: a heap of 1000.5 bytes makes no sense/],
  ['threads', app('threads: 1'), /a: an app has no threads/],
  ['options', app('options: { x: 1 }'), /a: an app has no options\n {2}remove it/],
  [
    'a device',
    app("grants: { line: interrupt('exti0') }"),
    /a: an app has no use for line\n {2}grant it the services/,
  ],
  [
    'a heap of a server',
    `a: ${service('priority: 1, heap: 512')}`,
    /:5: error: a: only an app has a heap\n {2}write `app\(\{ \.\.\. \}\)`, or remove it/,
  ],
])('refused: %s', (_, text, message) => expect(check(text)).toMatch(message));
