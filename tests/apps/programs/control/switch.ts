/** switch: fall through, default in the middle, break, return from inside. */
function describe(n: number): string {
  let text = '';
  switch (n) {
    case 1:
      text += 'one ';
    case 2:
      text += 'two ';
      break;
    default:
      text += 'many ';
    case 3:
      text += 'three ';
      break;
    case 4:
      return 'early';
  }
  return text + '.';
}
for (let n = 0; n < 6; n++) console.log(n, describe(n));
