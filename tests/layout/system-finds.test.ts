/** Who may find whom (`finds`): the mistakes, and what the registry is told. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processOverrides } from '../../cli/build/configurations';
import { check, folder, load, process_ } from './system-files';

const service = (priority: number, rest = ''): string =>
  `service(${process_(`priority: ${priority}, ${rest}`)}),`;
const REGISTRY = `registry: ${service(1)}`;
const SERVICES = `${REGISTRY}\nevents: ${service(2)}\nsecurity: ${service(2)}`;
const ASKS = "grants: { registry: call('registry') }";
const client = (finds: string, grants = ASKS): string =>
  `${SERVICES}\na: ${process_(`priority: 3, ${grants}, finds: [${finds}]`)},`;

test('services that are there can be found, with or without the right to transfer', () => {
  expect(check(client("'events', { service: 'security', grant: true }"))).toBe('');
  expect(check(`${SERVICES}\nb: ${service(3, "finds: ['events']")}`)).toBe('');
});

test.each([
  [
    'a misspelt name',
    "'event'",
    /:8: error: a: finds names event, which is no process\n {2}did you mean events\?/,
  ],
  [
    'a process that is no service',
    "'a'",
    /a: finds names a, which is no service\n {2}services are registry, events/,
  ],
  ['the same twice', "'events', { service: 'events' }", /:8: error: a: finds lists events twice/],
])('%s', (_, finds, message) => expect(check(client(finds))).toMatch(message));

test('a service can not find itself', () => {
  expect(check(`${REGISTRY}\nb: ${service(3, "finds: ['b']")}`)).toMatch(/b finds itself/);
});

test('who finds services can ask the registry', () => {
  expect(check(client("'events'", 'grants: {}'))).toMatch(
    /a finds services, and has no way to ask for them\n {2}grant it call\('registry'\)/,
  );
});

test('what is found is called: by the less urgent, and not in a circle', () => {
  expect(check(`${REGISTRY}\nb: ${service(3, "finds: ['c']")}\nc: ${service(4)}`)).toMatch(
    /:6: warning: priority inversion: b \(3\) calls c \(4\)/,
  );
  const both = `b: ${service(3, "finds: ['c']")}\nc: ${service(3, "finds: ['b']")}`;
  expect(check(`${REGISTRY}\n${both}`)).toMatch(/warning: call cycle: b -> c -> b/);
});

test('the registry knows which services are to register: all but itself', () => {
  const program = path.join(folder, 'registry');
  mkdirSync(program, { recursive: true });
  writeFileSync(path.join(program, 'main.ts'), 'export function main(): void {}\n');
  const file = path.join(program, 'configuration.ts');
  writeFileSync(file, 'export const SERVICES: u64 = 0n;\n');
  const system = load(
    `registry: service({ program: 'registry', priority: 1 }),\nevents: ${service(2)}\na: ${process_(`priority: 3`)},`,
  );
  expect(processOverrides(system, 'registry').get(file)).toBe('export const SERVICES: u64 = 2n;\n');
});

test('the registry gets a row for each process, with a bit for each service', () => {
  const program = path.join(folder, 'registry');
  mkdirSync(program, { recursive: true });
  writeFileSync(path.join(program, 'main.ts'), 'export function main(): void {}\n');
  const file = path.join(program, 'configuration.ts');
  writeFileSync(file, 'export const FINDERS = table(Finder, []);\n');
  const registry = "registry: service({ program: 'registry', priority: 1 }),";
  const system = load(
    `${registry}\nevents: ${service(2)}\nsecurity: ${service(2)}
a: ${process_(`priority: 3, ${ASKS}, finds: ['events', { service: 'security', grant: true }]`)},`,
  );
  expect(processOverrides(system, 'registry').get(file)).toBe(
    'export const FINDERS = table(Finder, [{ finds: 0n, transfers: 0n }, { finds: 0n, transfers: 0n }, ' +
      '{ finds: 0n, transfers: 0n }, { finds: 6n, transfers: 4n }]);\n',
  );
});
