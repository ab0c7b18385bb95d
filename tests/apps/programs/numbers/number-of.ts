/** Number(): of texts that are integers, of booleans and of numbers. */
const texts = ['42', ' -7\n', '', '0x1F', '0b101', '0o17', '+3', '2147483647', '-2147483648', '007'];
console.log(texts.map((text) => Number(text)).join());
console.log(Number(true), Number(texts.length > 99), Number(12) + 1, Number('4') * 2);
