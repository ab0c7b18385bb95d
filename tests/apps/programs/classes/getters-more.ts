/** Getters in conditions, loops and closures; static ones; assignments with an operator through a setter. */
class Meter {
  static made = 0;
  private total = 0;
  readings = 0;

  constructor() {
    Meter.made++;
  }

  get value(): number {
    this.readings++;
    return this.total;
  }

  set value(to: number) {
    this.total = to < 0 ? 0 : to;
  }

  get isEmpty(): boolean {
    return this.total === 0;
  }
}
const meter = new Meter();
meter.value += 5;
meter.value -= 2;
meter.value++;
console.log(meter.value, meter.isEmpty, meter.readings, Meter.made);
meter.value = -7;
if (meter.isEmpty) console.log('empty', meter.value);
