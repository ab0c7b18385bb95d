/** String.fromCharCode() of no codes is the empty text. */
const none = String.fromCharCode();
console.log(`[${none}]`, none.length, none === '', String.fromCharCode().concat('x'));
console.log(String.fromCharCode(97), String.fromCharCode(97, 98, 99), String.fromCharCode(...[]) + '.');
