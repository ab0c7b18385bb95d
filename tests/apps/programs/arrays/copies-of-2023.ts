/** toSorted, toReversed and with give copies; Array.isArray is known from the type. */
const list = [3, 10, 1];
console.log(
  list.toSorted((a, b) => a - b).join(),
  list.toSorted().join(),
  list.toReversed().join(),
  list.join(),
);
console.log(list.with(0, 7).join(), list.with(-1, 8).join(), list.join());
console.log(['b', 'a'].toSorted().join(''), [[1], [2]].toReversed().length);
console.log(Array.isArray(list), Array.isArray('text'), Array.isArray({ a: 1 }));
