/** `conductor decode --message`: the words of a message, as a trace or a debugger shows them, become a call of a method. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeReply, decodeRequest } from '../../transpile/interfaces/decode';
import type { ServiceDescription } from '../../transpile/interfaces/describe';
import { UserError } from '../errors';
import { declarationsIn, interfaceFolders } from './folders';
import { ensureInterfaces } from './generate';

/** `parts`: label and words; of a reply, the method first. */
export function decodeMessage(service: string, parts: readonly string[], isReply: boolean): string {
  const description = describe(service);
  const [first, ...rest] = parts;
  if (first === undefined)
    throw new UserError(`what is missing: ${isReply ? 'the method, ' : ''}label and words`);
  if (!isReply) return decodeRequest(description, numberOf(first), rest.map(numberOf));
  const method = /^\d/.test(first) ? numberOf(first) : first;
  const isKnown = description.methods.some(({ name, number }) => name === method || number === method);
  if (!isKnown) {
    const names = description.methods.map(({ name }) => name).join(', ');
    throw new UserError(`${description.name} has no method ${first}; it has ${names}`);
  }
  const [label, ...words] = rest.map(numberOf);
  if (label === undefined) throw new UserError('what is missing: label and words of the answer');
  return decodeReply(description, method, label, words);
}

/** The description that is made beside the declaration, in the system's interfaces or those around the current folder. */
function describe(service: string): ServiceDescription {
  const place = process.cwd();
  ensureInterfaces([place]);
  const folders = interfaceFolders([place]);
  const name = service.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  const files = folders.map((folder) => path.join(folder, 'generated', `${name}.json`));
  const file = files.reverse().find((each) => existsSync(each));
  if (file !== undefined) return JSON.parse(readFileSync(file, 'utf8')) as ServiceDescription;
  const known = folders.flatMap(declarationsIn).map((each) => path.basename(each, '.ts'));
  throw new UserError(`there is no interface ${service}; there are ${[...new Set(known)].sort().join(', ')}`);
}

function numberOf(text: string): number {
  if (/^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text) && Number(text) <= 0xffffffff) return Number(text);
  throw new UserError(`'${text}' is not a word; they look like 12 or 0x4000000c`);
}
