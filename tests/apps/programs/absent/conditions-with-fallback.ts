/** After `if (a ?? b) return`, a may be false though the checker takes it for undefined; and so may what b says be wrong. */
interface Options {
  loud?: boolean;
  times?: number;
  name?: string;
}

function show(loud: boolean | undefined, fallback: boolean): void {
  if (loud ?? fallback) return console.log('loud');
  console.log(loud, `${loud}`, String(loud), JSON.stringify({ loud: loud ?? true }));
}
show(true, false);
show(false, true);
show(undefined, false);

function isLoud(options: Options, fallback: boolean): boolean {
  if (options.loud ?? fallback) return true;
  return options.loud ?? true;
}
console.log(isLoud({ loud: false }, true), isLoud({}, false), isLoud({ loud: true }, false));

function timesOf(options: Options, fallback: number): number {
  if (options.times ?? fallback) return 1;
  return options.times ?? 7;
}
console.log(timesOf({ times: 0 }, 1), timesOf({}, 0), timesOf({ times: 5 }, 0));

function quiet(options: Options | undefined): string {
  while (!(options?.loud ?? true)) return `quiet ${options?.loud} ${options?.name}`;
  return options?.name ?? 'no name';
}
console.log(quiet(undefined), quiet({ loud: false, name: 'x' }), quiet({ name: 'y' }));

function textOf(loud: boolean | undefined, times: number | undefined): string {
  return (loud ?? times === undefined) ? 'nothing' : `${times}`;
}
console.log(textOf(undefined, undefined), textOf(undefined, 3), textOf(false, 4));
