/** Apps in ordinary TypeScript: what their entries may say, and what only they may. */
import { isCount } from './check-memory';
import type { Findings } from './findings';
import type { ProcessDescription } from './schema';
import { APP_GRANTS, SERVICE_GRANTS } from './services';

/** Less holds nothing; more is what no board has. */
const SMALLEST_HEAP = 256;
const LARGEST_HEAP = 1 << 20;

/** What the program around an app has no use for. */
const NOT_OF_APPS = ['threads', 'instances', 'options', 'peripherals', 'devices', 'floatingPoint'] as const;

export function checkApps(findings: Findings): void {
  for (const name of findings.names) {
    const process = findings.process(name);
    if (process.app === true) checkApp(findings, name, process);
    else if (process.heap !== undefined) {
      findings.error([name, 'heap'], `${name}: only an app has a heap`, 'write `app({ ... })`, or remove it');
    }
  }
}

function checkApp(findings: Findings, name: string, process: ProcessDescription): void {
  if (!isCount(process.heap ?? 0, SMALLEST_HEAP, LARGEST_HEAP)) {
    const hint = `use ${SMALLEST_HEAP} to ${LARGEST_HEAP}`;
    findings.error([name, 'heap'], `${name}: a heap of ${process.heap} bytes makes no sense`, hint);
  }
  for (const key of NOT_OF_APPS) {
    if (process[key] === undefined) continue;
    const hint = 'remove it: what an app needs of these, a service does for it';
    findings.error([name, key], `${name}: an app has no ${key}`, hint);
  }
  const known: readonly string[] = [...SERVICE_GRANTS, ...APP_GRANTS];
  for (const [slot, grant] of Object.entries(process.grants ?? {})) {
    if (known.includes(slot) || grant.kind === 'call' || grant.kind === 'nothing') continue;
    const hint = `grant it the services that it calls: ${slot}: call('...')`;
    findings.error([name, 'grants', slot], `${name}: an app has no use for ${slot}`, hint);
  }
}
