/** keys, entries and values of an array in for..of. */
const list = ['a', 'b', 'c'];
for (const [i, text] of list.entries()) console.log(i, text);
for (const i of list.keys()) console.log(i);
for (const text of list.values()) console.log(text);
