/**
 * The run-time library and the stand-in for the program around an app, compiled once for each kind of run.
 *
 * Compiling them takes longer than any test does, so archives are kept in the project's cache, by a hash of all that they are made of.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE } from '../../cli/paths';
import { runtimeFiles, runtimeFolder } from '../../transpile/apps/runtime/files';
import { command } from './command';
import { HARNESS, type Platform } from './platforms';

const archives = new Map<string, Promise<string>>();

export function archiveFor(platform: Platform, stress: boolean): Promise<string> {
  const name = `${platform.name}${stress ? '-stress' : ''}`;
  const archive = archives.get(name) ?? find(name, platform, stress);
  archives.set(name, archive);
  return archive;
}

async function find(name: string, platform: Platform, stress: boolean): Promise<string> {
  const flags = [...platform.flags, ...(stress ? ['-DAPP_STRESS'] : [])];
  const place = path.join(CACHE, 'apps', `${name}-${hashOf(platform, flags)}.a`);
  return existsSync(place) ? place : make(place, platform, flags);
}

/** Whoever makes the same at the same time makes it elsewhere; the last to be ready leaves it. */
async function make(place: string, platform: Platform, flags: readonly string[]): Promise<string> {
  const folder = `${place}.${randomBytes(6).toString('hex')}`;
  mkdirSync(folder, { recursive: true });
  try {
    await succeed(platform.compiler, [...flags, '-c', ...sourcesOf(platform)], folder);
    const objects = readdirSync(folder).filter((name) => name.endsWith('.o'));
    await succeed(platform.archiver, ['rcs', 'archive', ...objects], folder);
    renameSync(path.join(folder, 'archive'), place);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return place;
}

async function succeed(program: string, parameters: readonly string[], folder: string): Promise<void> {
  const { status, problems } = await command(program, parameters, { folder });
  if (status !== 0) throw new Error(`${program} failed:\n${problems}`);
}

function sourcesOf(platform: Platform): readonly string[] {
  return [...runtimeFiles(), path.join(HARNESS, 'world.c'), ...platform.sources];
}

function hashOf(platform: Platform, flags: readonly string[]): string {
  const headers = [runtimeFolder, HARNESS].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.h'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
  const hash = createHash('sha256').update([platform.compiler, ...flags].join('\0'));
  for (const file of [...headers, ...sourcesOf(platform)])
    hash.update(file).update(readFileSync(file, 'utf8'));
  return hash.digest('hex').slice(0, 16);
}
