/** indexOf, lastIndexOf, includes, at. */
const list = [5, 3, 5, 7];
console.log(
  list.indexOf(5),
  list.indexOf(5, 1),
  list.lastIndexOf(5),
  list.indexOf(9),
  list.includes(7),
  list.includes(8),
);
const names = ['ann', 'bob'];
const bo = 'bo';
console.log(names.indexOf(bo + 'b'), names.includes('ann'), names.includes('an'), names.lastIndexOf('zed'));
console.log(list.at(0), list.at(-1), list.at(10), names.at(-2));
const one = { n: 1 };
const objects = [{ n: 1 }, one];
console.log(objects.indexOf(one), objects.includes({ n: 1 }));
