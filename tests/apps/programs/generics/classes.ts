/** Generic classes and functions for values of several kinds. */
class Stack<T> {
  private items: T[] = [];
  push(item: T): this {
    this.items.push(item);
    return this;
  }
  size(): number {
    return this.items.length;
  }
  map<U>(f: (t: T) => U): U[] {
    return this.items.map(f);
  }
  last(): T {
    return this.items[this.items.length - 1];
  }
}
const st = new Stack<number>().push(1).push(2);
console.log(st.size(), st.map((v) => `<${v}>`).join(''), st.last() + 1);
function first2<T>(xs: T[], f: (t: T) => boolean): T[] {
  return xs.filter(f).slice(0, 2);
}
console.log(
  first2([1, 2, 3, 4, 5, 6], (v) => v % 2 === 0).join(),
  first2(['a', 'bb', 'cc', 'dd'], (s) => s.length === 2).join(),
);
