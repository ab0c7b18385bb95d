/** concat, localeCompare is left to `<` and `>`: sorting texts by character code. */
console.log('a'.concat('b', 'c'), 'x'.concat());
const names = ['pear', 'Apple', 'fig', 'apple', 'banana', 'Fig'];
const sorted = names.slice().sort();
console.log(sorted.join(' '), names.join(' '));
let smallest = names[0];
for (const name of names) if (name < smallest) smallest = name;
console.log(smallest);
