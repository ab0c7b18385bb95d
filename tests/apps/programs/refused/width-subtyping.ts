/** An object as one with fewer properties: they lie in other places. Refused: TS91714. */
interface Named {
  name: string;
}
const person = { age: 3, name: 'ann' };
function greet(who: Named): string {
  return who.name;
}
console.log(greet(person)); // here
