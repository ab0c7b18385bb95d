/**
 * The boot's self-test: what keeps processes apart is seen to work before any of them runs.
 *
 * For each process that starts at boot a word is stored, without privilege and through the process's own regions: into its stack,
 * which must succeed; right below its stack, and into the kernel, which must be refused by the protection unit and by nothing
 * else. The words that are stored are those that are there.
 */
import { isDataAccess, isUndefined } from '../arch/armv7m/fault-classification';
import { probeStore } from '../arch/armv7m/memory-protection';
import { imageOf, processes } from '../process/process';
import { kernel } from '../state';
import { Thread, firstThread } from '../thread/thread';
import { BootFailure, failBoot } from './boot-failure';

/** The last step of the boot. */
export function testProtection(): void {
  for (const process of processes) {
    if (!process.alive) continue;
    const thread = firstThread(process);
    const stackBase = imageOf(process).stackBase;
    if (!isUndefined(probe(thread, stackBase))) failBoot(BootFailure.stack);
    if (!isDataAccess(probe(thread, stackBase - 4))) failBoot(BootFailure.guard);
    if (!isDataAccess(probe(thread, addressOf(kernel)))) failBoot(BootFailure.kernel);
  }
}

/** The fault status that comes of the store: that of the probe's own undefined instruction if it was allowed. */
function probe(thread: Thread, address: u32): u32 {
  return probeStore(addressOf(thread.protection), thread.stackPointer, address, load32(address));
}
