/** A counter of the class itself, private fields of another object, objects sorted and in maps. */
class Account {
  static #next = 1;
  readonly id: number;
  #balance = 0;
  constructor(readonly owner: string) {
    this.id = Account.#next++;
  }
  deposit(n: number): this {
    if (n <= 0) throw new Error('invalid');
    this.#balance += n;
    return this;
  }
  get balance(): number {
    return this.#balance;
  }
  static compare(a: Account, b: Account): number {
    return a.#balance - b.#balance;
  }
  equals(o: Account): boolean {
    return this === o;
  }
}
const acc = ['x', 'y', 'z'].map((n) => new Account(n));
acc[0]!.deposit(5).deposit(3);
acc[1]!.deposit(1);
console.log(
  acc
    .sort((a, b) => Account.compare(a, b))
    .map((a) => `${a.owner}${a.id}:${a.balance}`)
    .join(),
  acc[0]!.equals(acc[0]!),
  acc[0]!.equals(acc[1]!),
);
const byOwner = new Map(acc.map((a): [string, Account] => [a.owner, a]));
console.log(byOwner.get('x')?.deposit(1).balance, byOwner.get('nobody')?.deposit(1).balance ?? 'none');
interface Shape {
  kind: string;
  area: () => number;
}
const square = (n: number): Shape => ({ kind: 'sq', area: () => n * n });
const shapes: Shape[] = [square(2), { kind: 'r', area: () => 6 }];
console.log(
  shapes.map((x) => x.kind + x.area()).join(),
  shapes.reduce((t, x) => t + x.area(), 0),
);
