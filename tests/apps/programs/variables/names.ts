/** Names that mean something in C or in the run-time library. */
const int = 1;
const register = 2;
const main = 'main';
const value = 3;
const app_load = 4;
const $dollar = 5;
const _under = 6;
const struct = { union: 7, char: 'c', auto: true };
function printf(unsigned: number, NULL: number): number {
  return unsigned + NULL;
}
function malloc(size: number): number {
  const free = size * 2;
  return free;
}
console.log(
  int,
  register,
  main,
  value,
  app_load,
  $dollar,
  _under,
  struct.union,
  struct.char,
  struct.auto,
  printf(1, 2),
  malloc(4),
);
const größe = 8;
console.log(größe);
class goto {
  volatile = 9;
  signed(): number {
    return this.volatile;
  }
}
console.log(new goto().signed());
const text = 'text';
const array = [1];
const thrown = true;
console.log(text, array[0], thrown);
