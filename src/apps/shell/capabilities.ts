/**
 * `caps`: who may do what, read from the kernel's live tables.
 *
 * A capability is one line, `shell.0 endpoint console send,grant badge=9`: holder and slot, type, object, rights, badge;
 * what was derived has its parent behind it, what a restart made useless says so.
 */
import { ALL_PROCESSES, ObjectType, Right } from '../../abi/capability';
import { NO_SLOT } from '../../abi/operation';
import { Status } from '../../abi/status';
import { CapabilityInformation } from '../../abi/system';
import { capabilityInformation } from '../../runtime/system';
import { Words } from '../../runtime/words';
import { Grant } from './main';
import { findProcess, information, inspect, NO_PROCESS } from './processes';
import { writeRights } from './rights';
import { line, show } from './terminal';

const capability = new CapabilityInformation();
const candidate = new CapabilityInformation();

export function listCapabilities(words: Words): void {
  if (words.count === 1) {
    for (let process: u32 = 0; inspect(process); process++) listProcess(process);
    return;
  }
  const process = findProcess(words.word(1));
  if (process !== NO_PROCESS) {
    listProcess(process);
    return;
  }
  line.text("caps: no process is called '");
  line.bytesOf(words.word(1));
  line.text("'; 'ps' lists them");
  show();
}

function listProcess(process: u32): void {
  for (let slot: u32 = 0; look(process, slot, capability); slot++) {
    if (capability.type !== ObjectType.none) showCapability(process, slot);
  }
}

/** Whether slot `slot` of `process` is free. */
export function isFree(process: u32, slot: u32): bool {
  return look(process, slot, capability) && capability.type === ObjectType.none;
}

/** Shows one capability; nothing if there is none. */
export function showSlot(process: u32, slot: u32): void {
  if (look(process, slot, capability)) showCapability(process, slot);
}

function look(process: u32, slot: u32, into: CapabilityInformation): bool {
  return capabilityInformation(Grant.system, process, slot, into) === Status.ok;
}

function showCapability(process: u32, slot: u32): void {
  writeSlot(process, slot);
  line.byte(0x20);
  line.text(typeName(capability.type));
  line.byte(0x20);
  writeObject();
  line.byte(0x20);
  writeRights(capability.rights);
  line.text(' badge=');
  line.decimal(capability.badge);
  if (capability.parent !== NO_SLOT) {
    line.text(' parent=');
    writeSlot(capability.parent >>> 16, capability.parent & 0xffff);
  }
  if (capability.stale !== 0) line.text(' stale');
  show();
}

function writeSlot(process: u32, slot: u32): void {
  writeProcess(process);
  line.byte(0x2e);
  line.decimal(slot);
}

function writeProcess(process: u32): void {
  if (inspect(process)) line.name(information.name);
  else line.decimal(process);
}

function writeObject(): void {
  switch (capability.type) {
    case ObjectType.endpoint:
      writeEndpoint(capability.object);
      break;
    case ObjectType.notification:
      writeProcess(capability.object);
      break;
    case ObjectType.process:
      if (capability.object === ALL_PROCESSES) line.text('all');
      else writeProcess(capability.object);
      break;
    case ObjectType.region:
      line.hexadecimal(capability.object, 8);
      break;
    default:
      line.decimal(capability.object);
  }
}

/** An endpoint goes by the name of the process that receives there, or by its number while nobody does. */
function writeEndpoint(endpoint: u32): void {
  const receiver = receiverOf(endpoint);
  if (receiver !== NO_PROCESS) writeProcess(receiver);
  else line.decimal(endpoint);
}

function receiverOf(endpoint: u32): u32 {
  for (let process: u32 = 0; inspect(process); process++) {
    for (let slot: u32 = 0; look(process, slot, candidate); slot++) {
      const receives = candidate.type === ObjectType.endpoint && (candidate.rights & Right.receive) !== 0;
      if (receives && candidate.object === endpoint) return process;
    }
  }
  return NO_PROCESS;
}

function typeName(type: u32): string {
  switch (type) {
    case ObjectType.endpoint:
      return 'endpoint';
    case ObjectType.notification:
      return 'notification';
    case ObjectType.interrupt:
      return 'interrupt';
    case ObjectType.process:
      return 'process';
    case ObjectType.system:
      return 'system';
    case ObjectType.reply:
      return 'reply';
    case ObjectType.thread:
      return 'thread';
    case ObjectType.region:
      return 'region';
    case ObjectType.clock:
      return 'clock';
    default:
      return 'unknown';
  }
}
