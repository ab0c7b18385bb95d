/** A sieve and a greatest common divisor: loops with everything together. */
const composite: boolean[] = [];
for (let i = 0; i < 60; i++) composite.push(false);
const primes: number[] = [];
for (let i = 2; i < 60; i++) {
  if (composite[i]) continue;
  primes.push(i);
  for (let j = i * i; j < 60; j += i) composite[j] = true;
}
console.log(primes.join(' '));
function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
console.log(gcd(1071, 462), gcd(17, 5), gcd(0, 9));
