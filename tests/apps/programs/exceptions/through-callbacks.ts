/** Exceptions that leave callbacks of array methods, with finally on the way. */
function tries(n: number): string {
  const log: string[] = [];
  try {
    [1, 2, 3].forEach((k) => {
      try {
        if (k === n) throw new Error(`k${k}`);
        log.push(`${k}`);
      } finally {
        log.push('f');
      }
    });
  } catch (e) {
    log.push((e as Error).message);
  }
  return log.join('');
}
console.log(tries(2), tries(9));
try {
  [1, 2, 3].forEach((x) => {
    if (x === 2) throw new Error('two');
    console.log(x);
  });
} catch (e) {
  console.log((e as Error).message);
} finally {
  console.log('done');
}
try {
  [3, 1, 2].sort((a, b) => {
    if (a === 1) throw new Error('cmp');
    return a - b;
  });
} catch (e) {
  console.log('caught', (e as Error).message);
}
