/** Observable values with unsubscribe closures, and values that are computed of others. Messages: "a 2", "b 3", "stop", "a 10", "b 10", "log". */
type Unsubscribe = () => void;

class Observable<T> {
  private observers = new Set<(value: T, previous: T) => void>();

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  set value(next: T) {
    if (next === this.current) return;
    const previous = this.current;
    this.current = next;
    for (const observer of [...this.observers]) observer(next, previous);
  }

  subscribe(observer: (value: T, previous: T) => void): Unsubscribe {
    this.observers.add(observer);
    return () => {
      this.observers.delete(observer);
    };
  }

  map<U>(fn: (value: T) => U): Observable<U> {
    const result = new Observable<U>(fn(this.current));
    this.subscribe((value) => {
      result.value = fn(value);
    });
    return result;
  }
}

const log: string[] = [];
const a = new Observable(1);
const b = new Observable(1);
const doubled = a.map((n) => n * 2);
const label = doubled.map((n) => (n > 10 ? 'large' : 'small'));
const subscriptions: Unsubscribe[] = [
  a.subscribe((value, previous) => log.push(`a: ${previous} -> ${value}`)),
  b.subscribe((value) => log.push(`b: ${value}`)),
  label.subscribe((text, before) => log.push(`label: ${before} -> ${text}`)),
];

export function onMessage(text: string): string {
  const [name, value] = text.split(' ');
  if (name === 'a') a.value = Number(value);
  else if (name === 'b') b.value = Number(value);
  else if (name === 'stop') subscriptions.splice(1, 1).forEach((unsubscribe) => unsubscribe());
  else return log.join('; ');
  return `${a.value} ${b.value} ${doubled.value} ${label.value}`;
}
