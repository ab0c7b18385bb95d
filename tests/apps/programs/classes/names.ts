/** Fields and methods whose names are written as texts. */
class A {
  'quoted name' = 1;
  ['comp'] = 3;
  m(): number {
    return 4;
  }
  ['n'](): number {
    return 5;
  }
}
const a = new A();
console.log(a['quoted name'], a['comp'], a.comp, a.m(), a.n());
