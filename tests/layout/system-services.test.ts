/** Services in a system file: what they get, what starts them, their times and budgets, and the mistakes. */
import path from 'node:path';
import { ObjectType, Right } from '../../src/abi/capability';
import { programEntry } from '../../system/load';
import { resolveSystem, startOrder, type ProgramEnums, type ResolvedProcess } from '../../system/resolve';
import { check, load, process_ } from './system-files';

const service = (rest: string): string => `service(${process_(rest)}),`;
const SUPERVISOR = `supervisor: ${process_("priority: 1, boots: true, grants: { r: receive('supervisor') }")},`;
const REGISTRY = `registry: ${service('priority: 2')}`;

const SERVICE: ProgramEnums = {
  grant: { file: 'p.ts', line: 3, members: { requests: 0, supervisor: 1, registry: 2, processes: 3 } },
};
const PLAIN: ProgramEnums = { grant: { file: 'q.ts', line: 1, members: { r: 0 } } };

function resolve(text: string, plain: readonly string[] = ['supervisor']): Map<string, ResolvedProcess> {
  const resolved = resolveSystem(load(text), (name) => (plain.includes(name) ? PLAIN : SERVICE));
  return new Map(resolved.map((process) => [process.name, process]));
}

describe('what a service gets', () => {
  test('its endpoint, to offer to others; the supervisor; the registry, and what it tells that; a look at processes', () => {
    const text = `${SUPERVISOR}\n${REGISTRY}\na: ${service('priority: 3')}`;
    const a = resolve(text).get('a')!;
    expect(a.capabilities).toMatchObject([
      { slot: 0, type: ObjectType.endpoint, object: 2, rights: Right.receive | Right.send | Right.grant },
      { slot: 1, type: ObjectType.endpoint, object: 0, rights: Right.send, badge: 3 },
      { slot: 2, type: ObjectType.endpoint, object: 1, rights: Right.send | Right.grant, badge: 3 },
      { slot: 3, type: ObjectType.process, rights: Right.inspect },
    ]);
    expect(check(text)).toBe('');
  });

  test('its port holds four messages, or as many as it says', () => {
    const system = load(`a: ${service('priority: 3')}\nb: ${service('priority: 3, queue: 9')}`);
    const queues = ['a', 'b'].map((name) => system.description.processes[name]!.grants!['requests']);
    expect(queues).toMatchObject([{ queue: 4 }, { queue: 9 }]);
  });

  test('it is started after the registry, and after what it says itself', () => {
    const first = `a: ${service("priority: 3, dependsOn: ['b']")}`;
    expect(startOrder(load(`${first}\nb: ${process_('priority: 3')},\n${REGISTRY}`))).toEqual([
      'registry',
      'b',
      'a',
    ]);
  });

  test('without a supervisor and a registry the slots for them are empty', () => {
    const { capabilities, slotCount } = resolve(`a: ${service('priority: 3, slots: 0')}`).get('a')!;
    expect(capabilities.map(({ slot }) => slot)).toEqual([0, 3]);
    expect(slotCount).toBe(4);
  });

  test('each instance has an endpoint of its own', () => {
    const all = resolve(`a: ${service('priority: 3, instances: 2')}`);
    expect(all.get('a.1')!.capabilities[0]!.object).toBe(0);
    expect(all.get('a.2')!.capabilities[0]!.object).toBe(1);
  });

  test('its program has to know', () => {
    expect(() => resolve(`a: ${service('priority: 3')}`, ['a'])).toThrow(
      /q\.ts:1: .*enum Grant of a, which is a service.*\n {2}begin with requests = 0, supervisor = 1, registry = 2/,
    );
  });
});

describe('who starts what', () => {
  const started = (text: string): boolean[] => [...resolve(text).values()].map(({ autostart }) => autostart);

  test('the kernel starts only what has no supervisor, if somebody starts the others', () => {
    expect(started(`${SUPERVISOR}\na: ${service('priority: 3')}`)).toEqual([true, false]);
  });

  test('else everything', () => {
    const supervisor = SUPERVISOR.replace('boots: true,', '');
    expect(started(`${supervisor}\na: ${service('priority: 3')}`)).toEqual([true, true]);
  });
});

test("Conductor's own programs are found from anywhere", () => {
  const system = load("a: { program: 'conductor/servers/supervisor', priority: 1 },");
  const entry = programEntry(system, system.description.processes['a']!);
  expect(entry).toBe(path.resolve(__dirname, '../../src/servers/supervisor/main.ts'));
});

test('a slot for what a system has not stays empty', () => {
  const { capabilities } = resolve(`a: ${process_('priority: 3, grants: { r: nothing() }')},`, ['a']).get(
    'a',
  )!;
  expect(capabilities).toEqual([]);
});

describe('mistakes', () => {
  const boots = (rest: string): string => `${process_(`priority: 1, boots: true, ${rest}`)},`;
  const call = "grants: { c: call('a', { badge: 77 }) }";
  test.each([
    [
      'a start timeout',
      `a: ${service('priority: 3, startTimeout: 0')}`,
      /:5: error: a: a start timeout of 0 ms/,
    ],
    [
      'a stop timeout',
      `a: ${service('priority: 3, stopTimeout: -1')}`,
      /a stop timeout of -1 ms .*\n {2}use 1 to/,
    ],
    ['a crash window', `a: ${service('priority: 3, crashWindow: 0.5')}`, /a crash window of 0.5 ms/],
    ['a budget', `a: ${service('priority: 3, crashBudget: 0')}`, /a: a budget of 0 crashes makes no sense/],
    ['a queue', `a: ${service('priority: 3, queue: 256')}`, /a: a queue of 256 makes no sense/],
    [
      'a key of services',
      `a: ${process_('priority: 3, startTimeout: 5')},`,
      /a: startTimeout of a process that is no service\n {2}write `service/,
    ],
    [
      'two who start',
      `a: ${boots('')}\nb: ${boots("supervisor: 'b'")}`,
      /:6: error: both a and b start the others/,
    ],
    [
      'one who waits',
      `a: ${boots("dependsOn: ['b']")}\nb: ${process_('priority: 3')},`,
      /a starts the others, and depends on b/,
    ],
    ['one who is not started', `a: ${boots('autostart: false')}`, /a starts the others, and is not started/],
    [
      'one with a supervisor',
      `${SUPERVISOR.replace('boots: true,', '')}\na: ${boots('')}`,
      /:6: error: a starts the others, and has a supervisor itself\n {2}call it supervisor/,
    ],
    [
      'waiting for ever',
      `${SUPERVISOR}\na: ${process_('priority: 3, autostart: false')},\nb: ${process_("priority: 3, dependsOn: ['a']")},`,
      /:7: error: b waits for a, which is not started at boot\n {2}start a as well/,
    ],
    [
      'a false badge',
      `a: ${service('priority: 3')}\nb: ${process_(`priority: 4, ${call}`)},`,
      /:6: error: b: badge 77 of c is not its own, by which a knows it\n {2}remove the badge/,
    ],
  ])('%s', (_, processes, message) => expect(check(processes)).toMatch(message));

  test('its own number + 1 is no false badge, and to others than services any is right', () => {
    const badge = (value: number): string =>
      `b: ${process_(`priority: 4, grants: { c: call('a', { badge: ${value} }) }`)},`;
    expect(check(`a: ${service('priority: 3')}\n${badge(2)}`)).toBe('');
    expect(check(`a: ${process_("priority: 3, grants: { r: receive('a') }")},\n${badge(77)}`)).toBe('');
  });
});
