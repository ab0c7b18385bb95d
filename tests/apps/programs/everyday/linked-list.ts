/** A linked list of anything. */
interface ListNode<T> {
  value: T;
  next: ListNode<T> | null;
}

class LinkedList<T> {
  private head: ListNode<T> | null = null;
  private tail: ListNode<T> | null = null;
  private _length = 0;

  get length(): number {
    return this._length;
  }

  append(value: T): this {
    const node: ListNode<T> = { value, next: null };
    if (this.tail) this.tail.next = node;
    else this.head = node;
    this.tail = node;
    this._length++;
    return this;
  }

  prepend(value: T): this {
    this.head = { value, next: this.head };
    if (!this.tail) this.tail = this.head;
    this._length++;
    return this;
  }

  reverse(): void {
    let previous: ListNode<T> | null = null;
    let current = this.head;
    this.tail = current;
    while (current) {
      const next: ListNode<T> | null = current.next;
      current.next = previous;
      previous = current;
      current = next;
    }
    this.head = previous;
  }

  removeIf(test: (value: T) => boolean): number {
    let removed = 0;
    while (this.head && test(this.head.value)) {
      this.head = this.head.next;
      removed++;
    }
    for (let node = this.head; node?.next;) {
      if (test(node.next.value)) {
        node.next = node.next.next;
        removed++;
      } else {
        node = node.next;
      }
    }
    this._length -= removed;
    return removed;
  }

  toArray(): T[] {
    const values: T[] = [];
    for (let node = this.head; node; node = node.next) values.push(node.value);
    return values;
  }

  map<U>(fn: (value: T) => U): LinkedList<U> {
    const result = new LinkedList<U>();
    for (const value of this.toArray()) result.append(fn(value));
    return result;
  }
}

export function onStart(): void {
  const list = new LinkedList<number>();
  list.append(1).append(2).append(3).prepend(0);
  console.log(list.toArray().join(), list.length);
  list.reverse();
  console.log(list.toArray().join());
  console.log(
    list.removeIf((value) => value % 2 === 1),
    list.toArray().join(),
  );
  const texts = list.map((value) => `<${value}>`);
  texts.append('end');
  console.log(texts.toArray().join(' '), texts.length);
}
