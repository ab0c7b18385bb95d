/** A method that the constructor calls, or somebody who gets the object, would see fields without a value. Refused: TS91756. */
class Display {
  width: number;
  lines: string[];
  first = this.show(); // here
  twice = () => this.width * 2;
  constructor(width: number) {
    this.show(); // here
    console.log(this.twice()); // here
    displays.push(this); // here
    [1, 2].forEach((line) => this.lines.push(String(line))); // here
    this.width = width;
    this.show(); // here
    this.lines = [];
    this.show();
  }
  show(): void {
    if (this.width > 0) console.log(this.lines.join());
  }
}

const displays: Display[] = [];
new Display(3);
