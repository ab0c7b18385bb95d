/** A lexer and a parser of expressions as classes, with errors. */
class Lazy {
  #v: string | undefined;
  constructor(private readonly make: () => string) {}
  get value(): string {
    return (this.#v ??= this.make());
  }
  reset(): void {
    this.#v = undefined;
  }
}
let made = 0;
const lz = new Lazy(() => `v${++made}`);
console.log(lz.value, lz.value, made);
lz.reset();
console.log(lz.value);
enum Op {
  add = '+',
  sub = '-',
}
const ops: Record<Op, (a: number, b: number) => number> = {
  [Op.add]: (a, b) => a + b,
  [Op.sub]: (a, b) => a - b,
};
console.log(ops[Op.add](1, 2), ops['-' as Op](5, 3));
class Tok {
  constructor(
    readonly kind: 'num' | 'op',
    readonly text: string,
  ) {}
}
class Lexer {
  #at = 0;
  constructor(private readonly src: string) {}
  next(): Tok | undefined {
    while (this.src[this.#at] === ' ') this.#at++;
    if (this.#at >= this.src.length) return undefined;
    const c = this.src[this.#at]!;
    if (c >= '0' && c <= '9') {
      const s = this.#at;
      while (this.#at < this.src.length && this.src[this.#at]! >= '0' && this.src[this.#at]! <= '9')
        this.#at++;
      return new Tok('num', this.src.slice(s, this.#at));
    }
    this.#at++;
    return new Tok('op', c);
  }
}
class Parser {
  #tok: Tok | undefined;
  constructor(private readonly lexer: Lexer) {
    this.#tok = lexer.next();
  }
  #take(): Tok {
    const t = this.#tok;
    if (!t) throw new Error('end');
    this.#tok = this.lexer.next();
    return t;
  }
  expr(): number {
    let v = this.term();
    while (this.#tok && (this.#tok.text === '+' || this.#tok.text === '-')) {
      const op = this.#take().text;
      const r = this.term();
      v = op === '+' ? v + r : v - r;
    }
    return v;
  }
  term(): number {
    let v = this.factor();
    while (this.#tok?.text === '*') {
      this.#take();
      v *= this.factor();
    }
    return v;
  }
  factor(): number {
    const t = this.#take();
    if (t.kind === 'num') return Number(t.text);
    if (t.text === '(') {
      const v = this.expr();
      if (this.#take().text !== ')') throw new Error('expected )');
      return v;
    }
    if (t.text === '-') return -this.factor();
    throw new Error(`unexpected ${t.text}`);
  }
}
for (const s of ['1+2*3', '(1+2)*3 - -4', '2*(3', '1+*', '', '12 * (34 - 5)']) {
  try {
    console.log(s, '=', new Parser(new Lexer(s)).expr());
  } catch (e) {
    console.log(s, (e as Error).message);
  }
}
