/** A token bucket for each client. Messages: "0 anna", "1 anna", "2 anna", "3 anna", "3 ben", "1500 anna", "1501 anna", "9000 anna", "clients". */
interface Bucket {
  tokens: number;
  updated: number;
}

interface Options {
  capacity: number;
  refillPerSecond: number;
}

const defaults: Options = { capacity: 3, refillPerSecond: 1 };

function createLimiter(options: Partial<Options> = {}) {
  const { capacity = defaults.capacity, refillPerSecond = defaults.refillPerSecond } = options;
  const buckets = new Map<string, Bucket>();

  return {
    allow(client: string, time: number): boolean {
      const bucket = buckets.get(client) ?? { tokens: capacity * 1000, updated: time };
      const elapsed = time - bucket.updated;
      bucket.tokens = Math.min(capacity * 1000, bucket.tokens + elapsed * refillPerSecond);
      bucket.updated = time;
      buckets.set(client, bucket);
      if (bucket.tokens < 1000) return false;
      bucket.tokens -= 1000;
      return true;
    },
    clients: () => Array.from(buckets.keys()),
    left: (client: string) => Math.floor((buckets.get(client)?.tokens ?? 0) / 1000),
  };
}

const limiter = createLimiter({ capacity: 2 });

export function onMessage(text: string): string {
  if (text === 'clients') return limiter.clients().sort().join(', ');
  const [time, client] = text.split(' ');
  const allowed = limiter.allow(client, Number(time));
  return `${client} at ${time}: ${allowed ? 'allowed' : 'limited'}, ${limiter.left(client)} left`;
}
