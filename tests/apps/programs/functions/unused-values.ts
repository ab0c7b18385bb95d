/** Values that nobody looks at: `a && b()` as a statement, and in functions whose result is not wanted. */
const out: number[] = [];
[1, 2, 3].forEach((x) => x > 1 && out.push(x));
[4].forEach((x) => x > 5 || out.push(x));
[4].forEach((x) => (x > 5 ? console.log('big') : out.push(x)));
const names: string[] = [];
out.forEach((x) => {
  if (x > 2) return;
  names.push(String(x));
});
let m: string | undefined;
m ?? names.push('q');
m && names.push('never');
const f: () => void = () => 5;
f();
const run = (g: (n: number) => void): void => g(1);
run((n) => names.push(String(n)));
run((n) => n || undefined);
const rec: Record<string, () => void> = {
  a: () => out.push(9),
  b: () => {
    out.push(8);
  },
};
rec['a']!();
rec['b']?.();
rec['c']?.();
console.log(out.join(), names.join());
out.length > 3 ? console.log('many') : names.pop();
const later = (done: (ok: boolean, n?: number) => void): void => {
  done(true);
  done(false, 3);
};
later((ok, n) => ok || console.log('n', n));
