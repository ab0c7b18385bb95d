/** An intersection of object types. Refused: TS91706. */
type Named = { name: string };
type Aged = { age: number };
const person: Named & Aged = { name: 'ann', age: 3 }; // here
console.log(person.name, person.age);
