/** Generic classes and methods for several kinds: each is made for the kinds it is used with. */
interface Entry<K, V> {
  key: K;
  value?: V;
}
class Table<K, V> {
  private readonly entries: Entry<K, V>[] = [];
  static made = 0;
  constructor(private readonly name: string) {
    Table.made++;
  }
  get size(): number {
    return this.entries.length;
  }
  set(key: K, value?: V): this {
    const entry = this.find(key);
    if (entry) entry.value = value;
    else this.entries.push({ key, value });
    return this;
  }
  get(key: K): V | undefined {
    return this.find(key)?.value;
  }
  get first(): K | undefined {
    return this.size === 0 ? undefined : this.entries[0].key;
  }
  map<U>(make: (value: V | undefined, key: K) => U): Table<K, U> {
    const result = new Table<K, U>(this.name + "'");
    for (const { key, value } of this.entries) result.set(key, make(value, key));
    return result;
  }
  fold<U>(start: U, add: (sum: U, value: V) => U): U {
    let sum = start;
    this.entries.forEach(({ value }) => {
      if (value !== undefined) sum = add(sum, value);
    });
    return sum;
  }
  toString(): string {
    return `${this.name}: ${this.entries.map(({ key, value }) => `${key}=${value}`).join()}`;
  }
  private find(key: K): Entry<K, V> | undefined {
    return this.entries.find((entry) => entry.key === key);
  }
}
const ages = new Table<string, number>('ages').set('anna', 33).set('ben', 0).set('carl').set('ben', 4);
console.log(ages.toString(), ages.size, ages.first, ages.get('ben'), ages.get('carl'), ages.get('dora'));
const flags = new Table<number, boolean>('flags');
console.log(flags.first, flags.get(1));
flags.set(1, false).set(2, true).set(3);
console.log(flags.toString(), flags.first, flags.get(1), flags.get(3));
const words = ages.map((age, name) => (age === undefined ? `${name} has none` : name.repeat(age % 3)));
console.log(
  words.toString(),
  words.get('anna'),
  words.fold(0, (sum, word) => sum + word.length),
);
console.log(
  ages.fold('', (text, age) => `${text}[${age}]`),
  flags.fold(true, (all, flag) => all && flag),
);
const nested = new Table<number, Table<string, number>>('nested').set(5, ages);
console.log(nested.get(5)?.get('anna'), nested.get(6)?.get('anna'), nested.first, Table.made);
function swap<A, B>(table: Table<A, B>, key: A, other: B): B | undefined {
  const old = table.get(key);
  table.set(key, other);
  return old;
}
console.log(swap(ages, 'carl', 1), swap(ages, 'carl', 2), swap(flags, 3, true), swap(words, 'ben', 'B'));
