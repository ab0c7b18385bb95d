/** console.log: several values, none, and each kind. */
console.log();
console.log('');
console.log('a', 1, true, undefined, null, '');
console.log(1);
console.log(undefined);
console.log('two  spaces', '\ttab', 'end ');
console.log('a\nb', 'c');
console.log(-5, 'x' + 1, 1 + 1, 'y' === 'y');
console.log('ünï', 'ÿ');
const long = 'x'.repeat(300);
console.log(long, long.length);
