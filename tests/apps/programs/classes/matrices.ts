/** Objects of objects: operations that make new objects, a constructor with a function for a parameter, a machine of states. */
class Emitter {
  private handlers: Record<string, ((n: number) => void)[]> = {};
  on(e: string, h: (n: number) => void): this {
    (this.handlers[e] ??= []).push(h);
    return this;
  }
  emit(e: string, n: number): number {
    let c = 0;
    for (const h of this.handlers[e] ?? []) {
      h(n);
      c++;
    }
    return c;
  }
}
const em = new Emitter();
let total = 0;
em.on('x', (n) => {
  total += n;
}).on('x', (n) => {
  total *= n;
});
console.log(em.emit('x', 3), total, em.emit('y', 1));
class Matrix {
  readonly rows: number[][];
  constructor(
    readonly h: number,
    readonly w: number,
    fill: (r: number, c: number) => number = () => 0,
  ) {
    this.rows = Array.from({ length: h }, (_, r) => Array.from({ length: w }, (_, c) => fill(r, c)));
  }
  static identity(n: number): Matrix {
    return new Matrix(n, n, (r, c) => (r === c ? 1 : 0));
  }
  times(o: Matrix): Matrix {
    return new Matrix(this.h, o.w, (r, c) => {
      let s = 0;
      for (let k = 0; k < this.w; k++) s += this.rows[r]![k]! * o.rows[k]![c]!;
      return s;
    });
  }
  toString(): string {
    return this.rows.map((r) => r.join(' ')).join('/');
  }
}
const m = new Matrix(2, 2, (r, c) => r * 2 + c);
console.log(m.times(m).toString(), m.times(Matrix.identity(2)).toString());
class State {
  private s: 'idle' | 'run' | 'done' = 'idle';
  private log: string[] = [];
  next(): State['s'] {
    switch (this.s) {
      case 'idle':
        this.s = 'run';
        break;
      case 'run':
        this.s = 'done';
        break;
      case 'done':
        this.s = 'idle';
    }
    this.log.push(this.s);
    return this.s;
  }
  get history(): readonly string[] {
    return this.log;
  }
}
const st = new State();
st.next();
st.next();
st.next();
console.log(st.history.join('>'));
