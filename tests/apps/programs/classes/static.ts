/** Static fields and methods. */
class Id {
  static next = 1;
  static readonly prefix = 'id';
  readonly n: number;

  constructor() {
    this.n = Id.next++;
  }

  static reset(): void {
    Id.next = 100;
  }

  text(): string {
    return Id.prefix + this.n;
  }
}
console.log(new Id().text(), new Id().text());
Id.reset();
console.log(new Id().text(), Id.next);
