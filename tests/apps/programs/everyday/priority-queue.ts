/** A binary heap with a comparison of its own, and tasks in it. */
class PriorityQueue<T> {
  private heap: T[] = [];

  constructor(private compare: (a: T, b: T) => number) {}

  get size(): number {
    return this.heap.length;
  }

  push(item: T): void {
    this.heap.push(item);
    this.up(this.heap.length - 1);
  }

  pop(): T | undefined {
    if (this.heap.length === 0) return undefined;
    const top = this.heap[0];
    const last = this.heap.pop()!;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.down(0);
    }
    return top;
  }

  peek(): T | undefined {
    return this.heap[0];
  }

  private up(index: number): void {
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.compare(this.heap[index], this.heap[parent]) >= 0) return;
      [this.heap[index], this.heap[parent]] = [this.heap[parent], this.heap[index]];
      index = parent;
    }
  }

  private down(index: number): void {
    while (true) {
      let smallest = index;
      const left = 2 * index + 1;
      const right = left + 1;
      if (left < this.heap.length && this.compare(this.heap[left], this.heap[smallest]) < 0) smallest = left;
      if (right < this.heap.length && this.compare(this.heap[right], this.heap[smallest]) < 0)
        smallest = right;
      if (smallest === index) return;
      const temporary = this.heap[index];
      this.heap[index] = this.heap[smallest];
      this.heap[smallest] = temporary;
      index = smallest;
    }
  }
}

interface Task {
  name: string;
  priority: number;
  deadline: number;
}

export function onStart(): void {
  const queue = new PriorityQueue<Task>((a, b) => a.priority - b.priority || a.deadline - b.deadline);
  queue.push({ name: 'write', priority: 2, deadline: 40 });
  queue.push({ name: 'read', priority: 1, deadline: 50 });
  queue.push({ name: 'alarm', priority: 0, deadline: 5 });
  queue.push({ name: 'log', priority: 2, deadline: 10 });
  console.log('first:', queue.peek()?.name, 'of', queue.size);
  let task: Task | undefined;
  while ((task = queue.pop())) {
    console.log(`${task.name} (priority ${task.priority}, until ${task.deadline})`);
  }
  const numbers = new PriorityQueue<number>((a, b) => b - a);
  for (const n of [5, 0, 8, 2, 9, 1]) numbers.push(n);
  const sorted: number[] = [];
  while (numbers.size > 0) sorted.push(numbers.pop()!);
  console.log(sorted.join(' '));
}
