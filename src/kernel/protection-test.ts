/**
 * The boot's self-test: what keeps processes apart is seen to work before any of them runs.
 *
 * For each process that starts at boot a word is stored, without privilege and through the process's own regions: into its stack,
 * which must succeed; right below its stack, and into the kernel, which must be refused by the protection unit and by nothing
 * else. The words that are stored are those that are there.
 */
import { ProcessImage } from '../abi/image';
import { isDataAccess } from './arch/armv7m/fault-classification';
import { probeStore } from './arch/armv7m/memory-protection';
import { imageOf, processes } from './process';
import { kernel } from './state';
import { threads } from './thread';

/** Nothing, or what is wrong. */
export function testProtection(): string {
  for (let i: u32 = 0; i < kernel.processCount; i++) {
    const image = imageOf(processes[i]);
    if (image.autostart === 0) continue;
    if (isRefused(i, image, image.stackBase)) return 'a process cannot use its stack';
    if (!isRefused(i, image, image.stackBase - 4)) return 'a stack has no guard';
    if (!isRefused(i, image, addressOf(kernel))) return 'a process can write to the kernel';
  }
  return '';
}

function isRefused(process: u32, image: ProcessImage, address: u32): bool {
  const status = probeStore(addressOf(threads[process].protection), image.stackTop, address, load32(address));
  return isDataAccess(status);
}
