/** A serial terminal behind simulated USART registers: shows what is sent, as a person would see it, and types. */

/** Offsets of the two registers that matter. */
const SR = 0x00;
const DR = 0x04;

const RECEIVED = 1 << 5;
const OVERRUN = 1 << 3;
const FRAMING = 1 << 1;
const TRANSMIT_EMPTY = 1 << 7;

interface Arrival {
  readonly byte: number;
  readonly flags: number;
}

export class Terminal {
  /** Everything that was sent. */
  sent = '';
  bells = 0;
  private readonly arrivals: Arrival[] = [];
  private screen: string[] = [''];
  private column = 0;
  private escape = '';

  constructor(base: number) {
    host.memory.device(base, 0x1c, {
      read: (offset) => (offset === SR ? this.status() : offset === DR ? this.take() : undefined),
      write: (offset, value) => {
        if (offset === DR) this.show(value & 0xff);
      },
    });
  }

  /** Keys arrive; nobody has read them yet. */
  press(keys: string, flags = 0): void {
    for (const byte of Buffer.from(keys, 'latin1')) this.arrivals.push({ byte, flags: RECEIVED | flags });
  }

  /** A byte that came too fast: the one before is still there, and the hardware says so. */
  overrun(): void {
    const last = this.arrivals.pop() ?? { byte: 0, flags: 0 };
    this.arrivals.push({ ...last, flags: last.flags | OVERRUN });
  }

  noise(): void {
    this.arrivals.push({ byte: 0xa5, flags: RECEIVED | FRAMING });
  }

  /** Bytes that wait in the hardware. */
  get waiting(): number {
    return this.arrivals.length;
  }

  /** What the screen shows; of the line with the cursor, what is before the cursor and any visible rest. */
  lines(): string[] {
    const last = this.screen.at(-1) ?? '';
    const shown = last
      .trimEnd()
      .padEnd(Math.min(this.column, last.length))
      .slice(0, Math.max(this.column, last.trimEnd().length));
    return [...this.screen.slice(0, -1), shown];
  }

  private status(): number {
    return TRANSMIT_EMPTY | (this.arrivals[0]?.flags ?? 0);
  }

  private take(): number {
    return this.arrivals.shift()?.byte ?? 0;
  }

  private show(byte: number): void {
    const character = String.fromCharCode(byte);
    this.sent += character;
    if (this.escape !== '' || character === '\x1b') this.control(character);
    else if (character === '\x07') this.bells++;
    else if (character === '\b') this.column = Math.max(0, this.column - 1);
    else if (character === '\r') this.column = 0;
    else if (character === '\n') this.screen.push('');
    else this.put(character);
  }

  private put(character: string): void {
    const line = this.screen.pop() ?? '';
    const changed = line.slice(0, this.column).padEnd(this.column) + character + line.slice(this.column + 1);
    this.column++;
    this.screen.push(changed);
  }

  private control(character: string): void {
    this.escape += character;
    if (!/[A-Za-z]$/.test(this.escape)) return;
    if (this.escape !== '\x1b[K')
      throw new Error(`the terminal does not know ${JSON.stringify(this.escape)}`);
    this.escape = '';
    const line = this.screen.pop() ?? '';
    this.screen.push(line.slice(0, this.column));
  }
}
