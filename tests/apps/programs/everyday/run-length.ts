/** Run-length encoding and decoding of texts and of numbers. Messages: "aaabccdddd", "abc", "", "zzzzzzzzzzzz". */
interface Run<T> {
  value: T;
  length: number;
}

function encodePlainly(text: string): string {
  let result = '';
  for (let i = 0; i < text.length;) {
    let j = i;
    while (j < text.length && text[j] === text[i]) j++;
    const count = j - i;
    result += (count > 1 ? String(count) : '') + text[i];
    i = j;
  }
  return result;
}

function decode(text: string): string {
  let result = '';
  let count = '';
  for (const char of text) {
    if (char >= '0' && char <= '9') {
      count += char;
    } else {
      result += char.repeat(count === '' ? 1 : Number(count));
      count = '';
    }
  }
  return result;
}

function runs(values: number[]): Run<number>[] {
  const result: Run<number>[] = [];
  for (const value of values) {
    const last = result[result.length - 1];
    if (last && last.value === value) last.length++;
    else result.push({ value, length: 1 });
  }
  return result;
}

export function onStart(): void {
  const found = runs([1, 1, 1, 0, 0, 7]);
  console.log(found.map((run) => `${run.length}x${run.value}`).join(' '));
}

export function onMessage(text: string): string {
  const encoded = encodePlainly(text);
  return `${text} -> ${encoded} -> ${decode(encoded) === text ? 'same' : 'different'}`;
}
