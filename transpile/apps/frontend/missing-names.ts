/**
 * What other JavaScript has and apps have not: the advice that `tsc` cannot give, which would tell the author to install the types of Node or
 * to change the library.
 */

const LATER = "'setTimer(milliseconds)' calls 'onTimer' from time to time";
const CALLED = 'an app is called for what happens: onMessage, onTimer, subscriptions';
const BYTES = 'bytes are an array of numbers, or a text of characters up to U+00FF';
const FILES = "write 'import { name } from './file''";
const WHOLE =
  'numbers are integers of 32 bits; scale the values, for example to thousandths, and look functions up in a table';
const COPY = "write '{ ...object }' or '[...array]'";
const MESSAGE = "write 'new Error(message)'";
const TO_TEXT = 'numbers are integers: write `${number}`, with padStart for columns';
const LOG = "write 'console.log'";
const NO_NUMBER = "ask 'Number.isNaN(number)' of what a text was converted to";

/** By name: what is nowhere. */
export const MISSING_NAMES: Readonly<Record<string, string>> = {
  ...all(['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'setImmediate'], LATER),
  ...all(['Promise', 'queueMicrotask', 'requestAnimationFrame', 'addEventListener', 'EventEmitter'], CALLED),
  ...all(
    ['Date', 'performance', 'Temporal'],
    "'now()' of 'conductor/app' counts milliseconds since the start",
  ),
  ...all(['Buffer', 'ArrayBuffer', 'DataView', 'TextEncoder', 'TextDecoder', 'Blob', 'atob', 'btoa'], BYTES),
  ...all(['Uint8Array', 'Int8Array', 'Uint8ClampedArray', 'Uint16Array', 'Int16Array'], BYTES),
  ...all(
    ['Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
    BYTES,
  ),
  ...all(['require', 'module', 'exports', '__dirname', '__filename'], FILES),
  ...all(['process', 'Deno', 'Bun'], 'there are no arguments and no environment; tell the app by onMessage'),
  ...all(['fetch', 'XMLHttpRequest', 'WebSocket'], 'other programs are reached by the modules of services'),
  ...all(['window', 'document', 'global', 'globalThis', 'self'], 'variables of modules are what lasts'),
  ...all(['WeakMap', 'WeakSet', 'WeakRef'], 'use a Map or a Set, and delete what is done with'),
  ...all(['Proxy', 'Reflect', 'eval', 'Function'], 'write a function'),
  ...all(['Symbol'], 'use a constant text or an enum'),
  ...all(['BigInt'], 'a number is an integer of 32 bits; keep longer ones as two'),
  ...all(['RegExp'], "write the expression between slashes: '/ab+/'"),
  ...all(['NaN'], NO_NUMBER),
  ...all(['Infinity'], "write the largest number, '2147483647'"),
  ...all(['parseFloat', 'Intl'], WHOLE),
  ...all(['structuredClone'], COPY),
  ...all(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError'], MESSAGE),
  ...all(['AggregateError'], MESSAGE),
  ...all(['URL', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI'], "write 'replaceAll'"),
  ...all(['crypto'], 'keep a seed and compute the next number from it with Math.imul'),
};

/** By the interface that would have it. `Math.*`: whatever it does not have. */
const MISSING_MEMBERS: Readonly<Record<string, string>> = {
  'Math.random': 'keep a seed and compute the next number from it with Math.imul',
  'Math.*': WHOLE,
  'JSON.parse': "take the text apart, with 'split' or a regular expression",
  'Console.*': LOG,
  ...all(['Number.toFixed', 'Number.toPrecision', 'Number.toExponential', 'Number.toLocaleString'], TO_TEXT),
  'NumberConstructor.NaN': NO_NUMBER,
  'NumberConstructor.parseFloat': WHOLE,
  'NumberConstructor.*': 'a number is always an integer from -2147483648 to 2147483647',
  'String.localeCompare': "write 'a < b ? -1 : a > b ? 1 : 0', which is the order of codes",
  'String.matchAll': "write 'match' with the flag g, or 'exec' with it in a loop",
  'String.codePointAt': "write 'charCodeAt'",
  'StringConstructor.fromCodePoint': "write 'fromCharCode'",
  'String.normalize': 'texts have the characters U+0000 to U+00FF, which are one each',
  'String.substr': "write 'slice(start, end)'",
  'ObjectConstructor.assign': COPY,
  'ObjectConstructor.freeze': "declare it 'readonly', or 'as const'",
  'ObjectConstructor.fromEntries': 'set the keys of a Record in a loop, or use a Map',
  'ObjectConstructor.*': 'use a Record or a Map where keys are not known before',
  'ArrayConstructor.fromAsync': CALLED,
  'Array.copyWithin': "write 'slice' and assignments",
  'RegExpMatchArray.groups': 'count the groups: match[1] is the first',
  'RegExpMatchArray.*': 'there are the texts of the groups, and the index',
  'RegExp.*': 'keep what you want to know of it in a variable',
  'Error.stack': 'a fault names its line; what an error says is its message',
  'Error.*': 'an error has a message and nothing else',
};

/** What to write instead of a member that an interface of the library does not have. */
export function adviceForMember(owner: string, name: string): string | undefined {
  const plain = owner.replace(/^Readonly/, '').replace(/^RegExpExec/, 'RegExpMatch');
  return MISSING_MEMBERS[`${plain}.${name}`] ?? MISSING_MEMBERS[`${plain}.*`];
}

function all(names: readonly string[], advice: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, advice]));
}
