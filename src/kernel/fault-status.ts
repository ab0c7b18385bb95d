/**
 * A fault as the processor described it, taken once at entry, before anything can overwrite the registers.
 */
export class FaultStatus {
  /** Configurable and hard fault status, and the two address registers. */
  cfsr: u32 = 0;
  hfsr: u32 = 0;
  memoryAddress: u32 = 0;
  busAddress: u32 = 0;
  /** The fault came while a system call was being entered. */
  inSystemCall: bool = false;
  /** The context to be stored had a floating-point part. */
  floatingPointFrame: bool = false;
}
