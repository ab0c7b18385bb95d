/** Roman numerals, both ways. Messages: "1994", "4", "3999", "MCMXCIV", "XLII", "IIII", "0", "abc". */
const NUMERALS: [string, number][] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function toRoman(n: number): string {
  if (n < 1 || n > 3999) throw new Error(`out of range: ${n}`);
  let result = '';
  for (const [numeral, value] of NUMERALS) {
    while (n >= value) {
      result += numeral;
      n -= value;
    }
  }
  return result;
}

const digits: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

function fromRoman(text: string): number {
  const values = text.split('').map((char) => digits[char]);
  const total = values.reduce((sum, value, i) => {
    const next = i + 1 < values.length ? values[i + 1] : 0;
    return value < next ? sum - value : sum + value;
  }, 0);
  if (toRoman(total) !== text) throw new Error(`${text} is not canonical`);
  return total;
}

export function onMessage(text: string): string {
  try {
    if (/^\d+$/.test(text)) return toRoman(Number(text));
    if (/^[IVXLCDM]+$/.test(text)) return fromRoman(text).toString();
    return 'neither a number nor a numeral';
  } catch (error) {
    return `${error}`;
  }
}
