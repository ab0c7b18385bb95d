/**
 * Remembers which program was found for each tool, so that the next start asks nobody for versions. An entry holds as
 * long as the program is the same file with the same date and PATH has not changed: a newer compiler put first on PATH
 * must not be ignored.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Found } from './find';
import type { ToolName } from './tools';

interface Entry extends Found {
  date: number;
}

interface Content {
  path: string;
  tools: Partial<Record<ToolName, Entry>>;
}

export class ToolCache {
  private readonly content: Content;

  constructor(
    private readonly file: string,
    searchPath: string,
  ) {
    const stored = read(file);
    this.content = stored?.path === searchPath ? stored : { path: searchPath, tools: {} };
  }

  get(name: ToolName): Found | undefined {
    const entry = this.content.tools[name];
    return entry && dateOf(entry.file) === entry.date ? entry : undefined;
  }

  set(name: ToolName, found: Found): void {
    this.content.tools[name] = { ...found, date: dateOf(found.file) ?? 0 };
    try {
      mkdirSync(path.dirname(this.file), { recursive: true });
      writeFileSync(this.file, JSON.stringify(this.content, null, 2));
    } catch {
      // A cache that cannot be written only costs time.
    }
  }
}

function read(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch {
    return undefined;
  }
}

function dateOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
