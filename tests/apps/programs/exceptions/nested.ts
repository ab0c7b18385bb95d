/** Nested try, throw from catch, throwing again, an error in finally. */
function risky(n: number): string {
  try {
    try {
      if (n === 1) throw new Error('one');
      if (n === 2) throw new Error('two');
      return 'fine';
    } catch (e) {
      if ((e as Error).message === 'one') return 'handled one';
      throw e;
    } finally {
      console.log('inner finally', n);
    }
  } catch (e) {
    return 'outer ' + (e as Error).message;
  }
}
for (let n = 0; n < 3; n++) console.log(risky(n));
try {
  try {
    throw new Error('first');
  } catch (e) {
    throw new Error((e as Error).message + ' then second');
  }
} catch (e) {
  console.log((e as Error).message);
}
try {
  try {
    throw new Error('lost');
  } finally {
    throw new Error('from finally');
  }
} catch (e) {
  console.log((e as Error).message);
}
