/** Fields that hold functions of `this`, taken out of the object. */
class Timer {
  ticks = 0;
  readonly tick = (): number => ++this.ticks;
  handlers: ((n: number) => void)[] = [];
  constructor() {
    this.handlers.push((n) => {
      this.ticks += n;
    });
  }
  fire(): number {
    for (const h of this.handlers) h(10);
    const self = this;
    return [1, 2].reduce((a, b) => a + b + self.tick(), 0);
  }
}
const timer = new Timer();
const { tick } = timer;
console.log(tick(), timer.fire(), timer.ticks);
