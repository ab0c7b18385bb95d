/** A list of objects of a class, by optional chains through fields, accessors and methods. */
class L {
  next?: L;
  constructor(
    public v: number,
    next?: L,
  ) {
    if (next) this.next = next;
  }
  get last(): L {
    return this.next?.last ?? this;
  }
  len(): number {
    return 1 + (this.next?.len() ?? 0);
  }
}
const l = new L(1, new L(2, new L(3)));
console.log(l.last.v, l.len(), l.next?.next?.v, l.next?.next?.next?.v);
l.next!.v += 10;
l.next!.next = undefined;
console.log(l.last.v, l.len());
class Opt {
  cb?: (n: number) => number;
  o?: { f(n: number): number };
}
