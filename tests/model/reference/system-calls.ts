/** What the kernel tells about itself, as far as it follows from what everybody did. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { NO_SLOT } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { KernelState, SystemTopic } from '../../../src/abi/system';
import { lookUp, peerStatus } from './capabilities';
import { numberOf } from './capability-calls';
import { type Capability, Line, type Registers, type Thread } from './objects';
import { type Output, type World, has } from './world';

const NO_PROCESS = 0xff;

type Told = Pick<Output, 'type' | 'fields'>;

export function information(world: World, caller: Thread, registers: Registers): Status {
  const [slot, , topic, address, index] = registers;
  const found = lookUp(caller, slot, ObjectType.system, Right.inspect);
  if (typeof found === 'number') return found;
  if (SystemTopic[topic] === undefined) return Status.invalidArgument;
  const { process } = caller;
  if (address !== process.plan.scratch) return Status.invalidAddress;
  const told = tell(world, topic, index);
  if (!told) return Status.nothing;
  world.output = { process, module: 'system', ...told };
  return Status.ok;
}

function tell(world: World, topic: SystemTopic, index: number): Told | undefined {
  switch (topic) {
    case SystemTopic.interrupt:
      return tellInterrupt(world.lines[index]);
    case SystemTopic.capability:
      return tellCapability(world, index);
    case SystemTopic.paths:
      return { type: 'PathStatistics', fields: {} };
    default: {
      const [processCount, interruptCount] = [world.processes.length, world.lines.length];
      return { type: 'SystemSummary', fields: { state: KernelState.running, processCount, interruptCount } };
    }
  }
}

function tellInterrupt(line: Line | undefined): Told | undefined {
  if (!line) return undefined;
  const { number, delivered, open, driver } = line;
  const fields = { line: number, delivered, masked: open ? 0 : 1, process: driver?.index ?? NO_PROCESS };
  return { type: 'InterruptInformation', fields };
}

function tellCapability(world: World, index: number): Told | undefined {
  const space = world.processes[index >>> 16]?.space;
  const slot = index & 0xffff;
  if (!space || slot >= space.length) return undefined;
  const capability = space[slot];
  if (!capability)
    return { type: 'CapabilityInformation', fields: { type: ObjectType.none, parent: NO_SLOT } };
  return { type: 'CapabilityInformation', fields: fieldsOf(world, capability) };
}

function fieldsOf(world: World, capability: Capability): Told['fields'] {
  const { type, target, rights, badge, depth, parent } = capability;
  const isOpaque = [ObjectType.thread, ObjectType.reply].includes(type);
  const isStale = type === ObjectType.endpoint ? has(capability, Right.send) : type === ObjectType.process;
  return {
    type,
    rights,
    badge,
    depth,
    object: isOpaque ? undefined : target instanceof Line ? target.number : numberOf(world, type, target),
    parent: parent ? ((parent.space.index << 16) | parent.slot) >>> 0 : NO_SLOT,
    stale:
      type === ObjectType.thread ? undefined : isStale && peerStatus(capability) === Status.restarted ? 1 : 0,
  };
}
