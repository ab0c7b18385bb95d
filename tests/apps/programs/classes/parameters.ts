/** Parameter properties, default values, fields that are computed, methods that call methods. */
class Rectangle {
  readonly area: number;
  tags: string[] = [];

  constructor(
    readonly width: number,
    public height: number = width,
    private name?: string,
  ) {
    this.area = width * height;
  }

  describe(): string {
    return `${this.title()} ${this.width}x${this.height}=${this.area}`;
  }

  private title(): string {
    return this.name ?? 'rectangle';
  }

  tag(text: string): this {
    this.tags.push(text);
    return this;
  }
}
const a = new Rectangle(3);
const b = new Rectangle(2, 5, 'door');
console.log(a.describe(), b.describe());
console.log(a.tag('x').tag('y').tags.join(), b.tags.length);
a.height = 10;
console.log(a.height, a.area);
