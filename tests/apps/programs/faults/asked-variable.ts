/** A variable without its value, used as what its type says, although the program asks elsewhere. Faults: absent. */
const ages: Record<string, number> = { ann: 31 };
const age = ages['bob'];
if (age !== undefined) console.log('known');
console.log(age + 1); // here
