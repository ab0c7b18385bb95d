/** A binary search tree with keys of any kind. Messages: "add 5", "add 2", "add 8", "add 1", "add 9", "add 5", "has 8", "has 7", "list", "height", "range 2 8", "remove 5", "list". */
interface TreeNode<K> {
  key: K;
  count: number;
  left?: TreeNode<K>;
  right?: TreeNode<K>;
}

type Compare<K> = (a: K, b: K) => number;

class Tree<K> {
  private root?: TreeNode<K>;

  constructor(private readonly compare: Compare<K>) {}

  add(key: K): void {
    this.root = this.insert(this.root, key);
  }

  private insert(node: TreeNode<K> | undefined, key: K): TreeNode<K> {
    if (!node) return { key, count: 1 };
    const order = this.compare(key, node.key);
    if (order < 0) node.left = this.insert(node.left, key);
    else if (order > 0) node.right = this.insert(node.right, key);
    else node.count++;
    return node;
  }

  has(key: K): boolean {
    let node = this.root;
    while (node) {
      const order = this.compare(key, node.key);
      if (order === 0) return true;
      node = order < 0 ? node.left : node.right;
    }
    return false;
  }

  remove(key: K): void {
    this.root = this.without(this.root, key);
  }

  private without(node: TreeNode<K> | undefined, key: K): TreeNode<K> | undefined {
    if (node === undefined) return undefined;
    const order = this.compare(key, node.key);
    if (order < 0) node.left = this.without(node.left, key);
    else if (order > 0) node.right = this.without(node.right, key);
    else {
      if (!node.left) return node.right;
      if (!node.right) return node.left;
      let smallest = node.right;
      while (smallest.left) smallest = smallest.left;
      node.key = smallest.key;
      node.count = smallest.count;
      node.right = this.without(node.right, smallest.key);
    }
    return node;
  }

  walk(visit: (key: K, count: number, depth: number) => void): void {
    this.visitAll(visit, this.root, 0);
  }

  private visitAll(
    visit: (key: K, count: number, depth: number) => void,
    node: TreeNode<K> | undefined,
    depth: number,
  ): void {
    if (!node) return;
    this.visitAll(visit, node.left, depth + 1);
    visit(node.key, node.count, depth);
    this.visitAll(visit, node.right, depth + 1);
  }

  get depth(): number {
    return this.height(this.root);
  }

  private height(node: TreeNode<K> | undefined): number {
    return node ? 1 + Math.max(this.height(node.left), this.height(node.right)) : 0;
  }
}

const tree = new Tree<number>((a, b) => a - b);

export function onMessage(text: string): string {
  const [command, ...words] = text.split(' ');
  const numbers = words.map(Number);
  switch (command) {
    case 'add':
      tree.add(numbers[0]);
      return 'added';
    case 'has':
      return tree.has(numbers[0]) ? 'yes' : 'no';
    case 'remove':
      tree.remove(numbers[0]);
      return 'removed';
    case 'height':
      return `${tree.depth}`;
    case 'range': {
      const [from, to] = numbers;
      const found: number[] = [];
      tree.walk((key) => {
        if (key >= from && key <= to) found.push(key);
      });
      return found.join(' ');
    }
    default: {
      const lines: string[] = [];
      tree.walk((key, count, depth) =>
        lines.push('  '.repeat(depth) + key + (count > 1 ? ` (${count})` : '')),
      );
      return lines.join('\n');
    }
  }
}
