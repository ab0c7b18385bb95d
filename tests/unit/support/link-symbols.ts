/** What the linker tells the kernel through the addresses of symbols, which on the host are nobody's. */
import { runtime } from '../../../transpile/js/host';
import { POOL_BASE, POOL_SIZE } from './kernel-images';

/** The boot finds so many images, and the pool of the other tests. */
export function provideLinkSymbols(images: number): void {
  Object.assign(runtime.internals('src/kernel/arch/armv7m/link.ts'), {
    processImageCount: () => images,
    poolStart: () => POOL_BASE,
    poolSize: () => POOL_SIZE,
  });
}
