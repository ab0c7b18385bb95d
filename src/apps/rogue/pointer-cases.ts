/**
 * Bad pointers and lengths in every system call that takes any: to nothing, to others' memory, over the end of its own, to
 * memory that it may only read, and so long that address plus length wraps.
 */
import { LeaseDirection, LeaseRight } from '../../abi/message';
import { FOREVER, Operation } from '../../abi/operation';
import { Status } from '../../abi/status';
import { SystemTopic } from '../../abi/system';
import { Written } from '../../interfaces/console';
import { ConsoleError } from '../../interfaces/generated/console-client';
import { Targets } from '../../interfaces/rogue';
import { Message } from '../../runtime/message';
import { callLending } from '../../runtime/messages';
import { attempt, console, witness, withWords } from './attempt';
import { Grant } from './main';

const BUFFER_LENGTH = 16;
/** Places for a buffer, and lengths, that are bad each in its own way. */
const BAD_BUFFERS = 4;

/** Number of the console's method `write`: what is lent to it for writing only can't be asked for by its stub. */
const CONSOLE_WRITE = 1;

const buffer = array(u8, BUFFER_LENGTH);
const message = new Message();

export function badPointers(targets: Targets, token: u32): void {
  const program = targets.program;
  blockAt(0, program, 'a null pointer');
  blockAt(targets.kernelMemory, program, 'kernel memory');
  blockAt(targets.kernelCode, program, "the kernel's code");
  blockAt(targets.otherMemory, program, "another process's memory");
  blockAt(targets.memory + targets.memorySize - 4, program, 'over the end of its memory');
  blockAt(0xffff_fffc, program, 'over the end of the address space');
  blockAt(0xffff_fff0, program, 'the end of the address space');
  resultAt(addressOf('constant') & 0xffff_fffc, 'its own constants');
  for (let index: u32 = 0; index < BAD_BUFFERS; index++) copyAt(targets, index, token);
  for (let index: u32 = 0; index < BAD_BUFFERS; index++) lendAt(targets, index);
}

/** A pointer to a block of arguments or results, in each call that has one. */
function blockAt(address: u32, program: u32, what: string): void {
  attempt(Operation.spawn, Grant.creator, program, address, Status.invalidAddress, what);
  resultAt(address, what);
}

function resultAt(address: u32, what: string): void {
  attempt(Operation.processInformation, Grant.inspector, 0, address, Status.invalidAddress, what);
  attempt(Operation.takeFault, Grant.controller, address, 0, Status.invalidAddress, what);
  informationAt(SystemTopic.summary, address, what);
  informationAt(SystemTopic.interrupt, address, what);
  informationAt(SystemTopic.capability, address, what);
  informationAt(SystemTopic.paths, address, what);
}

function informationAt(topic: SystemTopic, address: u32, what: string): void {
  attempt(Operation.systemInformation, Grant.information, topic, address, Status.invalidAddress, what);
}

/** Bad buffers, by number: where they start, how long they are, what is wrong with them. */
function badAddress(targets: Targets, index: u32): u32 {
  switch (index) {
    case 0:
      return targets.kernelMemory;
    case 1:
      return targets.otherMemory;
    case 2:
      return addressOf(buffer);
    default:
      return 0xffff_fff8;
  }
}

function badLength(index: u32): u32 {
  return index === 2 ? 0x3fff_ffff : BUFFER_LENGTH;
}

function badBuffer(index: u32): string {
  switch (index) {
    case 0:
      return 'a buffer in kernel memory';
    case 1:
      return "a buffer in another process's memory";
    case 2:
      return 'a buffer of 1073741823 bytes';
    default:
      return 'a buffer that wraps';
  }
}

/** What is lent is looked at when it is used: the console can't copy from it, and says so. */
function lendAt(targets: Targets, index: u32): void {
  const written = new Written();
  const error = console.write(spanAt(u8, badAddress(targets, index), badLength(index)), written);
  witness(error === ConsoleError.malformed && written.count === 0, badBuffer(index));
}

function copyAt(targets: Targets, index: u32, token: u32): void {
  const expected = index === 2 ? Status.leaseViolation : Status.invalidAddress;
  withWords(badAddress(targets, index), badLength(index), 0, 0);
  attempt(Operation.leaseCopy, token, 0, LeaseDirection.fromClient, expected, badBuffer(index));
}

/** Leases: beyond what the caller lent, against its rights, of others, and with a right that was not given. */
export function badLeases(token: u32): void {
  copyOf(token, sizeof(Targets), 1, 'one byte past the end');
  copyOf(token, sizeof(Targets) - 4, 8, 'over the end');
  copyOf(token, 0xffff_fff8, BUFFER_LENGTH, 'an offset that wraps');
  const violation = Status.leaseViolation;
  copyBy(token, LeaseDirection.toClient, violation, 'write what was lent for reading');
  copyBy(token, 7, Status.invalidArgument, 'in direction 7');
  copyBy(token ^ 0x100, LeaseDirection.fromClient, Status.notWaiting, 'of a caller that it does not have');
  message.label = CONSOLE_WRITE;
  callLending(Grant.console, message, addressOf(buffer), BUFFER_LENGTH, LeaseRight.write, FOREVER);
  witness(message.label === ConsoleError.malformed, 'be read from what was lent for writing');
}

function copyOf(token: u32, offset: u32, length: u32, what: string): void {
  withWords(addressOf(buffer), length, 0, 0);
  attempt(Operation.leaseCopy, token, offset, LeaseDirection.fromClient, Status.leaseViolation, what);
}

function copyBy(token: u32, direction: u32, expected: Status, what: string): void {
  withWords(addressOf(buffer), 4, 0, 0);
  attempt(Operation.leaseCopy, token, 0, direction, expected, what);
}
