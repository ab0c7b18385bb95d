/** Properties and methods whose names are keywords or have a meaning for arrays and functions. */
interface O {
  length: number;
  name: string;
  default: number;
  class: string;
  new: boolean;
  int: number;
  main: number;
  'with space': number;
  'x-y': string;
  register: number;
  prototype: number;
}
const o: O = {
  length: 1,
  name: 'n',
  default: 2,
  class: 'c',
  new: true,
  int: 3,
  main: 4,
  'with space': 5,
  'x-y': 'z',
  register: 6,
  prototype: 7,
};
console.log(
  o.length,
  o.name,
  o.default,
  o.class,
  o.new,
  o.int,
  o.main,
  o['with space'],
  o['x-y'],
  o.register,
  o.prototype,
  JSON.stringify(o),
);
class K {
  constructor(
    public length: number,
    public name: string,
  ) {}
  delete(): number {
    return this.length;
  }
  static create(): K {
    return new K(3, 'k');
  }
  get default(): string {
    return this.name;
  }
  if(): string {
    return 'if';
  }
  main(): string {
    return 'main';
  }
}
console.log(K.create().delete(), K.create().default, K.create().if(), K.create().main());
const m = new Map<string, number>([
  ['__proto__', 1],
  ['constructor', 2],
  ['toString', 3],
]);
console.log([...m.keys()].join(), m.get('__proto__'), m.get('toString'), m.has('valueOf'));
