/** A match with a group that took no part as a list of texts. Faults: absent. */
const match = /(a)|(b)/.exec('b');
console.log(match?.[2] ?? 'none');
if (match) {
  const lengths = match.map((text) => text.length); // here
  console.log(lengths.join());
}
