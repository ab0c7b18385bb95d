/** Object.keys, values and entries of a plain object with one kind of value. */
const scores = { ann: 3, bob: 5 };
console.log(Object.keys(scores).join(), Object.values(scores).join());
for (const [name, score] of Object.entries(scores)) console.log(name, score);
