/** The derivation list against a tree: the same descendants, parents and depths after any sequence of changes. */
import fc from 'fast-check';
import { NO_PLACE, slotDetails } from '../../src/kernel/capability/capability';
import {
  MADE_AT_RUN_TIME,
  addChild,
  addOriginal,
  parentOf,
  removeFromList,
  replaceInList,
} from '../../src/kernel/capability/derivation';

/** A capability as a tree has it; the entry it stands in changes when it moves. */
interface Node {
  parent: Node | undefined;
  readonly children: Set<Node>;
  entry: number;
}

const ENTRIES = 24;

class Forest {
  readonly nodes = new Map<number, Node>();

  add(entry: number, parent?: Node): void {
    const node: Node = { parent, children: new Set(), entry };
    parent?.children.add(node);
    this.nodes.set(entry, node);
    if (parent) addChild(parent.entry, entry);
    else addOriginal(entry, MADE_AT_RUN_TIME);
  }

  remove(node: Node): void {
    for (const child of node.children) {
      child.parent = node.parent;
      node.parent?.children.add(child);
    }
    node.parent?.children.delete(node);
    this.nodes.delete(node.entry);
    removeFromList(node.entry);
  }

  move(node: Node, to: number): void {
    replaceInList(node.entry, to);
    this.nodes.delete(node.entry);
    node.entry = to;
    this.nodes.set(to, node);
  }

  check(): void {
    for (const node of this.nodes.values()) {
      expect(parentOf(node.entry)).toBe(node.parent?.entry ?? NO_PLACE);
      expect(listed(node.entry)).toEqual(descendants(node).sort((a, b) => a - b));
    }
  }
}

function descendants(node: Node): number[] {
  return [...node.children].flatMap((child) => [child.entry, ...descendants(child)]);
}

/** What revoke would delete. */
function listed(entry: number): number[] {
  const found: number[] = [];
  const depth = slotDetails[entry]!.depth;
  let next = slotDetails[entry]!.next;
  while (next !== NO_PLACE && slotDetails[next]!.depth > depth) {
    found.push(next);
    next = slotDetails[next]!.next;
  }
  return found.sort((a, b) => a - b);
}

const step = fc.record({
  kind: fc.constantFrom('original', 'derive', 'derive', 'derive', 'remove', 'move'),
  from: fc.integer({ min: 1, max: ENTRIES }),
  to: fc.integer({ min: 1, max: ENTRIES }),
});

beforeEach(() => host.reset());

test('the list tells the same as a tree', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      host.reset();
      const forest = new Forest();
      for (const { kind, from, to } of steps) {
        const node = forest.nodes.get(from);
        const free = !forest.nodes.has(to);
        if (kind === 'original' && free) forest.add(to);
        if (kind === 'derive' && node && free) forest.add(to, node);
        if (kind === 'move' && node && free) forest.move(node, to);
        if (kind === 'remove' && node) forest.remove(node);
        forest.check();
      }
    }),
    { numRuns: 200 },
  );
});

test('deleting an original leaves its children without a parent, and none becomes an original of the system', () => {
  addOriginal(1, 0);
  addChild(1, 2);
  addChild(1, 3);
  addChild(2, 4);
  removeFromList(1);
  expect([2, 3, 4].map(parentOf)).toEqual([NO_PLACE, NO_PLACE, 2]);
  expect([2, 3, 4].map((entry) => slotDetails[entry]!.depth)).toEqual([1, 1, 2]);
});
