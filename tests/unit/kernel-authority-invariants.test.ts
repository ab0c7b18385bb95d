/**
 * Random calls on capabilities, regions and processes by whoever runs; after each, the tables of authority must agree with
 * each other: lists, pool, mappings, lines, and what the first capabilities allowed.
 */
import fc from 'fast-check';
import { ALL_PROCESSES, ObjectType, Right, TRANSFER_MOVE } from '../../src/abi/capability';
import { FOREVER, Operation } from '../../src/abi/operation';
import { slotDetails, slots } from '../../src/kernel/capability/capability';
import { POOL_UNIT } from '../../src/kernel/configuration';
import { interruptOf } from '../../src/kernel/interrupt';
import { poolFree } from '../../src/kernel/memory/pool';
import { processes } from '../../src/kernel/process/process';
import { Region } from '../../src/kernel/memory/region';
import { Access, isAccessible } from '../../src/kernel/memory/user-memory';
import { KernelRig, POOL_BASE, POOL_SIZE, type Grant } from './support/kernel-rig';

const COUNT = 3;
const SLOTS = 10;
const LINE = 38;
const LINE_RIGHTS = Right.acknowledge;
/** The first place is nobody's. */
const NONE = 0;

/** Slots: 0 receive at one's own endpoint, 1 and 2 send to the others', 3 control of all, 4 for process 0: a line. */
function grantsOf(self: number): Grant[] {
  const others = [0, 1, 2].filter((each) => each !== self);
  const grants: Grant[] = [
    { slot: 0, type: ObjectType.endpoint, object: self, rights: Right.receive },
    ...others.map((object, index) => ({
      slot: 1 + index,
      type: ObjectType.endpoint,
      object,
      rights: Right.send | Right.grant,
    })),
    { slot: 3, type: ObjectType.process, object: ALL_PROCESSES, rights: Right.control },
  ];
  if (self === 0)
    grants.push({ slot: 4, type: ObjectType.interrupt, object: LINE, rights: LINE_RIGHTS, badge: 1 });
  return grants;
}

const step = fc.record({
  kind: fc.constantFrom(
    'copy', 'copy', 'mint', 'move', 'delete', 'revoke', 'allocate', 'allocate', 'map', 'map', 'unmap',
    'accept', 'give', 'give', 'receive', 'receive', 'reply', 'save', 'control', 'wait', 'acknowledge',
  ), // prettier-ignore
  from: fc.nat(SLOTS),
  to: fc.nat(SLOTS),
  value: fc.nat(0x1ff),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test.each([
  ['after every call', 0],
  ['between the pieces of every long operation', 3],
])('the tables of authority agree %s', (_when, nagging) => {
  let steps = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 90 }), (plan) => {
      host.reset();
      const rig = new KernelRig(
        [2, 3, 3].map((priority, self) => ({
          priority,
          slots: SLOTS,
          memoryLimit: 6 * POOL_UNIT,
          ...(self === 0 ? {} : { supervisor: 0 }),
          grants: grantsOf(self),
        })),
      );
      rig.timer.nagging = nagging;
      if (nagging > 0) rig.atPause = check;
      for (const one of plan) {
        if (rig.idle) for (let process = 0; process < COUNT; process++) rig.wake(process, 1);
        if (rig.idle) break;
        perform(rig, one);
        check();
        steps += 1;
      }
    }),
    { numRuns: 50 },
  );
  expect(steps).toBeGreaterThan(1000);
});

function perform(rig: KernelRig, { kind, from, to, value }: Step): void {
  const self = rig.running;
  const call = (
    operation: Operation,
    slot: number,
    a = 0,
    b = 0,
    m: [number, number, number, number] = [0, 0, 0, 0],
  ) => rig.call(self, operation, { slot, a, b, message: m });
  switch (kind) {
    case 'copy':
      return call(Operation.copy, from, to);
    case 'mint':
      return call(Operation.mint, from, to, value, [value & 3, 0, 0, 0]);
    case 'move':
      return call(Operation.move, from, to);
    case 'delete':
      return call(Operation.delete, from);
    case 'revoke':
      return call(Operation.revoke, from);
    case 'allocate':
      return call(Operation.allocateRegion, 0, POOL_UNIT << (value & 3), 0, [to, 0, 0, 0]);
    case 'map':
      return call(Operation.mapRegion, from, value & 3);
    case 'unmap':
      return call(Operation.unmapRegion, from);
    case 'accept':
      return call(Operation.accept, 0, to);
    case 'give':
      return call(Operation.callTransferring, 1 + (value & 1), 100, 0, [
        0,
        0,
        0,
        (value & 2 ? TRANSFER_MOVE : 0) + from,
      ]);
    case 'receive':
      return call(Operation.receive, 0, value & 1 ? FOREVER : 0);
    case 'reply':
      return call(Operation.reply, rig.result(self).a);
    case 'save':
      return call(Operation.saveReply, rig.result(self).a, to);
    case 'control':
      return call(Operation.processControl, 3, value % COUNT, (value >>> 2) % 3);
    case 'acknowledge':
      return call(Operation.acknowledgeInterrupt, from);
    case 'wait':
      rig.advance(200);
      if (!rig.idle) rig.call(rig.running, Operation.yield);
  }
}

function check(): void {
  checkLists();
  checkRegions();
  checkLine();
}

/** Who drives the line holds it; while it is open somebody does. */
function checkLine(): void {
  const { thread: driver, open } = interruptOf(LINE)!;
  if (driver === null) expect(open).toBe(false);
  else expect(holdersOf(LINE_RIGHTS)).toContain(driver.process.index);
}

function holdersOf(right: Right): number[] {
  const holds = (place: number): boolean =>
    slotDetails[place]!.type === ObjectType.interrupt && (slotDetails[place]!.rights & right) !== 0;
  return used().filter(holds).map(processAt);
}

function used(): number[] {
  return Array.from({ length: COUNT * SLOTS }, (_, place) => 1 + place).filter(
    (place) => slotDetails[place]!.type !== 0,
  );
}

function processAt(place: number): number {
  return Math.floor((place - 1) / SLOTS);
}

/** Each used slot is in one list, linked both ways, no deeper than one below what stands before it; what is derived has no more. */
function checkLists(): void {
  for (const place of used()) {
    const { next, previous, depth } = slotDetails[place]!;
    if (next !== NONE)
      expect([slotDetails[next]!.previous, slotDetails[next]!.type !== 0]).toEqual([place, true]);
    if (previous === NONE) continue;
    expect(slotDetails[previous]!.next).toBe(place);
    expect(depth).toBeLessThanOrEqual(slotDetails[previous]!.depth + 1);
    let parent = previous;
    while (parent !== NONE && slotDetails[parent]!.depth >= depth) parent = slotDetails[parent]!.previous;
    if (parent === NONE) continue;
    expect(slotDetails[place]!.rights & ~slotDetails[parent]!.rights).toBe(0);
    expect(slotDetails[place]!.type).toBe(slotDetails[parent]!.type);
  }
  for (let place = 1; place <= COUNT * SLOTS; place++)
    if (slotDetails[place]!.type === 0)
      expect([slots[place]!.object, slots[place]!.callKey]).toEqual([0, 0xffffffff]);
}

/** A region exists while somebody has a capability to it, its owner pays, and nobody touches more than he may. */
function checkRegions(): void {
  const named = new Map<number, Map<number, number>>();
  for (const place of used()) {
    if (slotDetails[place]!.type !== ObjectType.region) continue;
    const rights = named.get(slots[place]!.object) ?? new Map<number, number>();
    const holder = processAt(place);
    rights.set(holder, (rights.get(holder) ?? 0) | slotDetails[place]!.rights);
    named.set(slots[place]!.object, rights);
  }
  const paid = [0, 0, 0];
  for (const [address, rights] of named) {
    const region = overlay(Region, address);
    paid[region.owner]! += (1 << region.log2) / POOL_UNIT;
    for (let process = 0; process < COUNT; process++) {
      const allowed = rights.get(process) ?? 0;
      const can = (access: Access): boolean => isAccessible(processes[process]!, region.address, 4, access);
      if (can(Access.read)) expect(allowed & Right.read).not.toBe(0);
      if (can(Access.write)) expect(allowed & Right.write).not.toBe(0);
    }
  }
  expect([0, 1, 2].map((process) => processes[process]!.memoryUsed)).toEqual(paid);
  const total = paid.reduce((sum, units) => sum + units, 0);
  expect(poolFree()).toBe(POOL_SIZE - total * POOL_UNIT);
  if (total === 0) {
    for (let process = 0; process < COUNT; process++)
      expect(isAccessible(processes[process]!, POOL_BASE, 1, Access.read)).toBe(false);
  }
}
