/**
 * Remembers results of build steps by the content of what they were made from.
 *
 * A step leaves a record beside its outputs: hashes of its inputs and outputs, and its result. When all of them still
 * are as recorded, the step is skipped. An input that is a folder stands for the names of its assembly files.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface StepOutcome<T> {
  readonly result: T;
  /** Files and folders that the result depends on. */
  readonly inputs: readonly string[];
  /** Files that the step wrote. */
  readonly outputs: readonly string[];
}

interface Record<T> {
  readonly key: string;
  readonly inputs: { readonly [file: string]: string };
  readonly outputs: { readonly [file: string]: string };
  readonly result: T;
}

/** Anything that is no file or folder. */
const ABSENT = 'absent';

export class Cache {
  private readonly hashes = new Map<string, string>();

  /** The result on record, if nothing has changed since. `key` is whatever else the step depends on. */
  recall<T>(recordFile: string, key: string): T | undefined {
    if (!existsSync(recordFile)) return undefined;
    const record = parse<T>(readFileSync(recordFile, 'utf8'));
    if (!record || record.key !== key) return undefined;
    const unchanged = ([file, hash]: [string, string]): boolean => this.hashOf(file) === hash;
    const all = [...Object.entries(record.inputs), ...Object.entries(record.outputs)];
    return all.every(unchanged) ? record.result : undefined;
  }

  /** The result on record, whatever has changed since. */
  recorded<T>(recordFile: string): T | undefined {
    return parse<T>(readFileSync(recordFile, 'utf8'))?.result;
  }

  /** Runs a step unless its result is on record. */
  async step<T>(recordFile: string, key: string, work: () => Promise<StepOutcome<T>>): Promise<T> {
    const known = this.recall<T>(recordFile, key);
    if (known !== undefined) return known;
    const { result, inputs, outputs } = await work();
    this.record(recordFile, key, { result, inputs, outputs });
    return result;
  }

  record<T>(recordFile: string, key: string, { result, inputs, outputs }: StepOutcome<T>): void {
    for (const file of outputs) this.hashes.delete(file);
    const hashes = (files: readonly string[]): { [file: string]: string } =>
      Object.fromEntries(files.map((file) => [file, this.hashOf(file)]));
    const record: Record<T> = { key, inputs: hashes(inputs), outputs: hashes(outputs), result };
    mkdirSync(path.dirname(recordFile), { recursive: true });
    writeFileSync(recordFile, JSON.stringify(record, undefined, 1));
  }

  /** One hash for the TypeScript and C files below these folders. */
  hashOfSources(folders: readonly string[]): string {
    const hash = createHash('sha256');
    for (const file of folders.flatMap(sourcesBelow)) hash.update(file).update(this.hashOf(file));
    return hash.digest('hex');
  }

  private hashOf(file: string): string {
    const known = this.hashes.get(file);
    if (known !== undefined) return known;
    const computed = contentHash(file);
    this.hashes.set(file, computed);
    return computed;
  }
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The assembly files of a folder, sorted. */
export function assemblyFiles(folder: string): string[] {
  return filesOf(folder, '.S');
}

/** What the assembly files of a folder may include. */
export function includedFiles(folder: string): string[] {
  return filesOf(folder, '.inc');
}

function filesOf(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => path.join(folder, name));
}

function contentHash(file: string): string {
  if (!existsSync(file)) return ABSENT;
  if (statSync(file).isDirectory()) return hashText(assemblyFiles(file).join('\n'));
  return hashText(readFileSync(file, 'latin1'));
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|h|c)$/.test(name))
    .map((name) => path.join(folder, name))
    .sort();
}

function parse<T>(text: string): Record<T> | undefined {
  try {
    return JSON.parse(text) as Record<T>;
  } catch {
    return undefined;
  }
}
