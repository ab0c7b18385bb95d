/** Formats in the first text of console.log, constant or not. */
console.log('%s is %d', 'a', 5);
console.log('%i%% of %f, %j', 50, 2, 3, 'rest', true);
console.log('%s %s %s', true, undefined, null);
console.log('%x %s', 'one', 'two');
console.log('%c%s', 'hidden', 'shown');
console.log('%s and %s', 'only one');
console.log('100% sure', 1);
console.log('100%%', 1);
console.log('100%%');
console.log('%', 1, '%');
console.log('%d', -5);
for (const format of [
  'at %d percent',
  '%s',
  '%%',
  '%',
  'no format',
  '%s-%s-%s',
  '%i%%%s',
  '%c.',
  '%q%s',
  '',
]) {
  console.log(format, 5);
  console.log(format, 5, 'x');
  console.log(format);
}
const text = ['%s:'].join('');
console.log(text, true, undefined);
