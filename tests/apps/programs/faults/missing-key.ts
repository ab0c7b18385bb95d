/** Reading a key that a dictionary does not have is a fault, unless the program asks first. Faults: index. */
const ages: Record<string, number> = { ann: 1 };
console.log(ages['bob'] ?? 'none', ages['bob'] === undefined, ages['ann'] + 1);
const next = ages['bob'] + 1; // here
console.log(next);
