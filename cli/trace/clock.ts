/**
 * From readings of the counter to times. Between two records of time the counter only counts down, so an event's time is that of the
 * last such record plus the difference of the readings, modulo the counter's bits.
 *
 * When the counter has come to zero and the kernel has not noted it yet, a reading is higher than the one before it: that event
 * waits for the next record of time, and is placed before that. A reading of zero says nothing: simulators show it also from
 * when a count is set until it is taken. Such an event has the time of the one before it.
 */
import { TRACE_COUNTER_BITS, TraceKind } from '../../src/abi/trace';
import type { Anchor, Batch, RawRecord } from './ring';

const PERIOD = 2 ** TRACE_COUNTER_BITS;
const WORD = 2 ** 32;

export interface TimedRecord extends RawRecord {
  /** Microseconds since the boot. */
  readonly time: number;
  /** Records missing before it. */
  readonly lost: number;
}

interface Waiting {
  readonly record: RawRecord;
  readonly lost: number;
}

export class EventClock {
  private anchor: Anchor | undefined;
  /** Cycles from the anchor to the last event. */
  private elapsed = 0;
  private waiting: Waiting[] = [];
  private cycles = 1;
  private latest = 0;
  /** Of the last event that was placed. */
  private last = 0;
  /** Records missing before a record of time: the next event says so. */
  private owed = 0;

  /** The events whose time is known now, in order. */
  place(batch: Batch): TimedRecord[] {
    this.cycles = batch.cyclesPerMicrosecond;
    this.latest = batch.latest;
    const placed: TimedRecord[] = [];
    if (batch.lost > 0 || this.anchor === undefined) {
      placed.push(...this.finish());
      this.begin(batch.anchor);
    }
    batch.records.forEach((record, index) =>
      placed.push(...this.placeOne(record, index === 0 ? batch.lost : 0)),
    );
    return placed;
  }

  /** Those that still wait for a record of time that will not come. */
  finish(): TimedRecord[] {
    const late = this.waiting.map((each) => this.timed(each, this.lastTime()));
    this.waiting = [];
    return late;
  }

  private begin(anchor: Anchor | undefined): void {
    this.anchor = anchor;
    this.elapsed = 0;
  }

  private placeOne(record: RawRecord, missing: number): TimedRecord[] {
    const isTime = record.kind === TraceKind.time || record.kind === TraceKind.setTime;
    const lost = this.owed + missing;
    this.owed = isTime ? lost : 0;
    if (isTime) return this.settle(record);
    if (record.kind === TraceKind.boot) {
      const former = this.finish();
      this.begin(undefined);
      this.last = 0;
      this.waiting.push({ record, lost });
      return former;
    }
    if (this.waiting.length > 0 || !this.isInOrder(record)) {
      this.waiting.push({ record, lost });
      return [];
    }
    return [this.timed({ record, lost }, this.lastTime())];
  }

  /** Time does not go back, whatever a reading was. */
  private timed({ record, lost }: Waiting, time: number): TimedRecord {
    this.last = Math.max(this.last, time);
    return { ...record, time: this.last, lost };
  }

  /** Of the last event whose reading could be believed. */
  private lastTime(): number {
    return this.anchor ? this.anchor.time + this.elapsed / this.cycles : this.latest;
  }

  /** Whether the counter has only counted down since the event before. */
  private isInOrder({ reading }: RawRecord): boolean {
    if (!this.anchor) return false;
    if (reading === 0) return true;
    const elapsed = modulo(this.anchor.reading - reading);
    if (elapsed < this.elapsed) return false;
    this.elapsed = elapsed;
    return true;
  }

  /** A record of time: what waits was before it. */
  private settle(record: RawRecord): TimedRecord[] {
    const anchor = { reading: record.reading, time: this.wholeTime(record.subject) };
    const placed = this.waiting.map((each) => this.timed(each, this.timeBefore(anchor, each.record, record)));
    this.waiting = [];
    this.begin(anchor);
    return placed;
  }

  /** Of an event that waited for `end`. Where a count was set, readings before it and after it have nothing to do with one another. */
  private timeBefore(anchor: Anchor, event: RawRecord, end: RawRecord): number {
    const isCounted = end.kind === TraceKind.time && event.reading !== 0;
    return isCounted ? anchor.time - this.before(anchor, event) : Math.min(this.lastTime(), anchor.time);
  }

  /** Microseconds from an event to the anchor; less than 0 if it is of the cycles of that very microsecond. */
  private before(anchor: Anchor, { reading }: RawRecord): number {
    const cycles = modulo(reading - anchor.reading);
    return (cycles > PERIOD - this.cycles ? cycles - PERIOD : cycles) / this.cycles;
  }

  /** The time that has this low word, nearest to the latest. */
  private wholeTime(low: number): number {
    const whole = this.latest - (this.latest % WORD) + low;
    if (whole > this.latest + WORD / 2) return Math.max(low, whole - WORD);
    return whole < this.latest - WORD / 2 ? whole + WORD : whole;
  }
}

function modulo(cycles: number): number {
  return ((cycles % PERIOD) + PERIOD) % PERIOD;
}
