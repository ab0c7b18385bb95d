/** Handlers that do next to nothing: what is counted is the way to them and back. The timer comes once. */
let ticks = 0;

export function onTimer(): void {
  ticks++;
}

export function onMessage(text: string): string {
  return String(text.length + ticks - 1);
}
