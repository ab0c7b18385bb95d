/** Static fields that use classes above, their own class and each other. */
class A {
  static n = 1;
  static m(): number {
    return B.k;
  }
}
class B {
  static k = A.n + 1;
}
console.log(A.m(), B.k);
class C {
  static first = C.make();
  x = 5;
  static make(): C {
    return new C();
  }
  static get g(): number {
    return this.first.x;
  }
}
console.log(C.first.x, C.g);
const later = (): number => new L().x + L.s;
class L {
  x = 3;
  static s = 4;
}
console.log(later());
