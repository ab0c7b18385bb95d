/** A ring buffer of fixed size, and a log on top of it. Messages: "info started", "warn hot", "error burnt", "info cooling", "info done", "dump", "count warn", "clear", "dump". */
class RingBuffer<T> {
  private readonly items: (T | undefined)[];
  private head = 0;
  private count = 0;

  constructor(private readonly capacity: number) {
    this.items = new Array<T | undefined>(capacity).fill(undefined);
  }

  push(item: T): T | undefined {
    const index = (this.head + this.count) % this.capacity;
    const dropped = this.isFull ? this.items[this.head] : undefined;
    this.items[index] = item;
    if (this.isFull) this.head = (this.head + 1) % this.capacity;
    else this.count++;
    return dropped;
  }

  get isFull(): boolean {
    return this.count === this.capacity;
  }

  get length(): number {
    return this.count;
  }

  at(index: number): T {
    if (index < 0 || index >= this.count) throw new Error(`index ${index} out of range`);
    return this.items[(this.head + index) % this.capacity]!;
  }

  clear(): void {
    this.items.fill(undefined);
    this.head = this.count = 0;
  }

  forEach(visit: (item: T, index: number) => void): void {
    for (let i = 0; i < this.count; i++) visit(this.at(i), i);
  }
}

type Level = 'info' | 'warn' | 'error';

interface Entry {
  time: number;
  level: Level;
  text: string;
}

const SYMBOLS: Record<Level, string> = { info: ' ', warn: '!', error: '#' };
const log = new RingBuffer<Entry>(3);
let time = 0;

function add(level: Level, text: string): string {
  const dropped = log.push({ time: ++time, level, text });
  return dropped ? `dropped ${dropped.text}` : 'kept';
}

export function onMessage(message: string): string {
  const space = message.indexOf(' ');
  const command = space < 0 ? message : message.slice(0, space);
  const rest = space < 0 ? '' : message.slice(space + 1);
  switch (command) {
    case 'info':
    case 'warn':
    case 'error':
      return add(command, rest);
    case 'dump': {
      if (log.length === 0) return '(empty)';
      const lines: string[] = [];
      log.forEach(({ time, level, text }) => lines.push(`${SYMBOLS[level]} ${time}: ${text}`));
      return lines.join('\n');
    }
    case 'count': {
      let n = 0;
      log.forEach((entry) => {
        if (entry.level === rest) n++;
      });
      return `${n}`;
    }
    case 'clear':
      log.clear();
      return 'cleared';
    default:
      return '?';
  }
}
