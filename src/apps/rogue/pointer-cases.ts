/**
 * Bad pointers and lengths in every system call that takes any: to nothing, to others' memory, over the end of its own, to
 * memory that it may only read, and so long that address plus length wraps.
 */
import { LeaseDirection, LeaseRight, LeaseTransfer, Lending } from '../../abi/message';
import { Operation } from '../../abi/operation';
import { Status } from '../../abi/status';
import { SystemTopic } from '../../abi/system';
import { attempt } from './attempt';
import { Grant } from './main';
import { Targets } from './protocol';

const lending = new Lending();
const transfer = new LeaseTransfer();
const buffer = array(u8, 16);

export function badPointers(targets: Targets, token: u32): void {
  argumentAt(0, token, 'a null pointer');
  argumentAt(targets.kernelMemory, token, 'kernel memory');
  argumentAt(targets.kernelCode, token, "the kernel's code");
  argumentAt(targets.otherMemory, token, "another process's memory");
  argumentAt(targets.memory + targets.memorySize - 4, token, 'over the end of its memory');
  argumentAt(0xffff_fffc, token, 'over the end of the address space');
  resultAt(addressOf('constant') & 0xffff_fffc, 'its own constants');
  for (let index: u32 = 0; index < 4; index++) lendAt(targets, index);
  for (let index: u32 = 0; index < 4; index++) copyAt(targets, index, token);
}

/** A pointer to an argument or result block, in each call that has one. */
function argumentAt(address: u32, token: u32, what: string): void {
  attempt(Operation.callLending, Grant.console, address, 0, Status.invalidAddress, what);
  attempt(Operation.leaseCopy, token, address, 0, Status.invalidAddress, what);
  resultAt(address, what);
}

function resultAt(address: u32, what: string): void {
  attempt(Operation.processInformation, Grant.inspector, 0, address, Status.invalidAddress, what);
  attempt(Operation.takeFault, Grant.controller, address, 0, Status.invalidAddress, what);
  attempt(
    Operation.systemInformation,
    Grant.information,
    SystemTopic.summary,
    address,
    Status.invalidAddress,
    what,
  );
  attempt(
    Operation.systemInformation,
    Grant.information,
    SystemTopic.interrupt,
    address,
    Status.invalidAddress,
    what,
  );
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
  return index === 2 ? 0xffff_ffff : 16;
}

function badBuffer(index: u32): string {
  switch (index) {
    case 0:
      return 'a buffer in kernel memory';
    case 1:
      return "a buffer in another process's memory";
    case 2:
      return 'a buffer of 4294967295 bytes';
    default:
      return 'a buffer that wraps';
  }
}

function lendAt(targets: Targets, index: u32): void {
  lending.timeout = 0;
  lending.address = badAddress(targets, index);
  lending.length = badLength(index);
  lending.rights = LeaseRight.read;
  attempt(
    Operation.callLending,
    Grant.console,
    addressOf(lending),
    0,
    Status.invalidAddress,
    badBuffer(index),
  );
}

function copyAt(targets: Targets, index: u32, token: u32): void {
  prepareCopy(0, badAddress(targets, index), badLength(index));
  const status = index === 2 ? Status.leaseViolation : Status.invalidAddress;
  attempt(Operation.leaseCopy, token, addressOf(transfer), 0, status, badBuffer(index));
}

function prepareCopy(offset: u32, address: u32, length: u32): void {
  transfer.offset = offset;
  transfer.address = address;
  transfer.length = length;
  transfer.direction = LeaseDirection.fromClient;
}

/** Leases: beyond what the caller lent, against its rights, with rights that do not exist. */
export function badLeases(token: u32): void {
  const address = addressOf(buffer);
  copyOf(token, sizeof(Targets), 1, 'one byte past the end');
  copyOf(token, sizeof(Targets) - 4, 8, 'over the end');
  copyOf(token, 0xffff_fff8, 16, 'an offset that wraps');
  prepareCopy(0, address, 4);
  transfer.direction = LeaseDirection.toClient;
  attempt(
    Operation.leaseCopy,
    token,
    addressOf(transfer),
    0,
    Status.leaseViolation,
    'write what was lent for reading',
  );
  prepareCopy(0, address, 4);
  prepareCopy(0, address, 4);
  store8(addressOf(transfer) + offsetof(LeaseTransfer, 'direction'), 7);
  attempt(Operation.leaseCopy, token, addressOf(transfer), 0, Status.invalidArgument, 'in direction 7');
  const noToken = token ^ 0x8000_0000;
  attempt(
    Operation.leaseCopy,
    noToken,
    addressOf(transfer),
    0,
    Status.notWaiting,
    'of a caller that it does not have',
  );
  lending.timeout = 0;
  lending.address = address;
  lending.length = 4;
  lending.rights = 0xf0;
  attempt(
    Operation.callLending,
    Grant.console,
    addressOf(lending),
    0,
    Status.invalidArgument,
    'rights that do not exist',
  );
}

function copyOf(token: u32, offset: u32, length: u32, what: string): void {
  prepareCopy(offset, addressOf(buffer), length);
  attempt(Operation.leaseCopy, token, addressOf(transfer), 0, Status.leaseViolation, what);
}
