/** Device lines: masked when delivered, until the driver acknowledges; masked while it is dead. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { Status } from '../../../src/abi/status';
import { InterruptFlag } from '../../../src/abi/system';
import { lookUp } from './capabilities';
import { notify } from './notifications';
import { Line, type Registers, type Thread } from './objects';
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
  if (found.target instanceof Line) found.target.open = true;
  return Status.ok;
}

export function state(_world: World, caller: Thread, [slot]: Registers): Status {
  const found = lookUp(caller, slot, ObjectType.interrupt, Right.inspect);
  if (typeof found === 'number') return found;
  const line = found.target;
  if (!(line instanceof Line)) throw new Error('an interrupt capability that names no line');
  const posted = line.driver !== undefined && (line.driver.first.pending & line.bits) !== 0;
  const flags = (line.open ? InterruptFlag.enabled : 0) | (posted ? InterruptFlag.posted : 0);
  finish(caller, Status.ok, { r6: flags, r7: line.delivered });
  return Status.ok;
}
