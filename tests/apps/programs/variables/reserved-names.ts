/** Names that mean something to C, to the run-time library or to the parts of the library that are TypeScript. */
const operation = 3;
const operations = 4;
function main(): number {
  return 1;
}
function app_x(): number {
  return 2;
}
const errno = 5;
let register = 1,
  auto = 2,
  volatile = 3,
  signed = 4,
  unsigned = 5,
  short = 6,
  long = 7,
  float = 8,
  double = 9,
  char = 10,
  int = 11,
  struct = 12,
  union = 13,
  goto = 14,
  extern = 15,
  typedef = 16,
  sizeof = 17,
  inline = 18,
  restrict = 19,
  _Bool = 20,
  asm = 21,
  NULL = 22,
  stdin = 23,
  EOF = 24,
  INT_MAX = 25,
  uint32_t = 26,
  size_t = 27;
function f(
  register: number,
  auto: number,
  volatile: number,
  int: number,
  char: number,
  self: number,
  kept: number,
  result: number,
  leaving: number,
  thrown: number,
): number {
  const closure = 1,
    record = 2,
    object = 3,
    whole = 4,
    list = 5,
    app_load = 6,
    app_global = 7,
    constant_1 = 8,
    $x = 9,
    _ = 10,
    $ = 11,
    été = 12;
  return (
    register +
    auto +
    volatile +
    int +
    char +
    self +
    kept +
    result +
    leaving +
    thrown +
    closure +
    record +
    object +
    whole +
    list +
    app_load +
    app_global +
    constant_1 +
    $x +
    _ +
    $ +
    été
  );
}
console.log(f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), main(), app_x(), errno, operation, operations);
console.log(
  register +
    auto +
    volatile +
    signed +
    unsigned +
    short +
    long +
    float +
    double +
    char +
    int +
    struct +
    union +
    goto +
    extern +
    typedef +
    sizeof +
    inline +
    restrict +
    _Bool +
    asm +
    NULL +
    stdin +
    EOF +
    INT_MAX +
    uint32_t +
    size_t,
);
function printf(x: string): void {
  console.log(x);
}
function malloc(n: number): number {
  return n;
}
function memcpy(): number {
  return 1;
}
function strlen(): number {
  return 2;
}
function abort(): number {
  return 3;
}
function exit(): number {
  return 4;
}
function abs(n: number): number {
  return n < 0 ? -n : n;
}
function floor(): number {
  return 6;
}
function index(): number {
  return 6;
}
function y0(): number {
  return 7;
}
function isdigit(): number {
  return 8;
}
function app_start(): number {
  return 9;
}
function onstart(): number {
  return 10;
}
function start(): number {
  return 11;
}
function app_functions(): number {
  return 12;
}
function app_globals(): number {
  return 13;
}
function load(): number {
  return 14;
}
function operation_load(): number {
  return 15;
}
function $load(): number {
  return 16;
}
function map(): number {
  return 17;
}
function sort(): number {
  return 18;
}
function sortWith(): number {
  return 18;
}
function __start(): number {
  return 19;
}
function linux(): number {
  return 19;
}
function unix(): number {
  return 19;
}
function i386(): number {
  return 19;
}
function ts2c(): number {
  return 20;
}
function gc_main(): number {
  return 21;
}
function tmp_str(): number {
  return 22;
}
function isNaN(): number {
  return 23;
}
printf(
  String(
    malloc(1) +
      memcpy() +
      strlen() +
      abort() +
      exit() +
      abs(-1) +
      floor() +
      index() +
      y0() +
      isdigit() +
      app_start() +
      onstart() +
      start() +
      app_functions() +
      app_globals() +
      load() +
      operation_load() +
      $load() +
      map() +
      sort() +
      sortWith() +
      __start() +
      linux() +
      unix() +
      i386() +
      ts2c() +
      gc_main() +
      tmp_str() +
      isNaN(),
  ),
);
console.log(
  [3, 1, 2]
    .sort()
    .map((x) => x)
    .join(),
);
