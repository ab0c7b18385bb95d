/** A class is used by a function that runs before the declaration. Faults: early. */
function make(): Lamp {
  return new Lamp(); // here
}

console.log('start');
const lamp = make();

class Lamp {
  level = 1;
}

console.log(lamp.level);
