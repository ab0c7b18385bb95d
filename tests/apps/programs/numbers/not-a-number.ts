/** Texts that are no numbers, where the program asks: Number.isNaN, isNaN, Number.isInteger, `||` and conditions. */
for (const text of [
  '12',
  'x',
  '',
  ' 7 ',
  '-3',
  '+4',
  '1x',
  '0x1f',
  '0x',
  '-',
  '.',
  'e5',
  '--1',
  'Infinit',
  '1 2',
]) {
  const n = Number(text);
  const m = parseInt(text, 10);
  const either: number = Number.parseInt(text, 16);
  console.log(
    `'${text}'`,
    Number.isNaN(n) ? 'NaN' : n + 1,
    isNaN(m) ? 'NaN' : m + 1,
    Number.isInteger(either) ? either : 'none',
    Number.isFinite(n),
    parseInt(text, 10) || 0,
    Number(text) || 'no number',
    isNaN(Number(text)),
  );
}

function quantity(text: string): string {
  let count = parseInt(text);
  if (isNaN(count)) count = 1;
  count++;
  const later = (): number => count * 2;
  return `${count} ${later()}`;
}
console.log(quantity('5'), quantity('none'));

const size = Number('q');
if (!size) console.log('no size');
if (parseInt('0', 10)) console.log('never');
console.log(Number.isNaN(5), isNaN(0), Number.isInteger(-1), Number.isSafeInteger(0), isFinite(1));
let last = 0;
for (const word of ['1', 'two', '3']) {
  last = parseInt(word, 10);
  if (Number.isNaN(last)) continue;
  console.log(last);
}
