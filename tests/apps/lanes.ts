/** Work that is done ahead of the tests which ask for it one by one: a few pieces at once, in order. */

export class Lanes<K, T> {
  private readonly results = new Map<K, Promise<T>>();

  constructor(keys: readonly K[], work: (key: K) => Promise<T>, lanes: number) {
    const ends = Array.from({ length: lanes }, () => Promise.resolve());
    for (const [at, key] of keys.entries()) {
      const result = (ends[at % lanes] as Promise<void>).then(() => work(key));
      ends[at % lanes] = result.then(
        () => undefined,
        () => undefined,
      );
      this.results.set(key, result);
    }
  }

  /** Fails as the work has failed. */
  async of(key: K): Promise<T> {
    const result = this.results.get(key);
    if (result === undefined) throw new Error('nobody works on this');
    return result;
  }
}
