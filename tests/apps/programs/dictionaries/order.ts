/** Keys keep the order in which they came; integer-like ones come first, ascending. */
const d: Record<string, number> = {};
d['zebra'] = 1;
d['10'] = 2;
d['apple'] = 3;
d['2'] = 4;
d['-1'] = 5;
d['01'] = 6;
console.log(Object.keys(d).join(), Object.values(d).join());
delete d['zebra'];
d['zebra'] = 7;
d['0'] = 8;
let text = '';
for (const key in d) text += key + '=' + d[key] + ' ';
console.log(text);
for (const [key, value] of Object.entries(d)) console.log(key, value);
