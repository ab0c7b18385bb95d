/** parseInt of texts that begin with an integer. */
console.log(
  parseInt('42', 10),
  parseInt('-17', 10) + 1,
  parseInt('ff', 16),
  parseInt('  12abc', 10),
  parseInt('1010', 2),
);
console.log(parseInt('2147483647', 10), parseInt('-2147483648', 10), parseInt('+5', 10), parseInt('zz', 36));
