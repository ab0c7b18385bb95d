/**
 * Writes the example page: `node -r tsx/cjs write-page.ts <report.json> <page.html>`. A program of its own, because pictures are written
 * as markup, which the command's loader understands and Jest does not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { SystemReport } from '../../cli/build';
import { hotPathsOf } from '../../cli/report/hot-paths';
import { renderPage } from '../../cli/report/page';
import { exampleHistory } from '../cli/example-history';
import { exampleRecording } from '../cli/example-recording';
import { exampleHeaps, exampleMarks } from './report-page';

const [reportFile, pageFile] = process.argv.slice(2) as [string, string];
const report = JSON.parse(readFileSync(reportFile, 'utf8')) as SystemReport;
const hotPaths = hotPathsOf(exampleRecording());
const measured = { highWaterMarks: exampleMarks(report), heapUses: exampleHeaps(report) };
void renderPage({ report, history: exampleHistory(), hotPaths, ...measured }).then((page) =>
  writeFileSync(pageFile, page),
);
