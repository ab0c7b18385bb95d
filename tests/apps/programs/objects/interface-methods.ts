/** Interfaces with methods, and objects that have them as methods or as functions. */
interface Source {
  get(): number | undefined;
  put(n: number): void;
  name?(): string;
}
function make(start: number): Source {
  let n = start;
  return {
    get() {
      return n++;
    },
    put(value) {
      n = value;
    },
  };
}
const s = make(5);
console.log(s.get(), s.get(), s.name?.());
s.put(3);
const t: Source = {
  get: () => undefined,
  put() {},
  name() {
    return 't';
  },
};
console.log(s.get() ?? 'none', t.get() ?? 'none', t.name?.());
