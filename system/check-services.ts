/** Services: their times and budgets, who starts them, and that they can tell their clients apart. */
import { isCount } from './check-memory';
import type { Findings } from './findings';
import { startOrder } from './resolve';
import type { ProcessDescription } from './schema';

/** Milliseconds: the supervisor counts microseconds in a word. */
const LONGEST_TIME = 3_600_000;
const LARGEST_BUDGET = 1_000_000;
const LONGEST_QUEUE = 255;

type Key = 'startTimeout' | 'stopTimeout' | 'crashWindow' | 'crashBudget' | 'queue';

interface Limits {
  readonly least: number;
  readonly most: number;
  readonly what: (value: number) => string;
  readonly hint: string;
}

const TIME = (what: string, least: number): Limits => ({
  least,
  most: LONGEST_TIME,
  what: (value) => `${what} of ${value} ms makes no sense`,
  hint: `use ${least} to ${LONGEST_TIME}`,
});

const LIMITS: Readonly<Record<Key, Limits>> = {
  startTimeout: TIME('a start timeout', 1),
  stopTimeout: TIME('a stop timeout', 1),
  crashWindow: TIME('a crash window', 0),
  crashBudget: {
    least: 1,
    most: LARGEST_BUDGET,
    what: (value) => `a budget of ${value} crashes makes no sense`,
    hint: `use 1 to ${LARGEST_BUDGET}`,
  },
  queue: {
    least: 1,
    most: LONGEST_QUEUE,
    what: (value) => `a queue of ${value} makes no sense`,
    hint: `use 1 to ${LONGEST_QUEUE} messages`,
  },
};

/** What only a service has: nobody waits for others to be ready, and they have no port of their own. */
const OF_SERVICES: readonly Key[] = ['startTimeout', 'queue'];

export function checkServices(findings: Findings): void {
  const bootManagers = findings.names.filter((name) => findings.process(name).boots === true);
  for (const name of findings.names) {
    const process = findings.process(name);
    checkNumbers(findings, name, process);
    checkStart(findings, name, bootManagers);
  }
  checkBootManagers(findings, bootManagers);
  checkBadges(findings);
}

function checkNumbers(findings: Findings, name: string, process: ProcessDescription): void {
  for (const key of Object.keys(LIMITS) as Key[]) {
    const value = process[key];
    const { least, most, what, hint } = LIMITS[key];
    if (value === undefined) continue;
    if (!isCount(value, least, most)) findings.error([name, key], `${name}: ${what(value)}`, hint);
    if (OF_SERVICES.includes(key) && process.service !== true) {
      findings.error(
        [name, key],
        `${name}: ${key} of a process that is no service`,
        'write `service({ ... })`',
      );
    }
  }
}

/** What is started in the order of the dependencies can't wait for something that is not started. */
function checkStart(findings: Findings, name: string, bootManagers: readonly string[]): void {
  const process = findings.process(name);
  if (bootManagers.length === 0 || process.autostart === false) return;
  for (const other of process.dependsOn ?? []) {
    if (!findings.names.includes(other) || findings.process(other).autostart !== false) continue;
    const hint = `start ${other} as well, or give ${name} \`autostart: false\``;
    findings.error([name, 'dependsOn'], `${name} waits for ${other}, which is not started at boot`, hint);
  }
}

function checkBootManagers(findings: Findings, bootManagers: readonly string[]): void {
  const [first, ...others] = bootManagers;
  for (const other of others) {
    findings.error([other, 'boots'], `both ${first} and ${other} start the others`, 'one can');
  }
  for (const name of bootManagers) {
    const { dependsOn = [], autostart } = findings.process(name);
    if (dependsOn.length > 0) {
      const hint = 'remove the dependencies: nothing runs before it';
      findings.error(
        [name, 'dependsOn'],
        `${name} starts the others, and depends on ${dependsOn.join(', ')}`,
        hint,
      );
    }
    if (autostart === false) {
      findings.error(
        [name, 'autostart'],
        `${name} starts the others, and is not started`,
        'remove autostart',
      );
    }
    if (findings.supervisorOf(name) !== undefined) {
      const hint = `call it ${findings.supervisorOf(name)}, or say so with \`supervisor\``;
      findings.error([name, 'boots'], `${name} starts the others, and has a supervisor itself`, hint);
    }
  }
}

/** A service knows its clients by their badges, which have to be true. */
function checkBadges(findings: Findings): void {
  const order = startOrder(findings.system);
  const services = findings.names.filter((name) => findings.process(name).service === true);
  const receivers = new Map(findings.grants('receive').map(({ name, grant }) => [grant.endpoint, name]));
  for (const { name, slot, grant } of findings.grants('call')) {
    const own = order.indexOf(name) + 1;
    const server = receivers.get(grant.endpoint);
    if (grant.badge === undefined || grant.badge === own || !server || !services.includes(server)) continue;
    findings.error(
      [name, 'grants', slot],
      `${name}: badge ${grant.badge} of ${slot} is not its own, by which ${server} knows it`,
      'remove the badge',
    );
  }
}
