/** Map: set, get, has, delete, size, clear, order, iteration. */
const map = new Map<string, number>();
map.set('one', 1).set('two', 2);
map.set('three', 3);
map.set('two', 22);
console.log(map.size, map.get('two'), map.get('four'), map.has('one'), map.has('four'));
console.log(map.delete('one'), map.delete('one'), map.size);
map.set('one', 111);
for (const [key, value] of map) console.log(key, value);
for (const key of map.keys()) console.log(key);
for (const value of map.values()) console.log(value);
map.forEach((value, key) => console.log(key + value));
const total = map.get('three')! + (map.get('none') ?? 1000);
console.log(total);
map.clear();
console.log(map.size, map.get('one'));
