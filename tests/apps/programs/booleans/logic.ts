/** `!`, `&&` and `||` of booleans; the right side runs only if it is needed. */
function say(name: string, what: boolean): boolean {
  console.log('asked', name);
  return what;
}
console.log(say('a', true) && say('b', false));
console.log(say('c', false) && say('d', true));
console.log(say('e', true) || say('f', true));
console.log(say('g', false) || say('h', false));
console.log(!say('i', true), !!say('j', true), !(say('k', false) || say('l', true)) && say('m', true));
let all = true;
all &&= 3 > 2;
all &&= 3 < 2;
let any = false;
any ||= all;
any ||= 1 === 1;
console.log(all, any);
