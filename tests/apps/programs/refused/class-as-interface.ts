/** An object of a class where an interface has methods: functions in properties do that. Refused: TS91709. */
interface Speaker {
  speak(): string;
}
class Dog implements Speaker {
  speak(): string {
    return 'woof';
  }
}
const speakers: Speaker[] = [new Dog()]; // here
console.log(speakers[0].speak());
