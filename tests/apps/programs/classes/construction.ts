/** Objects under construction: initialisers, parameter properties and methods that the constructor calls, each when what it needs is there. */
class A {
  constructor(
    private a: number,
    public b = a + 1,
  ) {
    this.c = this.a + this.b;
  }
  c: number;
  d = 5;
  get sum(): number {
    return this.a + this.b + this.c + this.d;
  }
}
console.log(new A(1).sum, new A(1, 5).sum);
class B {
  static count = 0;
  static all: B[] = [];
  readonly id = ++B.count;
  constructor() {
    B.all.push(this);
  }
}
new B();
new B();
console.log(B.count, B.all.map((b) => b.id).join());
class C {
  x?: number;
  y: number | undefined;
  #z = 3;
  z(): number {
    return this.#z++;
  }
}
const c = new C();
console.log(c.x, c.y, c.z(), c.z());
class Game {
  board: number[];
  score: number;
  readonly width: number;
  log = '';
  onEnd = (): string => `end ${this.score}`;
  constructor(size: number, parent?: Game) {
    this.width = size;
    this.board = this.make(size);
    this.score = parent ? parent.depth() + 1 : 0;
    if (size > 2) {
      this.log += 'big';
    } else {
      this.log += 'small';
    }
    this.board.forEach((x) => {
      this.score += x;
    });
    this.reset();
  }
  depth(): number {
    return this.score;
  }
  reset(): void {
    this.score += this.board.length;
  }
  private make(n: number): number[] {
    const list: number[] = [];
    for (let i = 0; i < n * this.width; i++) list.push(i);
    return list;
  }
}
const gm = new Game(2);
console.log(gm.score, gm.log, gm.onEnd(), new Game(3, gm).score, gm.board.length);
