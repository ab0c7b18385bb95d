/** Pieces of generated pages. */
import path from 'node:path';
import { ROOT } from './paths';

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** As prettier would have it, so that the pages are like every other file of the checkout. */
export async function formatted(text: string): Promise<string> {
  const prettier = await import('prettier');
  const options = await prettier.resolveConfig(path.join(ROOT, 'docs', 'README.md'));
  return prettier.format(text, { ...options, parser: 'markdown' });
}
