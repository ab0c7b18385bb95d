/** A binary search tree: insertion, depth, walk. */
interface Tree {
  key: number;
  left?: Tree;
  right?: Tree;
}
function insert(tree: Tree | undefined, key: number): Tree {
  if (tree === undefined) return { key };
  if (key < tree.key) tree.left = insert(tree.left, key);
  else if (key > tree.key) tree.right = insert(tree.right, key);
  return tree;
}
function walk(tree: Tree | undefined, visit: (key: number) => void): void {
  if (!tree) return;
  walk(tree.left, visit);
  visit(tree.key);
  walk(tree.right, visit);
}
const depth = (tree?: Tree): number => (tree ? 1 + Math.max(depth(tree.left), depth(tree.right)) : 0);
let root: Tree | undefined;
for (const key of [50, 30, 70, 20, 40, 60, 80, 30, 10]) root = insert(root, key);
const keys: number[] = [];
walk(root, (key) => keys.push(key));
console.log(keys.join(), depth(root), root?.left?.right?.key);
