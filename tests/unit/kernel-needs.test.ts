/** The gate's list of what each call needs of its capability says what docs/0003-abi.md says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ObjectType, Right } from '../../src/abi/capability';
import { OPERATION_COUNT, Operation } from '../../src/abi/operation';
import { ANYTHING, NEEDS, NOTHING, neededRights, neededType } from '../../src/kernel/needs';

const DOCUMENT = path.join(__dirname, '..', '..', 'docs', '0003-abi.md');

/** What the tables of the document say of r4, by operation: a capability is `type+right+right`. */
function documented(): Map<string, string> {
  const rows = readFileSync(DOCUMENT, 'utf8').matchAll(/^\| (\w+) +\| ([^|]*?) *\|/gm);
  return new Map([...rows].map(([, operation, r4]) => [operation!, r4!]));
}

function inWords(need: number): string {
  if (need === NOTHING) return 'nothing';
  if (need === ANYTHING) return 'anything';
  const rights = neededRights(need);
  const names = Object.keys(Right).filter(
    (name) => (rights & (Right[name as keyof typeof Right] ?? 0)) !== 0,
  );
  return [ObjectType[neededType(need)], ...names].join('+');
}

function expected(r4: string): string {
  if (r4 === '-' || r4.startsWith('token')) return 'nothing';
  if (r4.endsWith('slot')) return 'anything';
  return r4.replace('all processes', 'process').replace(/\(.*\)/, '');
}

test.each(Array.from({ length: OPERATION_COUNT }, (_, operation) => [Operation[operation]!, operation]))(
  '%s',
  (name, operation) => {
    expect(inWords(NEEDS[operation]!)).toBe(expected(documented().get(name)!));
  },
);
