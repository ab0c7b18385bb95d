/**
 * A new project: the files of a template as they are, and a `package.json` that names it. Conductor is a dependency by its path
 * until it is published; npm makes that a link, for which it needs no network.
 *
 * A project is whole, or not there: whatever fails while its files are written takes them away again.
 */
import { copyFileSync, mkdirSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf, UserError } from '../errors';
import { ROOT } from '../paths';
import type { Place } from './place';

export const TEMPLATES = {
  /** A service and an app in the dialect. */
  service: path.join(ROOT, 'template'),
  /** An app in ordinary TypeScript. */
  app: path.join(ROOT, 'template-app'),
} as const;
export type Template = keyof typeof TEMPLATES;
/** npm would take a `.gitignore` out of a package. */
const RENAMED: Readonly<Record<string, string>> = { gitignore: '.gitignore' };
/** What working on the template itself leaves there. */
const LEFTOVERS = /(^|[\\/])(generated|build|node_modules)([\\/]|$)/;

export function writeProject(place: Place, template: Template = 'service'): void {
  try {
    copyTemplate(place.folder, template);
    writeFileSync(path.join(place.folder, 'package.json'), packageText(place));
  } catch (error) {
    place.undo();
    throw new UserError(`${place.folder} can't be filled: ${messageOf(error)}`);
  }
}

/** Relative to the project. */
export function templateFiles(template: Template = 'service'): string[] {
  const source = TEMPLATES[template];
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => !LEFTOVERS.test(name) && statSync(path.join(source, name)).isFile())
    .sort();
}

function copyTemplate(folder: string, template: Template): void {
  for (const name of templateFiles(template)) {
    const target = path.join(folder, RENAMED[name] ?? name);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(TEMPLATES[template], name), target);
  }
}

function packageText({ name, folder }: Place): string {
  const description = {
    name,
    version: '0.1.0',
    private: true,
    scripts: {
      start: 'conductor run',
      test: 'conductor test',
      check: 'conductor check',
      build: 'conductor build',
      debug: 'conductor debug',
      flash: 'conductor flash',
      report: 'conductor report',
    },
    devDependencies: { conductor: `file:${path.relative(folder, realpathSync(ROOT))}` },
  };
  return `${JSON.stringify(description, undefined, 2)}\n`;
}
