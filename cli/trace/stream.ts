/** The trace of a system that is there to be read: running, halted, or as it was left in a dump. */
import { Elf } from '../../linker/elf';
import type { MemorySource } from '../inspect/memory';
import { EventClock, type TimedRecord } from './clock';
import { decodeRecord } from './decode';
import { SystemNames } from './names';
import { makeRecording, type Recording, type TraceEvent } from './recording';
import { RingReader } from './ring';

export class TraceStream {
  readonly names: SystemNames;
  /** False until the kernel has made its ring ready. */
  hasBegun = false;
  private readonly ring: RingReader;
  private readonly clock = new EventClock();
  private readonly events: TraceEvent[] = [];
  private cyclesPerMicrosecond = 0;
  private lost = 0;

  constructor(elf: string) {
    this.names = SystemNames.of(elf);
    this.ring = new RingReader(new Elf(elf));
  }

  /** Reads what is new; how many records that were, lost ones included. */
  async poll(memory: MemorySource): Promise<number> {
    const batch = await this.ring.poll(memory);
    if (!batch) return 0;
    this.hasBegun = true;
    this.cyclesPerMicrosecond = batch.cyclesPerMicrosecond;
    this.lost += batch.lost;
    this.keep(this.clock.place(batch));
    return batch.records.length + batch.lost;
  }

  /** Everything that was read until now. */
  finish(): Recording {
    this.keep(this.clock.finish());
    const { names, lost, events, cyclesPerMicrosecond } = this;
    const clock = { hertz: cyclesPerMicrosecond * 1_000_000 };
    return makeRecording({
      system: names.system,
      clock,
      processes: names.processes,
      lost,
      events: [...events],
    });
  }

  private keep(records: readonly TimedRecord[]): void {
    for (const record of records) {
      const event = decodeRecord(record, this.names);
      if (event) this.events.push(event);
    }
  }
}

/** What the ring holds now. */
export async function readTrace(memory: MemorySource, elf: string): Promise<Recording> {
  const stream = new TraceStream(elf);
  await stream.poll(memory);
  return stream.finish();
}
