/** `this` in an arrow function of a method; methods given on as closures. */
class Button {
  presses = 0;
  onPress: (() => void) | undefined;

  constructor(readonly name: string) {}

  connect(): () => string {
    return () => {
      this.presses++;
      return `${this.name} ${this.presses}`;
    };
  }

  press(): void {
    this.onPress?.();
  }

  all(times: number[]): number {
    times.forEach((n) => {
      this.presses += n;
    });
    return this.presses;
  }
}
const button = new Button('ok');
const press = button.connect();
console.log(press(), press());
button.press();
button.onPress = () => console.log('pressed');
button.press();
console.log(button.all([10, 20]));
