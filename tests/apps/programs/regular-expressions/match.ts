/** match and exec: the whole, the groups, the index. */
const line = 'temp=21;hum=40';
const found = line.match(/(\w+)=(\d+)/);
if (found) console.log(found[0], found[1], found[2], found.index, found.length);
console.log(line.match(/x(\d)/) === null);
const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec('2026-11-21');
if (date !== null) {
  const [, year, month, day] = date;
  console.log(parseInt(year!, 10) + 1, month, day);
}
const all = line.match(/\d+/g);
console.log(all?.length, all?.join());
console.log('aaa'.match(/b/g) === null, /(a)|(b)/.exec('b')?.[2]);
