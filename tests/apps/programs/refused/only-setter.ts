/** What can only be written: who reads it gets undefined, whatever its type says. Refused: TS91700. */
class Lamp {
  private level = 0;
  set brightness(level: number) {
    this.level = level;
  }
  shown(): string {
    return `level ${this.level}`;
  }
}

const lamp = new Lamp();
lamp.brightness = 3;
[lamp.brightness] = [4];
console.log(lamp.shown());
console.log(lamp.brightness + 1); // here
lamp.brightness += 2; // here
lamp.brightness++; // here
const { brightness } = lamp; // here
console.log(brightness);
