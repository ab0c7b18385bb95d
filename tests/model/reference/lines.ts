/** Device lines: masked when delivered, until the driver acknowledges; masked while there is none. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { Status } from '../../../src/abi/status';
import { InterruptFlag } from '../../../src/abi/system';
import { lookUp } from './capabilities';
import { notify } from './notifications';
import { type Capability, Line, type Process, type Registers, type Thread } from './objects';
import { finish } from './scheduler';
import type { World } from './world';

export function deliver(world: World, number: number): void {
  const line = world.lines.find((each) => each.number === number);
  if (!line?.open || !line.driver) return;
  line.open = false;
  line.delivered += 1;
  if (line.driver.alive) notify(world, line.driver.first, line.bits);
}

export function acknowledge(_world: World, caller: Thread, [slot]: Registers): Status {
  const found = lookUp(caller, slot, ObjectType.interrupt, Right.acknowledge);
  if (typeof found === 'number') return found;
  const { target, badge } = found;
  if (badge === 0) return Status.insufficientRights;
  return target instanceof Line && drive(target, caller.process, badge) ? Status.ok : Status.busy;
}

/** The process hears of the line; false while it is another's. */
export function drive(line: Line, process: Process, bits: number): boolean {
  if (line.driver && line.driver !== process) return false;
  Object.assign(line, { driver: process, bits, open: true });
  return true;
}

/** The process has these capabilities left: who may not acknowledge any more is no driver. */
export function loseLine(line: Line, process: Process, left: readonly Capability[]): void {
  if (line.driver !== process || left.some(({ rights }) => (rights & Right.acknowledge) !== 0)) return;
  line.driver = undefined;
  line.open = false;
}

export function state(_world: World, caller: Thread, [slot]: Registers): Status {
  const found = lookUp(caller, slot, ObjectType.interrupt, Right.inspect);
  if (typeof found === 'number') return found;
  const line = found.target;
  if (!(line instanceof Line)) throw new Error('an interrupt capability that names no line');
  // What is pending of the dead is nothing.
  const posted = line.driver?.alive === true && (line.driver.first.pending & line.bits) !== 0;
  const flags = (line.open ? InterruptFlag.enabled : 0) | (posted ? InterruptFlag.posted : 0);
  finish(caller, Status.ok, { r6: flags, r7: line.delivered });
  return Status.ok;
}
