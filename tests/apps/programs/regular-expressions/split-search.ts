/** split and search with a pattern. */
console.log('a, b;c  d'.split(/[,;\s]+/).join('|'), 'a1b2c'.split(/\d/).join('|'), 'abc'.split(/x/).length);
console.log('hello world'.search(/o/), 'hello'.search(/z/), 'x9'.search(/\d/));
console.log('a1b2'.split(/(\d)/).join('|'), 'abc'.split(/(?:)/).join('-'));
