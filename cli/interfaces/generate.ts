/**
 * Keeps the stubs beside the declarations of services up to date (docs/0019-services.md): `interfaces/generated`.
 *
 * Everything that reads dialect sources calls this first, so nobody has to remember it. When nothing has changed, a few hashes
 * are all it costs. Several processes may do it at once: a file appears whole or not at all.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';
import { Cache, hashText } from '../build/cache';
import { ROOT } from '../paths';
import { declarationsIn, interfaceFolders } from './folders';

/** A late `require`: it brings the compiler with it. */
const load = createRequire(__filename);

const RECORD = 'record.json';
const GENERATOR = path.join(ROOT, 'transpile');

export interface Generated {
  readonly diagnostics: readonly ts.Diagnostic[];
  /** Files that were written. */
  readonly written: readonly string[];
}

/** For the declarations that the places may use: files or folders of sources, system files. */
export function ensureInterfaces(places: readonly string[]): Generated {
  const cache = new Cache();
  const key = cache.hashOfSources([GENERATOR]);
  const all = interfaceFolders(places).map((folder) => ensureFolder(folder, cache, key));
  return {
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
    written: all.flatMap(({ written }) => written),
  };
}

function ensureFolder(folder: string, cache: Cache, generatorKey: string): Generated {
  const declarations = declarationsIn(folder);
  const record = path.join(folder, 'generated', RECORD);
  const key = hashText([generatorKey, ...declarations].join('\n'));
  if (cache.recall(record, key) !== undefined) return { diagnostics: [], written: [] };
  const { generateInterfaces } = load(
    '../../transpile/interfaces',
  ) as typeof import('../../transpile/interfaces');
  const { diagnostics, outputs, inputs } = generateInterfaces(declarations, { root: ROOT });
  mkdirSync(path.dirname(record), { recursive: true });
  const written = [...outputs].filter(([file, text]) => writeIfChanged(file, text)).map(([file]) => file);
  if (diagnostics.length === 0) {
    dropOthers(path.dirname(record), [...outputs.keys(), record]);
    // Read again: the outputs are new.
    new Cache().record(record, key, { result: true, inputs, outputs: [...outputs.keys()] });
  }
  return { diagnostics, written };
}

function writeIfChanged(file: string, text: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, text);
  renameSync(aside, file);
  return true;
}

/** Stubs of declarations that are no more. */
function dropOthers(folder: string, files: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    const isOurs = /(-(client|server|app|bridge)\.ts|\.json)$/.test(name);
    if (isOurs && !files.includes(path.join(folder, name))) rmSync(path.join(folder, name), { force: true });
  }
}
