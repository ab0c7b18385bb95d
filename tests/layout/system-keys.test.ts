/** Instances, threads, ports, free slots, the pool and regions in a system file: what they mean, and their mistakes. */
import { ALL_PROCESSES, ObjectType, Right } from '../../src/abi/capability';
import { resolveSystem, type ProgramEnums, type ResolvedProcess } from '../../system/resolve';
import { check, load, process_ } from './system-files';

const POOL = 'memory: { pool: 4096, regions: 4 },';
const one = (rest: string): string => `a: ${process_(`priority: 1, ${rest}`)},`;

describe('mistakes', () => {
  test.each([
    ['free slots', 'slots: -1', /:5: error: a: -1 free slots make no sense\n {2}use 0 to 1024/],
    ['threads', 'threads: 1.5', /:5: error: a: 1.5 threads make no sense/],
    ['too many threads', 'threads: 255', /the system has 256 threads; 255 is the limit/],
    ['a stack without threads', 'threadStack: 512', /threadStack without threads\n {2}say how many/],
    ['a stack of threads', 'threads: 1, threadStack: 0', /a stack of 0 bytes makes no sense/],
    ['no instances', 'instances: 0', /:5: error: a: 0 instances make no sense\n {2}use 1 to 64/],
    [
      'instances that start by themselves',
      'instances: 2, autostart: true',
      /a: instances are not started at boot\n {2}remove autostart/,
    ],
    ['a limit without a pool', 'memoryLimit: 256', /a: a memory limit of 256 .*\n {2}the system has no pool/],
    ['a queue', "grants: { x: receive('e', { queue: 256 }) }", /a: a queue of 256 makes no sense/],
    ['a process', "grants: { x: process('b', 'inspect') }", /x is a capability to b, which is no process/],
    [
      'too few regions',
      "regions: 4, peripherals: ['usart2', 'spi2', 'tim6']",
      /a: 4 regions are too few .*\n {2}it needs 5: say `regions: 8`/,
    ],
    [
      'too few regions for a guard',
      "threads: 1, peripherals: ['tim2','tim4','tim6','tim12','tim14','spi2']",
      /take 6 regions of the memory protection unit; 5 are left/,
    ],
  ])('%s', (_, rest, message) => expect(check(one(rest))).toMatch(message));

  test.each([
    ['no power of two', 'pool: 3000, regions: 4', /:4: error: a pool of 3000 .*\n {2}make it 2048 or 4096/],
    ['larger than RAM', 'pool: 131072, regions: 4', /a pool of 131072 bytes leaves nothing of the RAM/],
    [
      'a unit',
      'pool: 4096, regions: 4, unit: 64',
      /a unit of 64 .*\n {2}use a power of two from 128 to 4096/,
    ],
    ['regions', 'pool: 1024, regions: 33', /33 regions of a pool of 32 units make no sense\n {2}use 1 to 32/],
  ])('the pool: %s', (_, memory, message) =>
    expect(check(one(''), `memory: { ${memory} },`)).toMatch(message),
  );

  test.each([
    ['no power of two', '{ events: 1000 }'],
    ['too few', '{ events: 8 }'],
    ['too many', '{ events: 65536 }'],
    ['none', '{ events: 0 }'],
  ])('the trace: %s', (_, trace) =>
    expect(check(one(''), `trace: ${trace},`)).toMatch(
      /:4: error: a trace of \d+ events is not possible\n {2}make it a power of two from 16 to 32768, or write `trace: false`/,
    ),
  );

  test.each(['false', '{}', '{ events: 16 }', '{ events: 32768 }'])('a trace can be %s', (trace) =>
    expect(check(one(''), `trace: ${trace},`)).toBe(''),
  );

  test('a limit above the pool', () => {
    expect(check(one('memoryLimit: 8192'), POOL)).toMatch(/more than there is\n {2}the pool has 4096 bytes/);
    expect(check(one('memoryLimit: 4096'), POOL)).toBe('');
  });

  test('an instance has a name of its own, which its family has not', () => {
    const family = `worker: ${process_("priority: 1, instances: 2, grants: { e: receive('worker') }")},`;
    const client = (endpoint: string): string =>
      `b: ${process_(`priority: 1, grants: { p: processes('create'), c: call('${endpoint}') }`)},`;
    expect(check(`${family}\n${client('worker')}`)).toMatch(
      /:6: error: b: endpoint worker has no receiver\n {2}did you mean worker.1\?/,
    );
    expect(check(`${family}\n${client('worker.2')}`)).toBe('');
  });

  test('a long name is too long with its number', () => {
    expect(check(`abcdefghijklmn: ${process_('priority: 1, instances: 1')},`)).toMatch(
      /:5: error: abcdefghijklmn.1 is no name/,
    );
  });

  test('the name of the kernel is taken', () => {
    expect(check(`kernel: ${process_('priority: 1')},`)).toMatch(/kernel is no name .*\n {2}it is reserved/);
  });

  test('a mistake of all instances is said once', () => {
    const text = check(`a: ${process_("priority: 1, instances: 3, peripherals: ['usrt2']")},`);
    expect(text.match(/no peripheral/g)).toHaveLength(1);
  });
});

describe('warnings', () => {
  test('instances that nobody can start', () => {
    const family = one('instances: 1');
    expect(check(family)).toMatch(/:5: warning: nobody can start the instances of a/);
    expect(check(`${family}\nb: ${process_("priority: 1, grants: { p: processes('create') }")},`)).toBe('');
  });

  test('processes that call each other', () => {
    const peer = (name: string, other: string): string =>
      `${name}: ${process_(`priority: 1, grants: { r: receive('${name}'), o: call('${other}') }`)},`;
    expect(check(`${peer('a', 'b')}\n${peer('b', 'c')}\n${peer('c', 'a')}`)).toMatch(
      /:5: warning: call cycle: a -> b -> c -> a\n {2}the call that closes it fails/,
    );
    expect(check(peer('a', 'a'))).toBe('');
  });
});

describe('meaning', () => {
  const enums: ProgramEnums = { grant: { file: 'p.ts', line: 3, members: { first: 0, second: 1 } } };
  const resolve = (processes: string): ResolvedProcess[] => resolveSystem(load(processes), () => enums);
  const with_ = (first: string, second: string, rest = ''): string =>
    process_(`priority: 1, ${rest} grants: { first: ${first}, second: ${second} }`);

  test('rights of calls, clocks and processes', () => {
    const [a, b] = resolve(`
a: ${with_("call('b', { grant: true })", "clock('inspect', 'control')")},
b: ${with_("receive('b', { queue: 3 })", "process('a', 'control')")},
c: ${with_("processes('inspect', 'create')", "system('inspect')")},`);
    expect(a!.capabilities).toMatchObject([
      { type: ObjectType.endpoint, object: 0, rights: Right.send | Right.grant, badge: 1 },
      { type: ObjectType.clock, rights: Right.inspect | Right.control },
    ]);
    expect(b!.capabilities[1]).toMatchObject({ type: ObjectType.process, object: 0, rights: Right.control });
  });

  test('all processes are no process', () => {
    const [a] = resolve(`a: ${with_("processes('inspect', 'create')", "system('inspect')")},`);
    expect(a!.capabilities[0]).toMatchObject({
      ...{ type: ObjectType.process, object: ALL_PROCESSES, rights: Right.inspect | Right.create },
    });
  });

  test('slots are those of the grants and the free ones', () => {
    const of = (rest: string): number =>
      resolve(`a: ${with_("receive('a')", "call('a')", rest)},`)[0]!.slotCount;
    expect([of(''), of('slots: 0,'), of('slots: 9,')]).toEqual([6, 2, 11]);
  });

  test('instances have endpoints, notifications and numbers of their own', () => {
    const all = resolve(`
b: ${with_("call('worker.2')", "receive('b')")},
worker: ${with_("receive('worker')", "process('worker', 'inspect')", 'instances: 2,')},`);
    expect(all.map(({ name, program, spawnable }) => [name, program, spawnable])).toEqual([
      ['b', 0, false],
      ['worker.1', 1, true],
      ['worker.2', 1, true],
    ]);
    const endpoints = all.map(({ capabilities }) => capabilities[0]!.object);
    expect(endpoints).toEqual([2, 1, 2]);
    expect(all.slice(1).map(({ capabilities }) => capabilities[1]!.object)).toEqual([1, 2]);
    expect(all.map(({ description }) => description.autostart)).toEqual([undefined, false, false]);
  });

  test('what an instance calls elsewhere stays', () => {
    const all = resolve(`
b: ${with_("receive('b')", "clock('inspect')")},
worker: ${with_("receive('worker')", "call('b')", 'instances: 1,')},`);
    expect(all[1]!.capabilities[1]!.object).toBe(0);
  });
});
