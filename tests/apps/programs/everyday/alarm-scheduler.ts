/** A scheduler of alarms, with callbacks and cancelling. Messages: "tick 5", "tick 5", "cancel 2", "tick 10", "tick 100", "list". */
import { assert } from 'conductor/app';

interface Alarm {
  readonly id: number;
  due: number;
  period?: number;
  callback: (time: number) => void;
}

class Scheduler {
  private alarms: Alarm[] = [];
  private nextId = 1;
  private time = 0;

  after(delay: number, callback: (time: number) => void): number {
    return this.add({ id: this.nextId++, due: this.time + delay, callback });
  }

  every(period: number, callback: (time: number) => void): number {
    assert(period > 0, 'a period has to be positive');
    return this.add({ id: this.nextId++, due: this.time + period, period, callback });
  }

  cancel(id: number): boolean {
    const before = this.alarms.length;
    this.alarms = this.alarms.filter((alarm) => alarm.id !== id);
    return this.alarms.length < before;
  }

  advance(by: number): number {
    const end = this.time + by;
    let fired = 0;
    while (this.alarms.length > 0 && this.alarms[0].due <= end) {
      const alarm = this.alarms.shift()!;
      this.time = alarm.due;
      alarm.callback(this.time);
      fired++;
      if (alarm.period !== undefined) this.add({ ...alarm, due: alarm.due + alarm.period });
    }
    this.time = end;
    return fired;
  }

  describe(): string {
    return (
      this.alarms.map(({ id, due, period }) => `#${id}@${due}${period ? `/${period}` : ''}`).join(' ') ||
      'none'
    );
  }

  private add(alarm: Alarm): number {
    this.alarms.push(alarm);
    this.alarms.sort((a, b) => a.due - b.due || a.id - b.id);
    return alarm.id;
  }
}

const scheduler = new Scheduler();
let beats = 0;

export function onStart(): void {
  scheduler.after(7, (time) => console.log(`once at ${time}`));
  scheduler.every(3, (time) => {
    beats++;
    console.log(`beat ${beats} at ${time}`);
  });
  const id = scheduler.every(4, () => console.log('never'));
  scheduler.cancel(id);
  scheduler.after(12, () => {
    scheduler.after(3, (time) => console.log('nested at', time));
  });
}

export function onMessage(text: string): string {
  const [command, argument = '0'] = text.split(' ');
  const value = Number(argument);
  if (command === 'tick') return `${scheduler.advance(value)} fired`;
  if (command === 'cancel') return String(scheduler.cancel(value));
  return scheduler.describe();
}
