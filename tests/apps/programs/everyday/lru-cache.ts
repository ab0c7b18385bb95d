/** A cache that forgets what was used least recently. Messages: "set a 1", "set b 2", "set c 3", "get a", "set d 4", "get b", "keys", "stats". */
class LruCache<V> {
  private readonly entries = new Map<string, V>();
  private hits = 0;
  private misses = 0;

  constructor(private readonly capacity: number) {}

  get(key: string): V | undefined {
    const value = this.entries.get(key);
    if (value === undefined) {
      this.misses++;
      return undefined;
    }
    this.entries.delete(key);
    this.entries.set(key, value);
    this.hits++;
    return value;
  }

  set(key: string, value: V): void {
    if (this.entries.has(key)) {
      this.entries.delete(key);
    } else if (this.entries.size >= this.capacity) {
      const [oldest] = this.entries.keys();
      this.entries.delete(oldest);
    }
    this.entries.set(key, value);
  }

  keys(): string[] {
    return [...this.entries.keys()];
  }

  get stats(): string {
    return `${this.hits} hits, ${this.misses} misses`;
  }
}

const cache = new LruCache<number>(3);

export function onMessage(text: string): string {
  const [command, key, value] = text.split(' ');
  switch (command) {
    case 'set':
      cache.set(key, Number(value));
      return 'ok';
    case 'get': {
      const found = cache.get(key);
      return found === undefined ? 'not found' : `${key} = ${found}`;
    }
    case 'keys':
      return cache.keys().join(', ');
    case 'stats':
      return cache.stats;
    default:
      return `unknown command ${command}`;
  }
}
