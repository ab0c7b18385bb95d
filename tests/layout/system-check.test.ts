/** Mistakes in system files: each is reported at its line, with what to do. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSystem } from '../../system/load';
import { resolveSystem, startOrder, type ProgramEnums } from '../../system/resolve';
import { FREE_SLOTS } from '../../system/schema';
import { check, folder, load, process_ } from './system-files';

test('a good system has nothing to say', () => {
  const server = `server: ${process_("priority: 3, grants: { requests: receive('e') }")},`;
  expect(check(`${server}\nclient: ${process_("priority: 4, grants: { e: call('e') }")},`)).toBe('');
});

test.each([
  ['no processes', '', /the system has no processes/],
  [
    'priority',
    `a: ${process_('priority: 32')},`,
    /:5: error: a: priority 32 is out of range\n {2}0 is the most urgent/,
  ],
  ['a broken priority', `a: ${process_('priority: 1.5')},`, /priority 1.5/],
  ['a name', `'no name': ${process_('priority: 1')},`, /no name is no name for a process/],
  ['a long name', `abcdefghijklmnop: ${process_('priority: 1')},`, /15 characters at most/],
  ['a program', "a: { program: 'absent.ts', priority: 1 },", /:5: error: a: there is no program absent.ts/],
  ['a stack', `a: ${process_('priority: 1, stack: -4')},`, /a stack of -4 bytes makes no sense/],
  [
    'dependsOn',
    `console: ${process_('priority: 1')},\nb: ${process_("priority: 1,\n dependsOn: ['consloe']")},`,
    /:7: error: b: dependsOn names consloe, which is no process\n {2}did you mean console\?/,
  ],
  [
    'a supervisor',
    `a: ${process_("priority: 1, supervisor: 'b'")},`,
    /supervisor names b, which is no process/,
  ],
  [
    'a cycle',
    ['a', 'b', 'c']
      .map((name, i) => `${name}: ${process_(`priority: 1, dependsOn: ['${'bca'[i]}']`)},`)
      .join('\n'),
    /dependency cycle: a -> b -> c -> a/,
  ],
  ['a cycle of one', `a: ${process_("priority: 1, dependsOn: ['a']")},`, /dependency cycle: a -> a/],
  [
    'an unknown peripheral',
    `a: ${process_("priority: 1, peripherals: ['usrt2']")},`,
    /the board has no peripheral usrt2\n {2}did you mean usart2\?/,
  ],
  [
    'a peripheral twice',
    `a: ${process_("priority: 1, peripherals: ['rng', 'rng']")},`,
    /rng is listed twice/,
  ],
  ['a bus master', `a: ${process_("priority: 1, peripherals: ['ethernet']")},`, /ethernet is a bus master/],
  [
    'too many peripherals',
    `a: ${process_("priority: 1, peripherals: ['tim2','tim4','tim6','tim12','tim14','spi2','usart2']")},`,
    /take 7 regions of the memory protection unit; 6 are left/,
  ],
  [
    'an unknown interrupt',
    `a: ${process_("priority: 1, grants: { x: interrupt('usart22', 'y') }")},`,
    /the board has no interrupt usart22\n {2}did you mean usart2\?/,
  ],
  [
    'an interrupt of two',
    `a: ${process_("priority: 1, grants: { x: interrupt('exti0', 'y') }")},\nb: ${process_("priority: 1, grants: { z: interrupt('exti0', 'y') }")},`,
    /:6: error: interrupt exti0 is granted twice: to a and b/,
  ],
  [
    'a peripheral of two',
    `a: ${process_("priority: 1, grants: { x: peripheral('usart2') }")},\nb: ${process_("priority: 1, peripherals: ['usart2']")},`,
    /:5: error: peripheral usart2 is granted twice: to b and a/,
  ],
  [
    'an unknown peripheral as a capability',
    `a: ${process_("priority: 1, grants: { x: peripheral('usart22') }")},`,
    /the board has no peripheral usart22\n {2}did you mean usart2\?/,
  ],
  [
    'a bus master as a capability',
    `a: ${process_("priority: 1, grants: { x: peripheral('dma1') }")},`,
    /dma1 is a bus master and is never granted/,
  ],
  [
    'two receivers',
    `a: ${process_("priority: 1, grants: { x: receive('e') }")},\nb: ${process_("priority: 1, grants: { y: receive('e') }")},`,
    /:6: error: endpoint e has two receivers: a and b/,
  ],
  [
    'no receiver',
    `a: ${process_("priority: 1, grants: { x: call('nowhere') }")},`,
    /:5: error: a: endpoint nowhere has no receiver/,
  ],
  [
    'notifying nobody',
    `a: ${process_("priority: 1, grants: { x: notify('b', 1) }")},`,
    /x notifies b, which is no process/,
  ],
])('%s', (_, processes, message) => expect(check(processes)).toMatch(message));

test('all problems are reported at once', () => {
  const text = check(`a: ${process_('priority: 99')},\nb: ${process_('priority: 98')},`);
  expect(text.split('\n').filter((line) => line.includes('error'))).toHaveLength(2);
});

test('a less urgent server is a warning', () => {
  const server = `server: ${process_("priority: 9, grants: { requests: receive('e') }")},`;
  const text = check(`${server}\nclient: ${process_("priority: 4, grants: { e: call('e') }")},`);
  expect(text).toMatch(/:6: warning: priority inversion: client \(4\) calls server \(9\)/);
});

describe('loading', () => {
  test('an unknown board', () => {
    const file = path.join(folder, 'board.ts');
    writeFileSync(
      file,
      "import { defineSystem } from 'conductor';\nexport default defineSystem({\n  board: 'nothing', processes: {} });\n",
    );
    expect(() => loadSystem(file)).toThrow(
      /board\.ts:3: error: there is no board nothing\n.*stm32f4-discovery/,
    );
  });

  test('what it throws is said without a stack', () => {
    expect(() => load(`a: ${process_('priority: 1')},`, "throw new Error('no luck');\n")).toThrow(/no luck/);
  });

  test('entries made by its own helpers and constants have the line of what is written', () => {
    const system = load(
      `a: worker(77),`,
      'const worker = (priority: number) => ({ program: "program.ts", priority });\n',
    );
    expect(system.lineOf('processes', 'a', 'priority')).toBe(6);
  });

  test('imports of its own', () => {
    writeFileSync(path.join(folder, 'shared.ts'), 'export const PRIORITY: number = 7;\n');
    const system = load(`a: ${process_('priority: PRIORITY')},`, "import { PRIORITY } from './shared';\n");
    expect(system.description.processes['a']?.priority).toBe(7);
    expect(system.inputs).toContain(path.join(folder, 'shared.ts'));
  });
});

describe('resolving', () => {
  const enums: ProgramEnums = {
    grant: { file: 'p.ts', line: 3, members: { requests: 0, console: 1 } },
    notification: { file: 'p.ts', line: 9, members: { received: 1, sent: 2 } },
  };
  const resolve = (processes: string): ReturnType<typeof resolveSystem> =>
    resolveSystem(load(processes), () => enums);

  test('slots, objects, rights and badges', () => {
    const [server, client] = resolve(`
server: ${process_("priority: 1, grants: { requests: receive('e'), console: interrupt('usart2', 'sent') }")},
client: ${process_("priority: 2, grants: { console: call('e'), requests: notify('server', 'received', 'sent') }")},`);
    expect(server!.capabilities).toMatchObject([
      { slot: 0, type: 1, object: 0, rights: 2 },
      { slot: 1, type: 3, object: 38, rights: 12, badge: 2 },
    ]);
    expect(client!.capabilities).toMatchObject([
      { slot: 0, type: 2, object: 0, rights: 1, badge: 3 },
      { slot: 1, type: 1, object: 0, rights: 1, badge: 2 },
    ]);
    expect(client!.slotCount).toBe(2 + FREE_SLOTS);
  });

  test('the default supervisor is its own', () => {
    const both = "priority: 1, grants: { requests: system('inspect'), console: system('control') }";
    const [worker, supervisor] = resolve(`worker: ${process_(both)},\nsupervisor: ${process_(both)},`);
    expect(worker!.supervisor).toBe(1);
    expect(supervisor!.supervisor).toBe(1);
    expect(resolve(`a: ${process_(both)},`)[0]!.supervisor).toBe(0xff);
  });

  test('a missing grant names the enum', () => {
    expect(() => resolve(`a: ${process_("priority: 1, grants: { requests: receive('e') }")},`)).toThrow(
      /:5: error: a: grant console is missing\n.*p\.ts:3/,
    );
  });

  test('an extra grant names the enum', () => {
    const grants = "grants: { requests: receive('e'), console: receive('f'), consol: receive('g') }";
    expect(() => resolve(`a: ${process_(`priority: 1, ${grants}`)},`)).toThrow(
      /does not know the grant consol\n.*p\.ts:3 .*did you mean console\?/,
    );
  });

  test('slots with a gap', () => {
    const gap: ProgramEnums = { grant: { file: 'p.ts', line: 3, members: { a: 0, b: 2 } } };
    const system = load(`x: ${process_("priority: 1, grants: { a: receive('e'), b: call('e') }")},`);
    expect(() => resolveSystem(system, () => gap)).toThrow(
      /p\.ts:3: error: enum Grant of x has the values 0, 2/,
    );
  });

  test('an unknown notification bit', () => {
    const grants = "grants: { requests: interrupt('exti0', 'receved'), console: receive('f') }";
    expect(() => resolve(`a: ${process_(`priority: 1, ${grants}`)},`)).toThrow(
      /a has no notification bit receved\n.*did you mean received\?/,
    );
  });

  test('processes come after what they depend on, else in the order of the file', () => {
    const system = load(`
a: ${process_("priority: 1, dependsOn: ['c']")},
b: ${process_('priority: 1')},
c: ${process_('priority: 1')},`);
    expect(startOrder(system)).toEqual(['c', 'a', 'b']);
  });
});
