/** A generated source file while it is written: imports are collected as names are used, and come first. */
import path from 'node:path';

export class SourceText {
  private readonly imports = new Map<string, Set<string>>();
  private readonly exports: string[] = [];
  private readonly lines: string[] = [];

  /** `folder` is where the file goes, `sources` the folder `src` of Conductor. */
  constructor(
    private readonly heading: string,
    private readonly folder: string,
    private readonly sources: string,
  ) {}

  /** Uses `name` of a module of Conductor: `runtime/message`. Returns the name. */
  use(module: string, name: string): string {
    return this.useFile(path.join(this.sources, module), name);
  }

  /** Uses `name` of the file called so, without extension. */
  useFile(file: string, name: string): string {
    const specifier = this.specifierOf(file);
    const names = this.imports.get(specifier) ?? new Set();
    this.imports.set(specifier, names.add(name));
    return name;
  }

  /** Files of other projects name those of Conductor by its package. */
  private specifierOf(file: string): string {
    const isInside = (place: string): boolean =>
      !path.relative(path.dirname(this.sources), place).startsWith('..');
    const isForeign = isInside(file) && !isInside(this.folder);
    const relative = path
      .relative(isForeign ? this.sources : this.folder, file)
      .split(path.sep)
      .join('/');
    if (isForeign) return `conductor/${relative}`;
    return relative.startsWith('.') ? relative : `./${relative}`;
  }

  /** A generated file of the same folder. */
  beside(name: string): string {
    return path.join(this.folder, name);
  }

  /** Offers names of another module as its own. */
  reexport(specifier: string, ...names: string[]): void {
    this.exports.push(`export { ${names.join(', ')} } from '${specifier}';`);
  }

  /** Lines may have several lines in them. */
  add(...lines: string[]): void {
    this.lines.push(...lines);
  }

  toString(): string {
    const imports = [...this.imports]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([specifier, names]) => `import { ${[...names].sort().join(', ')} } from '${specifier}';`);
    return `${[documentation(this.heading, ''), ...imports, ...this.exports, ...this.lines].join('\n')}\n`;
  }
}

/** A doc comment; `tags` follow the text. */
export function documentation(text: string, indent: string, ...tags: string[]): string {
  const paragraphs = text.replace(/\*\//g, '* /').split('\n');
  const lines = [
    ...(text === '' ? [] : paragraphs),
    ...(tags.length > 0 && text !== '' ? [''] : []),
    ...tags,
  ];
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n');
}

export function indented(lines: readonly string[], indent = '  '): string[] {
  return lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : indent + line));
}
