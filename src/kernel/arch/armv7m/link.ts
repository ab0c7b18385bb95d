/**
 * What the linker tells the kernel through the addresses of symbols (docs/0003-abi.md, "Memory and link").
 */

/** Only the address of such a thing means something. */
class LinkerSymbol {
  word: u32 = 0;
}

declare const __process_images: LinkerSymbol;
declare const __process_image_count: LinkerSymbol;
declare const __kernel_stack_base: LinkerSymbol;
declare const __kernel_stack_top: LinkerSymbol;

/** Address of the first ProcessImage. */
export function processImages(): u32 {
  return addressOf(__process_images);
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
