/** A log that is taken apart: groups, matches with g in a loop, words told apart, parts replaced by a function. */
const log = '2026-11-21 temp=31 room="hall", 2026-11-22 temp=-4 room="roof"';
const date = /(\d{4})-(\d\d)-(\d\d)/;
const m = date.exec(log);
if (m) console.log(m[0], m[1], m[2], m[3], m.index, m.length);
const m2 = log.match(/temp=(-?\d+)/);
console.log(m2 === null ? 'none' : parseInt(m2[1] ?? '0'));
console.log(log.match(/temp=(-?\d+)/g)?.join(' '), log.match(/zzz/g) === null);
console.log(log.replace(/(\w+)=(\S+)/g, '$2=$1'), log.search(/room/));
console.log(log.replace(/\d+/g, (d) => String(d.length)));
console.log(log.split(/[ ,]+/).length, 'a1b2c'.split(/\d/).join('|'), 'abc'.split(/(b)/).join('|'));
const all = /a(b)?/g;
console.log(all.test('ab a'), all.test('ab a'), all.test('ab a'), all.test('ab'));
let found: RegExpMatchArray | null;
const word = /\w+/g;
while ((found = word.exec('one two  three')) !== null) console.log(found[0], found.index);
console.log(
  /^\s*$/.test(''),
  /HELLO/i.test('say hello'),
  /^b/m.test('a\nb'),
  /a.b/s.test('a\nb'),
  /a.b/.test('a\nb'),
);
function kind(word: string): string {
  if (/^[0-9]+$/.test(word)) return 'number';
  if (/^[a-z_]\w*$/i.test(word)) return 'name';
  return /^[-+*/]$/.test(word) ? 'operator' : 'unknown';
}
console.log('x 12 + _y1 ? ä'.split(' ').map(kind).join());
console.log('aBc'.replace(/b/i, '[$&]'), "it's".replace(/'/g, "\\'"), 'x'.replaceAll(/x/g, 'y'));
