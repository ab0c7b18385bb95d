/** Math.min and Math.max of all elements of an array; of none (where JavaScript has an infinity) the app fails. */

export function minimum(numbers: number[]): number {
  let least = numbers[0];
  for (let index = 1; index < numbers.length; index++) if (numbers[index] < least) least = numbers[index];
  return least;
}

export function maximum(numbers: number[]): number {
  let most = numbers[0];
  for (let index = 1; index < numbers.length; index++) if (numbers[index] > most) most = numbers[index];
  return most;
}
