/**
 * Messages of a service in words that people read: `console.write(bytes: 12 bytes lent for reading)`, `-> busy`. What is not
 * as it should be is shown, too: a trace is looked at when something is wrong.
 */
import type {
  MethodDescription,
  ParameterDescription,
  ServiceDescription,
  WordDescription,
} from './describe';

const CONNECT = 0;
const LENGTH = 0x3fffffff;
const RIGHTS = ['nothing', 'reading', 'writing', 'reading and writing'];

/** A request: its label and the words m0 to m3. */
export function decodeRequest(service: ServiceDescription, label: number, words: readonly number[]): string {
  const name = instanceName(service);
  if (label === CONNECT) return `${name}.connect(${greeting(service, words)})`;
  const method = service.methods.find(({ number }) => number === label);
  if (!method) return `${name} has no method ${label}: (${words.map(hexadecimal).join(', ')})`;
  const parameters = method.parameters.flatMap((each) => requestText(service, method, each, words) ?? []);
  return `${name}.${method.name}(${parameters.join(', ')})${method.isPosted ? ' posted' : ''}`;
}

/** The answer to a call of `method`, its name or number. */
export function decodeReply(
  service: ServiceDescription,
  method: string | number,
  label: number,
  words: readonly number[],
): string {
  const called = service.methods.find(({ name, number }) => name === method || number === method);
  const error = service.errors[label] ?? `${label} (no error of ${service.name})`;
  if (label !== 0 || !called) return `-> ${error}`;
  const results = called.parameters.flatMap(({ name, way }) => {
    if (way === 'reply') return `${name}: ${valueText(service, called.reply, name, words)}`;
    return way === 'capability in the answer' ? `${name}: a capability` : [];
  });
  return results.length === 0 ? `-> ${error}` : `-> ${error} (${results.join(', ')})`;
}

function instanceName({ name }: ServiceDescription): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function greeting(
  service: ServiceDescription,
  [id = 0, version = 0, signature = 0]: readonly number[],
): string {
  if (id !== service.id) return `another interface, ${hexadecimal(id)}`;
  const text = `${version >>> 16}.${version & 0xffff}`;
  const isOther = text === service.version && signature !== service.signature;
  return `version ${text}, signature ${hexadecimal(signature)}${isOther ? ', which is not that of this version' : ''}`;
}

function requestText(
  service: ServiceDescription,
  method: MethodDescription,
  { name, way }: ParameterDescription,
  words: readonly number[],
): string | undefined {
  switch (way) {
    case 'request':
      return `${name}: ${valueText(service, method.request, name, words)}`;
    case 'capability':
      return `${name}: a capability`;
    case 'lent for reading':
    case 'lent for writing': {
      const extent = words[3] ?? 0;
      return `${name}: ${extent & LENGTH} bytes lent for ${RIGHTS[extent >>> 30]}`;
    }
    default:
      return undefined;
  }
}

/** The value of a parameter: a scalar, or the fields of a class. */
function valueText(
  service: ServiceDescription,
  placed: readonly WordDescription[],
  parameter: string,
  words: readonly number[],
): string {
  const mine = placed.filter((each) => each.parameter === parameter);
  const [first] = mine;
  if (first && first.path === '') return scalarText(service, first, words);
  return `{ ${mine.map((each) => `${each.path.slice(1)}: ${scalarText(service, each, words)}`).join(', ')} }`;
}

/** Smallest and largest value, for those that are narrower than a word or signed. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  u8: [0, 0xff],
  u16: [0, 0xffff],
  i8: [-0x80, 0x7f],
  i16: [-0x8000, 0x7fff],
  i32: [-0x80000000, 0x7fffffff],
};

function scalarText(
  { enums }: ServiceDescription,
  { type, word }: WordDescription,
  words: readonly number[],
): string {
  const raw = words[word] ?? 0;
  const odd = `${raw} (no ${type})`;
  if (type === 'u32') return String(raw);
  if (type === 'u64') return String((BigInt(words[word + 1] ?? 0) << 32n) | BigInt(raw));
  if (type === 'bool') return raw > 1 ? odd : String(raw === 1);
  const range = RANGES[type];
  if (!range) return enums[type]?.[raw] ?? odd;
  const value = range[0] < 0 ? raw | 0 : raw;
  return value >= range[0] && value <= range[1] ? String(value) : odd;
}

function hexadecimal(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
