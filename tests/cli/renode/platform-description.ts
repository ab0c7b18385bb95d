/**
 * Reads Renode's platform descriptions (.repl), as far as ours use the language: entries with their registration, values, and where
 * interrupts go. What it does not know it refuses, so that a description which is read is one that was looked at whole.
 */
export interface Peripheral {
  readonly name: string;
  readonly type: string;
  /** What it is registered at: `sysbus`, a port, or `none`. */
  readonly at: string;
  /** Its place there. */
  readonly address: number | undefined;
  /** Of its registers, where the registration says it. */
  readonly length: number | undefined;
  readonly values: ReadonlyMap<string, string>;
  /** From each of its outputs, to whom. */
  readonly wires: readonly Wire[];
}

export interface Wire {
  /** Name or number of the output; undefined: the only one. */
  readonly from: string | number | undefined;
  readonly to: string;
  /** The local part of it, behind `#`. */
  readonly part: number | undefined;
  readonly input: number;
}

const ENTRY = /^(\w+): ([\w.]+) @ (\w+)(?: (0x[0-9A-F]+|\d+)| <(0x[0-9A-F]+), \+(0x[0-9A-F]+)>)?$/;
const VALUE = /^ {4}(\w+): ("[^"]*"|\w+)$/;
const WIRE = /^ {4}(?:(\w+) )?-> (\w+)(?:#(\d+))?@(\d+)$/;
const WIRES = /^ {4}\[(\d+)-(\d+)\] -> (\w+)(?:#(\d+))?@\[(\d+)-(\d+)\]$/;
/** What the bus is told beside its peripherals; nothing that we could compare. */
const BUS = /^sysbus:$|^ {4}init:$|^ {8}Tag <0x[0-9A-F]+, 0x[0-9A-F]+> "\w+" 0x[0-9A-F]+$/;

export function readPlatform(text: string): Map<string, Peripheral> {
  const found = new Map<string, Mutable>();
  let current: Mutable | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('//') || BUS.test(line)) continue;
    const entry = ENTRY.exec(line);
    if (entry) current = begin(found, entry);
    else if (!current || !addTo(current, line))
      throw new Error(`line ${index + 1} is not understood: ${line}`);
  }
  return found;
}

type Mutable = Peripheral & { readonly values: Map<string, string>; readonly wires: Wire[] };

function begin(
  found: Map<string, Mutable>,
  [, name = '', type = '', at = '', place, base, length]: RegExpExecArray,
): Mutable {
  if (found.has(name)) throw new Error(`${name} is described twice`);
  const address = numberOf(place ?? base);
  const entry: Mutable = { name, type, at, address, length: numberOf(length), values: new Map(), wires: [] };
  found.set(name, entry);
  return entry;
}

function addTo({ values, wires }: Mutable, line: string): boolean {
  const many = WIRES.exec(line);
  if (many) return addRange(wires, many);
  const wire = WIRE.exec(line);
  if (wire) {
    const [, from, to = '', part, input] = wire;
    const output = from === undefined || Number.isNaN(Number(from)) ? from : Number(from);
    wires.push({ from: output, to, part: numberOf(part), input: Number(input) });
    return true;
  }
  const [, name, value] = VALUE.exec(line) ?? [];
  if (name === undefined || value === undefined) return false;
  values.set(name, value.replace(/"/g, ''));
  return true;
}

function addRange(wires: Wire[], [, first, last, to = '', part, begin, end]: RegExpExecArray): boolean {
  if (Number(last) - Number(first) !== Number(end) - Number(begin))
    throw new Error(`${to}: the ranges differ in length`);
  for (let from = Number(first); from <= Number(last); from++)
    wires.push({ from, to, part: numberOf(part), input: Number(begin) + from - Number(first) });
  return true;
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
