/**
 * What the app tier costs: the workloads of the dialect once more as apps in ordinary TypeScript, beside the same hand-written C, and the
 * calls of handlers that do nothing.
 *
 * An app's row is what a message costs: the text is copied into its heap, the handler runs, its answer is kept, and
 * what it allocated is collected. It is compiled as a build compiles apps; the C as for the rows of the dialect.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireTools } from '../../cli/toolchain/setup';
import { formatDiagnostics } from '../../transpile';
import { compileApp } from '../../transpile/apps';
import { runtimeFiles, runtimeFolder } from '../../transpile/apps/runtime/files';
import { integerOnlyFlags } from '../../transpile/c/flags';
import { profile, type Measured } from './profile';
import type { Row } from './row';
import { link, object, symbolsOf, WORKLOADS } from './workloads';

const APPS = path.join(__dirname, 'app-workloads');
const REFERENCES = path.join(__dirname, 'workloads');
const APP_FLAGS = ['-Os', ...integerOnlyFlags, '-I', runtimeFolder];
const HANDLER = 'handler';

export const APP_ROWS: readonly string[] = [
  'app-timer',
  'app-message',
  ...WORKLOADS.map((name) => `app-${name}`),
];

/** Measures both calls of a handler, and every workload. */
export async function measureApps(): Promise<Row[]> {
  await requireTools(['compiler']);
  const handler = await measure(HANDLER, path.join(APPS, `${HANDLER}.c`));
  const rows = [rowOf('app-timer', handler('timer')), rowOf('app-message', handler('app'))];
  for (const name of WORKLOADS) {
    const costOf = await measure(name, path.join(REFERENCES, `${name}.c`));
    const ratio = costOf('app').cycles / costOf('reference').cycles;
    rows.push({ ...rowOf(`app-${name}`, costOf('app')), ratio });
  }
  return rows;
}

const rowOf = (name: string, { instructions, cycles, strict }: Measured): Row => ({
  name,
  instructions,
  cycles,
  strict,
});

/** What is between the labels of a name. */
async function measure(name: string, reference: string): Promise<(mark: string) => Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-app-workload-'));
  try {
    const image = await build(name, reference, folder);
    const symbols = await symbolsOf(image);
    const marks = ['timer', 'app', 'reference'].map((mark) => ({
      name: mark,
      start: symbols.get(`${mark}_begin`) ?? 0,
      end: symbols.get(`${mark}_end`) ?? 0,
    }));
    const { costs } = await profile(image, marks);
    return (mark) => costs.get(mark)!;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(name: string, reference: string, folder: string): Promise<string> {
  const app = path.join(folder, `${name}.c`);
  writeFileSync(app, translate(name));
  const library = runtimeFiles().filter((file) => !NEEDS_A_WORLD.test(file));
  const sources = [app, path.join(APPS, 'driver.c'), ...library];
  const compiled = sources.map((file) =>
    object(file, path.join(folder, `${path.basename(file)}.o`), APP_FLAGS),
  );
  const renamed = ['prepare', 'workload'].map((each) => `-D${each}=reference_${each}`);
  const objects = [
    ...(await Promise.all(compiled)),
    await object(reference, path.join(folder, 'reference.o'), renamed),
  ];
  return link(objects, path.join(folder, 'image.elf'));
}

/** Parts of the library that no workload uses, and that ask for what is around an app. */
const NEEDS_A_WORLD = /\/(events|services)\.c$/;

function translate(name: string): string {
  const { c, diagnostics } = compileApp(path.join(APPS, `${name}.ts`), { root: APPS });
  if (c !== undefined) return c;
  throw new Error(
    `workload ${name} does not compile as an app:\n${formatDiagnostics(diagnostics, { pretty: false })}`,
  );
}
