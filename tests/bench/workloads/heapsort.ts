/** Heapsort of an array of structs by their keys. */
const COUNT = 256;

class Entry {
  key: u32;
  payload: u32;
}

const entries = structs(Entry, 256);

function swap(a: Entry, b: Entry): void {
  const kept = new Entry();
  assign(kept, a);
  assign(a, b);
  assign(b, kept);
}

/** Lets the entry at `root` sink until neither child, of those below `end`, is larger. */
function siftDown(items: Structs<Entry, 256>, start: u32, end: u32): void {
  let root = start;
  for (;;) {
    let child = root * 2 + 1;
    if (child >= end) return;
    if (child + 1 < end && items[child].key < items[child + 1].key) child++;
    if (items[root].key >= items[child].key) return;
    swap(items[root], items[child]);
    root = child;
  }
}

function heapsort(items: Structs<Entry, 256>): void {
  for (let start: u32 = COUNT / 2; start > 0; start--) siftDown(items, start - 1, COUNT);
  for (let end: u32 = COUNT - 1; end > 0; end--) {
    swap(items[0], items[end]);
    siftDown(items, 0, end);
  }
}

export function prepare(): void {
  let random: u32 = 12345;
  for (const entry of entries) {
    random = random * 1664525 + 1013904223;
    entry.key = random >>> 8;
    entry.payload = random;
  }
}

export function workload(): u32 {
  heapsort(entries);
  return entries[0].key ^ (entries[COUNT - 1].key << 4);
}
