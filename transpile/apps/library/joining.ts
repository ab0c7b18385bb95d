/** Array.prototype.join of what is no text: the elements' texts, joined. */

export function joinNumbers(array: number[], separator: string): string {
  const texts: string[] = [];
  for (let index = 0; index < array.length; index++) texts.push(String(array[index]));
  return operation.join(texts, separator);
}

export function joinBooleans(array: boolean[], separator: string): string {
  const texts: string[] = [];
  for (let index = 0; index < array.length; index++) texts.push(String(array[index]));
  return operation.join(texts, separator);
}

/** `undefined` and `null` are empty. */
export function joinOptionalTexts(array: (string | undefined)[], separator: string): string {
  const texts: string[] = [];
  for (let index = 0; index < array.length; index++) texts.push(array[index] ?? '');
  return operation.join(texts, separator);
}

export function joinOptionalNumbers(array: (number | undefined)[], separator: string): string {
  const texts: string[] = [];
  for (let index = 0; index < array.length; index++) {
    const element = array[index] ?? undefined;
    texts.push(element === undefined ? '' : String(element));
  }
  return operation.join(texts, separator);
}
