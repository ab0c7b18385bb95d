/** Defaults of shorthand names in assignments, and fields that a constructor takes from a pattern. */
let x: number | null = 1;
let y: number | undefined;
let z = 0;
({ x, y = 7 } = { x: null as number | null, y: undefined as number | undefined });
console.log(x, y);
({ z = 5 } = {} as { z?: number });
console.log(z);
({ z = 6 } = { z: 8 } as { z?: number });
console.log(z);

class Pair {
  a: number;
  b: number;
  constructor(from: { a: number; b: number }) {
    ({ a: this.a, b: this.b } = from);
    this.show();
  }
  show(): void {
    console.log(this.a + this.b);
  }
}
new Pair({ a: 1, b: 2 });
