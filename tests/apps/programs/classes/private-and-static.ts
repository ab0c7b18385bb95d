/** Private names, static fields and methods, optional callbacks, methods that return `this`. */
class Account {
  static count = 0;
  static readonly names: string[] = [];
  #secret = 4;
  log: string[] = [];
  private onChange?: (n: number) => void;
  constructor(
    public name: string,
    private balance = 10,
  ) {
    Account.count++;
    Account.names.push(name);
  }
  static make(name: string): Account {
    return new Account(name);
  }
  deposit(n: number): this {
    this.balance += n;
    this.onChange?.(this.balance);
    this.log.push(`+${n}`);
    return this;
  }
  listen(f: (n: number) => void): void {
    this.onChange = f;
  }
  total(): number {
    return this.balance + this.#secret;
  }
}
const acc = Account.make('ann');
acc.listen((n) => console.log('changed', n, acc.name));
console.log(acc.deposit(5).deposit(6).total(), Account.count, Account.names.join(), acc.log.join());
