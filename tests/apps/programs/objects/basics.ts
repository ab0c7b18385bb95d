/** Object literals, properties, nesting, references, shorthand. */
const name = 'lamp';
const lamp = { name, watts: 60, on: false, place: { room: 'hall', floor: 1 } };
lamp.on = true;
lamp.place.floor += 2;
lamp['watts'] -= 15;
console.log(lamp.name, lamp.watts, lamp.on, lamp.place.room, lamp.place.floor);
const same = lamp;
same.watts = 1;
console.log(lamp.watts, same === lamp, lamp.place === same.place);
const a = { n: 1 };
const b = { n: 1 };
console.log(a === b, a !== b, a.n === b.n);
function rename(what: { name: string }, to: string): void {
  what.name = to;
}
const thing = { name: 'old' };
rename(thing, 'new');
console.log(thing.name);
