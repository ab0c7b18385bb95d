/** A device that the manager holds: capabilities in its slots, counted from the first one of devices. */
export class Device {
  /** The board's name for it. */
  name: string = '';
  /** Of its registers; NO_SLOT: it is a line alone. */
  region: u32 = 0;
  /** Of its interrupt; NO_SLOT: it has none. */
  line: u32 = 0;
  /** Processes that may have it: one bit for each, by its number. */
  users: u64 = 0n;
}
