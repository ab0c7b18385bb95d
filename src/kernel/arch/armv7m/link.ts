/**
 * What the linker tells the kernel through the addresses of symbols (docs/0003-abi.md, "Memory and link").
 */

import { ProcessImage } from '../../../abi/image';
import { PROCESS_COUNT } from '../../configuration';

/** The build's descriptions of all processes, in flash. */
class ProcessImages {
  readonly images = structs(ProcessImage, PROCESS_COUNT);
}

/** Only the address of such a thing means something. A byte, so that nothing is assumed about its low bits. */
class LinkerSymbol {
  byte: u8 = 0;
}

declare const __process_images: ProcessImages;
declare const __process_image_count: LinkerSymbol;
declare const __kernel_stack_base: LinkerSymbol;
declare const __kernel_stack_top: LinkerSymbol;
declare const __pool_start: LinkerSymbol;
declare const __pool_size: LinkerSymbol;

export function processImage(index: u32): ProcessImage {
  return __process_images.images[index];
}

export function processImageCount(): u32 {
  return addressOf(__process_image_count);
}

export function kernelStackBase(): u32 {
  return addressOf(__kernel_stack_base);
}

export function kernelStackTop(): u32 {
  return addressOf(__kernel_stack_top);
}

export function poolStart(): u32 {
  return addressOf(__pool_start);
}

export function poolSize(): u32 {
  return addressOf(__pool_size);
}
