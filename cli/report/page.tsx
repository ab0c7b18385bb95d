/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/**
 * The report as one page that needs nothing else: styles, script and pictures are in it, and its content security policy lets it
 * load nothing. The same input gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { SystemReport } from '../../linker/report';
import { grouped } from './facts';
import type { SizeRecord } from './history';
import { heapRows, type HeapUses } from './heaps';
import type { HotPaths } from './hot-paths';
import { authoritySection } from './pictures/authority';
import { dependencySection } from './pictures/dependencies';
import { HeapSection } from './pictures/heaps';
import { HistorySection } from './pictures/history';
import { hotPathSection } from './pictures/hot-paths';
import { MemorySection } from './pictures/memory';
import { StackSection } from './pictures/stacks';
import { stackRows, type HighWaterMarks } from './stacks';

export interface PageContent {
  readonly report: SystemReport;
  readonly history: readonly SizeRecord[];
  readonly hotPaths?: HotPaths;
  readonly highWaterMarks?: HighWaterMarks;
  readonly heapUses?: HeapUses;
}

const CHAPTERS = {
  memory: 'Memory',
  authority: 'Authority',
  dependencies: 'Dependencies',
  messages: 'Message paths',
  stacks: 'Stacks',
  heaps: 'Heaps',
  history: 'Sizes over time',
};

/** The whole text of the page. */
export async function renderPage(content: PageContent): Promise<string> {
  const { report, history, hotPaths, highWaterMarks } = content;
  const heaps = heapRows(report, content.heapUses);
  const body = (
    <>
      <Head report={report} />
      <main>
        <MemorySection report={report} />
        {await authoritySection(report)}
        {await dependencySection(report)}
        {await hotPathSection(report, hotPaths)}
        <StackSection rows={stackRows(report, highWaterMarks)} />
        {heaps.length > 0 && <HeapSection rows={heaps} />}
        <HistorySection history={history} />
      </main>
      <footer>
        Made by <code>npx conductor report --html</code>. Sizes and bounds are computed by the build; times in
        a recording are those of the target on which it was made.
      </footer>
    </>
  );
  return documentOf(`${report.system}: Conductor report`, renderToString(body));
}

function Head({ report }: { readonly report: SystemReport }): VNode {
  const { system, board, flash, ram, kernel, processes, authority, pool, postMortem } = report;
  // A system without apps has no heaps.
  const chapters = Object.entries(CHAPTERS).filter(([id]) => id !== 'heaps' || heapRows(report).length > 0);
  const kilobytes = (count: number): string => `${grouped(Math.round(count / 1024))} KB`;
  const figures: readonly (readonly [string, string])[] = [
    [`of ${kilobytes(flash.size)} flash`, kilobytes(kernel.flash.size + flash.occupied)],
    [
      `of ${kilobytes(ram.size)} RAM`,
      kilobytes(kernel.ram.size + ram.occupied + pool.size + postMortem.length),
    ],
    ['processes', String(processes.length)],
    ['protection regions', String(processes.reduce((sum, { regions }) => sum + regions.length, 0))],
    ['capabilities', String(authority.length)],
  ];
  return (
    <>
      <header>
        <h1>{system}</h1>
        <p>A Conductor system on the {board}</p>
        <dl class="key-figures">
          {figures.map(([words, figure]) => (
            <div>
              <dt>{words}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
        </dl>
      </header>
      <nav aria-label="Chapters">
        <ul>
          {chapters.map(([id, title]) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

const PARTS = path.join(__dirname, 'page');

function documentOf(title: string, body: string): string {
  const styles = readFileSync(path.join(PARTS, 'page.css'), 'utf8');
  const script = compiledScript();
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    renderToString(<title>{title}</title>),
    `<style>${styles}</style>`,
  ];
  return `<!doctype html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body>\n${body}\n<script>${script}</script>\n</body>\n</html>\n`;
}

function compiledScript(): string {
  const source = readFileSync(path.join(PARTS, 'behaviour.ts'), 'utf8');
  const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.ES2022, removeComments: true };
  return `\n(() => {\n${transpileModule(source, { compilerOptions }).outputText}})();\n`;
}
