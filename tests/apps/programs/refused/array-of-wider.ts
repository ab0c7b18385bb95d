/** An array of objects as one of objects with fewer properties. Refused: TS91714. */
interface Named {
  name: string;
}
const people = [{ age: 3, name: 'ann' }];
const all: Named[] = people; // here
console.log(all[0].name);
