/** replace and replaceAll with texts. */
console.log(
  'a-b-c'.replace('-', '+'),
  'a-b-c'.replaceAll('-', '+'),
  'aaa'.replace('b', 'c'),
  'aaa'.replaceAll('aa', 'b'),
);
console.log('x'.replace('x', ''), 'one two one'.replaceAll('one', '1'), 'abc'.replace('', '>'));
