/** Getters are parts as well, and setters and fields are targets. */
class P {
  constructor(private n: number) {}
  get double(): number {
    return this.n * 2;
  }
  set double(v: number) {
    this.n = v;
  }
  plain = 4;
}
const { double, plain } = new P(4);
console.log(double, plain);
let d = 0;
({ double: d } = new P(8));
console.log(d);
const p = new P(1);
({ x: p.double } = { x: 50 });
console.log(p.double);
[p.double] = [3];
console.log(p.double);
for (p.plain of [1, 2]) console.log(p.plain);
