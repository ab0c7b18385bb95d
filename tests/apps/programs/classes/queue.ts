/** A queue of generic nodes in private fields, and functions that are taken off again. */
class Node1<T> {
  next: Node1<T> | undefined;
  constructor(public value: T) {}
}
class Queue<T> {
  #head: Node1<T> | undefined;
  #tail: Node1<T> | undefined;
  size = 0;
  push(v: T): this {
    const n = new Node1(v);
    if (this.#tail) this.#tail.next = n;
    else this.#head = n;
    this.#tail = n;
    this.size++;
    return this;
  }
  pop(): T | undefined {
    const h = this.#head;
    if (!h) return undefined;
    this.#head = h.next;
    if (!this.#head) this.#tail = undefined;
    this.size--;
    return h.value;
  }
  each(f: (v: T, i: number) => void): void {
    let i = 0;
    for (let n = this.#head; n; n = n.next) f(n.value, i++);
  }
}
const q = new Queue<string>().push('a').push('b').push('c');
q.each((v, i) => console.log(v, i));
console.log(q.pop(), q.size, q.pop(), q.pop(), q.pop());
class Emitter {
  private handlers: Record<string, ((n: number) => void)[]> = {};
  on(e: string, h: (n: number) => void): () => void {
    (this.handlers[e] ??= []).push(h);
    return () => {
      this.handlers[e] = [];
    };
  }
  emit(e: string, n: number): number {
    let c = 0;
    for (const h of this.handlers[e] ?? []) {
      h(n);
      c++;
    }
    return c;
  }
}
const em = new Emitter();
let t = 0;
const off = em.on('a', (n) => {
  t += n;
});
em.emit('a', 4);
off();
console.log(em.emit('a', 4), t);
