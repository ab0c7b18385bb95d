/** Type parameters with a constraint: what it has is at hand, wherever the object has it. */
interface Named {
  readonly name: string;
}
function names<T extends Named>(list: readonly T[]): string {
  return list.map((one) => one.name).join();
}
function byName<T extends Named>(list: readonly T[], name: string): T | undefined {
  return list.find((one) => one.name === name);
}
function oldest<T extends { age: number }>(list: readonly T[]): T {
  return list.reduce((a, b) => (b.age > a.age ? b : a));
}
class Registry<T extends Named> {
  private readonly all: Record<string, T> = {};
  add(one: T): T {
    this.all[one.name] = one;
    return one;
  }
  get names(): string[] {
    return Object.keys(this.all);
  }
  find(name: string): T | null {
    return this.all[name] ?? null;
  }
}
const people = [
  { age: 33, name: 'anna', city: 'Ulm' },
  { age: 41, name: 'ben', city: 'Bonn' },
];
const rooms = [{ area: 12, name: 'hall' }];
console.log(
  names(people),
  names(rooms),
  oldest(people).city,
  byName(people, 'anna')?.age,
  byName(rooms, 'x')?.area,
);
const registry = new Registry<{ name: string; value: number }>();
console.log(
  registry.add({ name: 'one', value: 1 }).value,
  registry.find('one')?.value,
  registry.find('two')?.value,
);
console.log(registry.names.join());
