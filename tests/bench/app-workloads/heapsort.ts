/** Heapsort of an array of objects by their keys. */
const COUNT = 256;

interface Entry {
  key: number;
  payload: number;
}

const entries: Entry[] = [];

function swap(items: Entry[], a: number, b: number): void {
  const kept = items[a];
  items[a] = items[b];
  items[b] = kept;
}

/** Lets the entry at `start` sink until neither child, of those below `end`, is larger. */
function siftDown(items: Entry[], start: number, end: number): void {
  let root = start;
  for (;;) {
    let child = root * 2 + 1;
    if (child >= end) return;
    if (child + 1 < end && items[child].key < items[child + 1].key) child++;
    if (items[root].key >= items[child].key) return;
    swap(items, root, child);
    root = child;
  }
}

function heapsort(items: Entry[]): void {
  for (let start = (COUNT / 2) | 0; start > 0; start--) siftDown(items, start - 1, COUNT);
  for (let end = COUNT - 1; end > 0; end--) {
    swap(items, 0, end);
    siftDown(items, 0, end);
  }
}

export function onStart(): void {
  let random = 12345;
  for (let i = 0; i < COUNT; i++) {
    random = (Math.imul(random, 1664525) + 1013904223) | 0;
    entries.push({ key: random >>> 8, payload: random });
  }
}

export function onMessage(_text: string): string {
  heapsort(entries);
  return String(entries[0].key ^ (entries[COUNT - 1].key << 4));
}
