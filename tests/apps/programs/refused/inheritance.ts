/** A class that extends another. Refused: TS91712. */
class Animal {
  name = 'animal';
}
class Dog extends Animal {
  // here
  bark(): string {
    return this.name;
  }
}
console.log(new Dog().bark());
