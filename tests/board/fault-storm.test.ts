/**
 * Thousands of faults of all kinds in all services, the console among them, while a client goes on asking: the kernel stays, the
 * client sees nothing but services that are there or are not, and in the end everything serves and nothing has leaked.
 *
 * `STORM_MINUTES=30 npm run test:sim -- fault-storm` goes on for so long.
 */
import { KINDS, Saboteur, type Victim } from './sabotage';
import { bootSystem, build, type RunningSystem } from './system';
import { listProcesses } from './tables';
import { testNeeding } from './target';

const test = testNeeding('inject');

const FAULTS = 2000;
const LOOKS = 5;
/** About one a second while it stormed, and some more. */
const MOST_REPORTS = 300 + 60 * Number(process.env['STORM_MINUTES'] ?? 0);
const MINUTES = Number(process.env['STORM_MINUTES'] ?? 0);
const TIME_LIMIT = 300_000 + MINUTES * 60_000;
const VICTIMS = [
  ...['registry', 'resources', 'console', 'security', 'events', 'journal'],
  ...['counterHigh', 'pong', 'pins'],
];

interface Visits {
  readonly rounds: number;
  readonly served: number;
  readonly away: number;
  readonly wrong: number;
}

let system: RunningSystem;
let elf: string;
beforeAll(async () => {
  elf = build('tests/board/fixtures/storm/system.ts');
  system = await bootSystem({ elf, inject: true, timeLimit: TIME_LIMIT });
});
afterAll(async () => {
  await system?.stop();
});

/** The next report of the visitor. */
async function visits(): Promise<Visits> {
  const text = await system.console.until(/visitor: rounds=\d+ .*\r?\n/, 60_000);
  const report = /visitor: rounds=(\d+) served=(\d+) away=(\d+) wrong=(\d+)/.exec(text);
  const [rounds = 0, served = 0, away = 0, wrong = 0] = (report ?? []).slice(1).map(Number);
  return { rounds, served, away, wrong };
}

/** Reports of the storm wait to be read; the first two after it with nothing between them. */
async function calmVisits(): Promise<[Visits, Visits]> {
  let before = await visits();
  for (let reports = 0; reports < MOST_REPORTS; reports++) {
    const after = await visits();
    if (after.away === before.away) return [before, after];
    before = after;
  }
  throw new Error('services are still away');
}

/** What must be the same before and after: everything that processes hold. */
async function held(): Promise<unknown> {
  // A manager that began anew learns who holds the input when the shell reads its next line.
  await system.command('resources');
  const rows = (await system.command('resources')).split('\n');
  const resources = rows.filter((row) => !row.startsWith('visit '));
  const processes = (await listProcesses(system)).values();
  const held = [...processes].map(({ name, memoryUsed, threads, slotsUsed, state }) => {
    return { name, memoryUsed, threads, slotsUsed, alive: state !== 'stopped' && state !== 'faulted' };
  });
  // The visitor, and the registry for it, hold what was found just now for a moment: the least of several looks counts.
  for (let look = 0; look < LOOKS; look++) {
    const again = await listProcesses(system);
    for (const each of held) each.slotsUsed = Math.min(each.slotsUsed, again.get(each.name)?.slotsUsed ?? 0);
  }
  return { resources, processes: held };
}

async function countFaults(victims: readonly Victim[], saboteur: Saboteur): Promise<number> {
  let count = 0;
  for (const victim of victims) count += await saboteur.faultsOf(victim);
  return count;
}

/** A generator with a state of its own, so that a run can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}

/** Strikes until the kernel has counted so many faults; how many it were. */
async function storm(victims: readonly Victim[], saboteur: Saboteur): Promise<number> {
  const random = randomFrom(20_26_11_21);
  const end = Date.now() + MINUTES * 60_000;
  const earlier = await countFaults(victims, saboteur);
  let faults = 0;
  for (let strikes = 1; faults < FAULTS || Date.now() < end; strikes++) {
    const victim = victims[(random() >>> 8) % victims.length]!;
    const kind = KINDS[(random() >>> 8) % KINDS.length]!;
    await saboteur.strike(victim, kind, random);
    if (strikes % 50 === 0) faults = (await countFaults(victims, saboteur)) - earlier;
  }
  return faults;
}

test(
  'two thousand faults: everything serves again, nothing is left behind',
  async () => {
    const saboteur = new Saboteur(system, elf);
    const victims = await saboteur.findVictims(VICTIMS);
    await visits();
    const [before, calm] = [await held(), await visits()];
    expect(calm).toMatchObject({ away: 0, wrong: 0 });
    const count = await storm(victims, saboteur);
    const [after, later] = await calmVisits();
    expect(count).toBeGreaterThanOrEqual(FAULTS);
    expect(after).toMatchObject({ wrong: 0 });
    expect(after.away).toBeGreaterThan(0);
    expect(later.served).toBeGreaterThan(after.served);
    expect(await held()).toEqual(before);
  },
  TIME_LIMIT,
);
