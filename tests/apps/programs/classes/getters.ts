/** Getters and setters. */
class Temperature {
  private tenths = 0;

  get celsius(): number {
    return Math.trunc(this.tenths / 10);
  }

  set celsius(degrees: number) {
    this.tenths = degrees * 10;
  }
}
const t = new Temperature();
t.celsius = 21;
console.log(t.celsius);
