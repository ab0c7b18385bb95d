/** Sorting by several keys, with a comparison that is put together. */
interface Person {
  name: string;
  age: number;
  city: string;
}

type Comparator<T> = (a: T, b: T) => number;

const by =
  <T>(key: (item: T) => number): Comparator<T> =>
  (a, b) =>
    key(a) - key(b);

const byText =
  <T>(key: (item: T) => string): Comparator<T> =>
  (a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

const descending =
  <T>(compare: Comparator<T>): Comparator<T> =>
  (a, b) =>
    compare(b, a);

function chain<T>(...comparators: Comparator<T>[]): Comparator<T> {
  return (a, b) => {
    for (const compare of comparators) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}

const people: Person[] = [
  { name: 'Carl', age: 41, city: 'Bonn' },
  { name: 'Anna', age: 33, city: 'Ulm' },
  { name: 'Dora', age: 41, city: 'Aachen' },
  { name: 'Ben', age: 28, city: 'Bonn' },
  { name: 'Emil', age: 33, city: 'Aachen' },
];

function show(title: string, comparator: Comparator<Person>): void {
  const sorted = [...people].sort(comparator);
  console.log(title, sorted.map(({ name, age, city }) => `${name}/${age}/${city}`).join(' '));
}

export function onStart(): void {
  show(
    'by age:',
    by((p: Person) => p.age),
  );
  show(
    'by city and name:',
    chain(
      byText((p: Person) => p.city),
      byText((p: Person) => p.name),
    ),
  );
  show(
    'oldest first, then name:',
    chain(
      descending(by((p: Person) => p.age)),
      byText((p: Person) => p.name),
    ),
  );
  people.sort((p, q) => (p.name < q.name ? 1 : -1));
  console.log(people.map((p) => p.name).join());
  console.log([true, false, true].map(Number).sort().join());
  console.log(
    ['b', 'C', 'a', 'B']
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : a.toLowerCase() > b.toLowerCase() ? 1 : 0))
      .join(),
  );
}
