/** Devices from a manager (`devices`, `managesDevices`): the mistakes, what the manager is granted, and what it is told. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processOverrides } from '../../cli/build/configurations';
import { ObjectType, Right } from '../../src/abi/capability';
import { authorityOf, formatAuthority } from '../../system/authority';
import { managedDevices } from '../../system/devices';
import { resolveSystem } from '../../system/resolve';
import { check, folder, load, process_ } from './system-files';

const MANAGER = `manager: ${process_("priority: 1, managesDevices: true, grants: { clock: clock('inspect') }")},`;
const driver = (devices: string, name = 'a'): string =>
  `${name}: ${process_(`priority: 2, devices: [${devices}]`)},`;
const DRIVERS = `${driver("'usart2', 'rng'")}\n${driver("'usart2', 'gpioa'", 'b')}`;

test('drivers may share what they drive by turns', () => {
  expect(check(`${MANAGER}\n${DRIVERS.replace('rng', 'iwdg')}`)).toBe('');
});

test.each([
  [
    'a misspelt device',
    `${MANAGER}\n${driver("'usrt2'")}`,
    /:6: error: a: the board has no peripheral or interrupt usrt2\n {2}did you mean usart2\?/,
  ],
  [
    'a bus master',
    `${MANAGER}\n${driver("'dma1'")}`,
    /error: manager: dma1 is a bus master and is never granted/,
  ],
  ['nobody to have it from', driver("'usart2'"), /:5: error: a: nobody manages the devices that it wants/],
  [
    'two managers',
    `${MANAGER}\n${MANAGER.replace('manager', 'other')}`,
    /:6: error: other: manager manages the devices already/,
  ],
  [
    'a device that somebody has at all times',
    `${MANAGER}\n${driver("'usart2'")}\nb: ${process_("priority: 3, peripherals: ['usart2']")},`,
    /error: peripheral usart2 is granted twice: to b and manager/,
  ],
  [
    'a device whose clock nobody turns on',
    `${MANAGER}\n${driver("'usart2', 'rng'")}`,
    /:6: error: a: nobody turns on the clock of rng: .*\n {2}have the start-up code in src\/bsp\/stm32f4-discovery turn it on/,
  ],
  [
    'registers whose clock nobody turns on',
    `a: ${process_("priority: 1, peripherals: ['usart2', 'iwdg', 'spi2']")},`,
    /:5: error: a: nobody turns on the clock of spi2/,
  ],
  [
    'a grant of registers whose clock nobody turns on',
    `a: ${process_("priority: 1, grants: { x: peripheral('spi2') }")},`,
    /:5: error: a: nobody turns on the clock of spi2/,
  ],
  [
    'an interrupt that somebody else is granted',
    `${MANAGER}\n${driver("'usart2'")}\nb: ${process_("priority: 3, grants: { line: interrupt('usart2', 'x') }")},`,
    /error: interrupt usart2 is granted twice/,
  ],
])('%s', (_, processes, message) => expect(check(processes)).toMatch(message));

test('the manager has registers and interrupts behind its grants, before its free slots', () => {
  const system = load(`${MANAGER}\n${DRIVERS}`);
  const grant = { file: 'p.ts', line: 3, members: { clock: 0 } };
  const resolved = resolveSystem(system, (name) => (name === 'manager' ? { grant } : {}));
  const [manager] = resolved;
  const region = { type: ObjectType.region, rights: Right.read | Right.write, badge: 10 };
  expect(manager!.capabilities).toMatchObject([
    { slot: 0, type: ObjectType.clock },
    { slot: 1, ...region, object: 0x40004400 },
    { slot: 2, type: ObjectType.interrupt, object: 38, rights: Right.acknowledge | Right.inspect, badge: 0 },
    { slot: 3, ...region, object: 0x50060800 },
    { slot: 4, type: ObjectType.interrupt, object: 80 },
    { slot: 5, ...region, object: 0x40020000 },
  ]);
  expect(manager!.slotCount).toBe(6 + 4);
  const text = authorityOf(resolved).map(formatAuthority);
  expect(text[1]).toBe('manager.1 region 0x40004400 read,write badge=10');
});

test('what has registers only, and what is a line only, are devices of their own', () => {
  const system = load(`${MANAGER}\n${driver("'exti', 'exti0', 'exti15To10'")}`);
  const grant = { file: 'p.ts', line: 3, members: { clock: 0 } };
  const [manager] = resolveSystem(system, (name) => (name === 'manager' ? { grant } : {}));
  expect(manager!.capabilities.slice(1)).toMatchObject([
    { slot: 1, type: ObjectType.region, object: 0x40013c00 },
    { slot: 2, type: ObjectType.interrupt, object: 6 },
    { slot: 3, type: ObjectType.interrupt, object: 40 },
  ]);
  expect(managedDevices(system.description, system.board)).toEqual([
    { name: 'exti', region: 0, line: undefined, users: ['a'] },
    { name: 'exti0', region: undefined, line: 1, users: ['a'] },
    { name: 'exti15To10', region: undefined, line: 2, users: ['a'] },
  ]);
});

test('the manager is told what they are, where they lie, and who may have them', () => {
  const place = path.join(folder, 'manager');
  mkdirSync(place);
  const file = path.join(place, 'configuration.ts');
  writeFileSync(file, 'export const DEVICES = 0;\nexport const DEVICE_SLOT_COUNT = 0;\n');
  writeFileSync(path.join(place, 'main.ts'), 'export function main(): void {}\n');
  const manager = MANAGER.replace("'program.ts'", "'manager/main.ts'");
  const told = (processes: string): string | undefined =>
    processOverrides(load(processes), 'manager').get(file);
  expect(told(`${manager}\n${DRIVERS}`)).toBe(
    'export const DEVICES = table(Device, [' +
      '{ name: "usart2", region: 0, line: 1, users: 6n }, ' +
      '{ name: "rng", region: 2, line: 3, users: 2n }, ' +
      '{ name: "gpioa", region: 4, line: 4294967295, users: 4n }' +
      ']);\nexport const DEVICE_SLOT_COUNT = 5;\n',
  );
  expect(told(manager)).toContain('DEVICE_SLOT_COUNT = 0;');
});
