/** Groups of a match are used as texts; one that took no part is undefined where the program asks. */
const match = /(\d+)-(\d+)(x)?/.exec('from 12-34');
if (match) {
  console.log(parseInt(match[1], 10) + parseInt(match[2], 10), match[3] ?? 'none', match[3] === undefined);
  const [all, from, to, mark] = match;
  console.log(all.length, from + to, mark ?? '-', mark === undefined);
  console.log(
    match.length,
    /(1)(2)?/
      .exec('12')
      ?.map((group) => `<${group}>`)
      .join('|'),
  );
}
console.log(('axbxc'.match(/x/g) ?? []).join(), ('abc'.match(/x/g) || []).length);
for (const found of 'axbxc'.match(/x/g) ?? []) console.log(found);
