/** A class with a list in it, in arrays and dictionaries, given to functions. */
class Stack {
  private items: number[] = [];

  push(item: number): void {
    this.items.push(item);
  }

  pop(): number | undefined {
    return this.items.pop();
  }

  get(): number {
    return this.items.length;
  }
}
const stack = new Stack();
for (const token of '3 4 + 2 * 7 -'.split(' ')) {
  if (token === '+' || token === '*' || token === '-') {
    const b = stack.pop() ?? 0;
    const a = stack.pop() ?? 0;
    stack.push(token === '+' ? a + b : token === '*' ? a * b : a - b);
  } else stack.push(parseInt(token, 10));
}
console.log(stack.get(), stack.pop(), stack.pop());
const stacks: Record<string, Stack> = { a: new Stack(), b: new Stack() };
stacks['a'].push(1);
function fill(into: Stack, n: number): void {
  for (let i = 0; i < n; i++) into.push(i);
}
fill(stacks['b'], 5);
console.log(stacks['a'].get(), stacks['b'].get());
