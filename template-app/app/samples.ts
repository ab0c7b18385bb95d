/** The youngest of what was measured. */
export class Samples {
  private readonly values: number[] = [];

  constructor(private readonly most: number) {}

  add(value: number): void {
    this.values.push(value);
    if (this.values.length > this.most) this.values.shift();
  }

  clear(): void {
    this.values.splice(0, this.values.length);
  }

  /** `3 samples, mean 7, from 3 to 10`. */
  summary(): string {
    const { values } = this;
    if (values.length === 0) return 'no samples yet';
    const sum = values.reduce((all, value) => all + value, 0);
    const sorted = values.slice().sort((a, b) => a - b);
    const mean = Math.floor(sum / values.length);
    return `${values.length} samples, mean ${mean}, from ${sorted[0]} to ${sorted[values.length - 1]}`;
  }
}
