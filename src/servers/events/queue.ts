/**
 * The events that wait for one subscriber. When it is full the oldest gives way, and the one behind it remembers how many were
 * lost right before it: a subscriber sees where the gap is, and what it gets is what happened last.
 *
 * Invariant: the events are at `first`, `first + 1`, ... modulo the capacity, oldest first, `count` of them.
 */
import { Event } from '../../interfaces/events';

export const QUEUE_CAPACITY = 8;

export class EventQueue {
  readonly events = structs(Event, QUEUE_CAPACITY);
  first: u32 = 0;
  count: u32 = 0;

  isFull(): bool {
    return this.count === QUEUE_CAPACITY;
  }

  /** The oldest; there is one. */
  oldest(): Event {
    return this.events[this.first];
  }

  push(event: Event): void {
    assert(this.count < QUEUE_CAPACITY, 'events: queue is full');
    assign(this.events[(this.first + this.count) % QUEUE_CAPACITY], event);
    this.count++;
  }

  /** Moves the oldest to `event`; false if there is none. */
  take(event: Event): bool {
    if (this.count === 0) return false;
    assign(event, this.oldest());
    this.dropOldest();
    return true;
  }

  /** The oldest is lost, with those that were lost before it. */
  loseOldest(): void {
    const lost = this.oldest().lost + 1;
    this.dropOldest();
    this.oldest().lost += lost;
  }

  clear(): void {
    this.count = 0;
  }

  dropOldest(): void {
    this.first = (this.first + 1) % QUEUE_CAPACITY;
    this.count--;
  }
}
