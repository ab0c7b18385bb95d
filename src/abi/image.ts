/**
 * How the build describes the processes of a system to the kernel: a table of {@link ProcessImage} in flash, one for
 * each process in the order of the system file, followed through its addresses to their initial capabilities. The
 * build writes these from the layout it solved; nobody writes them by hand.
 */

/** One MPU region as the two register words that set it (region number and VALID in the base word). */
export class RegionImage {
  base: u32 = 0;
  attributes: u32 = 0;
  /** What the words cover, for address checks: first byte and length in bytes (subregions applied). */
  start: u32 = 0;
  length: u32 = 0;
  /** 1 readable, 2 writable, 4 executable by the process. */
  access: u32 = 0;
}

/** Regions that belong to a process, at most; the others of the processor's eight stay disabled. */
export const PROCESS_REGIONS = 8;

/** One initial capability. */
export class CapabilityImage {
  slot: u32 = 0;
  /** An ObjectType. */
  type: u32 = 0;
  /** Bits of Right. */
  rights: u32 = 0;
  /**
   * Endpoint: its number. Notification, thread: index of the process. Process: index or ALL_PROCESSES. Interrupt: line. Region: the
   * address of a device's registers. Of a region this word and the next are the kernel's object.
   */
  object: u32 = 0;
  /**
   * Endpoint: the badge that the receiver sees. Notification: the bits it may set. Interrupt: the bits it raises, 0 for those that its
   * holder mints. Region: the logarithm of its size.
   */
  badge: u32 = 0;
}

export class ProcessImage {
  readonly name = array(u8, 16);
  entry: u32 = 0;
  /** The stack grows down from `stackTop` to `stackBase`, which is the lowest address of the process's RAM. */
  stackBase: u32 = 0;
  stackTop: u32 = 0;
  /** Initialised data: where it lives, where its initial bytes are, and its length. All multiples of 4; the rest begins as zeroes. */
  dataStart: u32 = 0;
  dataLoad: u32 = 0;
  dataLength: u32 = 0;
  flashBase: u32 = 0;
  flashSize: u32 = 0;
  ramBase: u32 = 0;
  ramSize: u32 = 0;
  /** Bytes of the RAM that are made ready at each start; the rest, at its end, is retained. A multiple of 4. */
  resetSize: u32 = 0;
  /** 0 is the most urgent, 31 the least. */
  priority: u32 = 0;
  /** 1: started at boot. */
  autostart: u32 = 0;
  /** Index of the process that decides about its ends, or 0xff. Its own: its end resets the system. */
  supervisor: u32 = 0xff;
  /** 1: may use the FPU. */
  floatingPoint: u32 = 0;
  capabilityCount: u32 = 0;
  /** Address of `capabilityCount` CapabilityImages. */
  capabilities: u32 = 0;
  /** Slots: one more than the highest grant, and the free ones. */
  slotCount: u32 = 0;
  /** The index of the first process of the same program: those are its instances. */
  program: u32 = 0;
  /** 1: one of the instances that `spawn` may use. */
  spawnable: u32 = 0;
  /** Bytes of the pool that it may hold (an instance: until `spawn` says otherwise). */
  memoryLimit: u32 = 0;
  /** Threads beside the first, the lowest address of their stacks (one after the other), and the bytes of each. */
  threadCount: u32 = 0;
  threadStacks: u32 = 0;
  threadStackSize: u32 = 0;
  /** Regions that each of its threads may use, those mapped at run time among them: 4, or 8 (and then it has a wide area). */
  regionLimit: u32 = 4;
  /** Bytes of the RAM that are cleared when the kernel boots: all, but for what outlives a reset. */
  clearSize: u32 = 0;
  /** Address of the table of what is kept when a fault ends it: see `copyPieces` of the kernel. */
  pieces: u32 = 0;
  regionCount: u32 = 0;
  readonly regions = structs(RegionImage, 8);
}
