/**
 * The pages of docs/services, one for each service, and what they guard: they remember which version had which methods, so that
 * a change of the methods without a new version is noticed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateInterfaces } from '../../transpile/interfaces';
import type { LaidOutService } from '../../transpile/interfaces/service';
import { UserError } from '../errors';
import { formatted, table } from '../markdown';
import { ROOT } from '../paths';
import { declarationsIn, SYSTEM_INTERFACES } from './folders';
import { pageOf } from './page';

const FOLDER = path.join(ROOT, 'docs', 'services');

/** File names in docs/services and their contents. */
async function makePages(services: readonly LaidOutService[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const each of services) pages.set(`${each.service.file}.md`, await formatted(pageOf(each)));
  pages.set('README.md', await formatted(indexOf(services)));
  return pages;
}

function systemServices(): readonly LaidOutService[] {
  const { services, diagnostics } = generateInterfaces(declarationsIn(SYSTEM_INTERFACES), { root: ROOT });
  if (diagnostics.length > 0) throw new UserError('the declarations have errors; see `conductor interfaces`');
  return services;
}

/** Writes what is stale; refuses to forget what a version was. */
export async function writePages(): Promise<string[]> {
  const services = systemServices();
  const broken = versionProblems(services);
  if (broken.length > 0) throw new UserError(broken.join('\n'));
  const pages = await makePages(services);
  mkdirSync(FOLDER, { recursive: true });
  for (const name of readdirSync(FOLDER)) if (!pages.has(name)) rmSync(path.join(FOLDER, name));
  const stale = [...pages].filter(([name, text]) => textOf(name) !== text);
  for (const [name, text] of stale) writeFileSync(path.join(FOLDER, name), text);
  return stale.map(([name]) => path.join(FOLDER, name));
}

/** What is wrong with the pages, in sentences. */
export async function pageProblems(): Promise<string[]> {
  const services = systemServices();
  const broken = versionProblems(services);
  if (broken.length > 0) return broken;
  const pages = await makePages(services);
  const there = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const stale = [...pages].filter(([name, text]) => textOf(name) !== text).map(([name]) => name);
  const others = there.filter((name) => !pages.has(name));
  return [...stale, ...others].map(
    (name) => `docs/services/${name} is stale: run \`npm run interfaces -- --pages\``,
  );
}

function textOf(name: string): string | undefined {
  const file = path.join(FOLDER, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function versionProblems(services: readonly LaidOutService[]): string[] {
  return services.flatMap((each) => {
    const before = textOf(`${each.service.file}.md`);
    return before === undefined ? [] : (versionProblem(before, pageOf(each), each.service.name) ?? []);
  });
}

interface Remembered {
  readonly major: number;
  readonly minor: number;
  readonly signature: string;
  /** `name number way shape`, as the table has them. */
  readonly methods: readonly string[];
  readonly errors: readonly string[];
}

/** Why the page may not become the other one; undefined if it may. */
export function versionProblem(page: string, next: string, name: string): string | undefined {
  const [before, after] = [remember(page), remember(next)];
  if (!before || !after || before.signature === after.signature) return undefined;
  const version = `${before.major}.${before.minor}`;
  const isKept = (was: readonly string[], is: readonly string[]): boolean =>
    was.every((each) => is.includes(each));
  const isCompatible = isKept(before.methods, after.methods) && isKept(before.errors, after.errors);
  if (before.major === after.major && before.minor === after.minor) {
    const wanted = isCompatible ? `${before.major}.${before.minor + 1}` : `${before.major + 1}.0`;
    const why = isCompatible ? 'it has more than it had' : 'what clients of it know has changed';
    return `${name} is still version ${version}, but ${why}: write '@version ${wanted}'`;
  }
  if (before.major === after.major && !isCompatible) {
    return `${name} ${after.major}.${after.minor} does not understand clients of ${version}: write '@version ${before.major + 1}.0'`;
  }
  return undefined;
}

function remember(page: string): Remembered | undefined {
  const [, major, minor, signature] =
    /^Version (\d+)\.(\d+), id `0x[0-9a-f]+`, signature `(0x[0-9a-f]+)`/m.exec(page) ?? [];
  if (major === undefined || minor === undefined || signature === undefined) return undefined;
  const rows = [...page.matchAll(/^\| `(\w+)` *\| (\d+) *\| (\w+) *\| `(0x[0-9a-f]+)` *\|$/gm)];
  const errors = [...page.matchAll(/^\| `(\w+)` *\| (\d+) *\| [^|]*\|$/gm)];
  return {
    major: Number(major),
    minor: Number(minor),
    signature,
    methods: rows.map((row) => row.slice(1).join(' ')),
    errors: errors.map((row) => row.slice(1).join(' ')),
  };
}

const INDEX = `
# Services

One page for each, made by \`npm run interfaces -- --pages\` from the declarations in \`src/interfaces\` (docs/0019-services.md). A page can't
go stale: \`npm test\` makes them again and compares. It also remembers what a version was: methods that change without a new
version are found.
`;

function indexOf(services: readonly LaidOutService[]): string {
  const rows = services.map(({ service }) => [
    `[${service.name}](${service.file}.md)`,
    `${service.version.major}.${service.version.minor}`,
    (service.text.split(/(?<=\.)\s/)[0] ?? '').replace(/\n/g, ' '),
  ]);
  return `${INDEX}\n${table(['service', 'version', ''], rows)}`;
}
