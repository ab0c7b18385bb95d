/** The Game of Life on a torus. */
class Life {
  private cells: boolean[][];

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.cells = Array.from({ length: height }, () => Array.from({ length: width }, () => false));
  }

  static from(picture: string): Life {
    const lines = picture.trim().split('\n');
    const life = new Life(lines[0].length, lines.length);
    lines.forEach((line, y) => [...line].forEach((char, x) => (life.cells[y][x] = char === '#')));
    return life;
  }

  private neighbours(x: number, y: number): number {
    let count = 0;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        if (dx === 0 && dy === 0) continue;
        const row = (y + dy + this.height) % this.height;
        const column = (x + dx + this.width) % this.width;
        if (this.cells[row][column]) count++;
      }
    }
    return count;
  }

  step(): void {
    this.cells = this.cells.map((row, y) =>
      row.map((alive, x) => {
        const n = this.neighbours(x, y);
        return alive ? n === 2 || n === 3 : n === 3;
      }),
    );
  }

  get population(): number {
    return this.cells.reduce((sum, row) => sum + row.filter(Boolean).length, 0);
  }

  toString(): string {
    return this.cells.map((row) => row.map((alive) => (alive ? '#' : '.')).join('')).join('\n');
  }
}

const life = Life.from(`
.#...
..#..
###..
.....
.....
`);

export function onStart(): void {
  for (let generation = 0; generation < 5; generation++) {
    console.log(`generation ${generation}: ${life.population}`);
    console.log(life.toString());
    life.step();
  }
}
