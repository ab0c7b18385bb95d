/**
 * The page of `conductor report --html` in a real browser: it needs nothing but itself, fits on a phone, can be read in both
 * schemes, and tells the same to a pointer, the keyboard and a screen reader. What the pictures show is compared with the build report.
 */
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { SystemReport } from '../../cli/build';
import { accessesOf } from '../../cli/report/authority';
import { dependenciesOf } from '../../cli/report/dependencies';
import { removeFolders } from '../cli/support';
import { launchBrowser, openFile, type OpenPage } from './browser';
import { colourPairs, contrast } from './contrast';
import { defaultReport, exampleMarks, writeExamplePage } from './report-page';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };
const SCREENSHOTS = path.resolve(__dirname, '../../.cache/tests/report');

/** Of memory, in the default system. */
const OTHER_OWNERS = ['kernel', 'pool', 'post-mortem'];

let browser: Browser;
let report: SystemReport;
let file: string;
let opened: OpenPage[] = [];

beforeAll(async () => {
  report = await defaultReport();
  file = writeExamplePage(report);
  browser = await launchBrowser();
}, 600_000);
afterEach(async () => {
  await Promise.all(opened.map(({ page }) => page.context().close()));
  opened = [];
});
afterAll(async () => {
  await browser?.close();
  removeFolders();
});

async function open(options: BrowserContextOptions): Promise<OpenPage> {
  const page = await openFile(browser, file, options);
  opened.push(page);
  return page;
}

async function openWide(): Promise<Page> {
  return (await open({ viewport: WIDE })).page;
}

async function openTables(page: Page): Promise<void> {
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
}

function names(): string[] {
  return report.processes.map(({ name }) => name);
}

/** The ids of the marks in a part of the page, as often as they are there. */
async function marksIn(part: Locator): Promise<string[]> {
  const marks = await part.locator('[data-mark]').all();
  return Promise.all(marks.map(async (mark) => (await mark.getAttribute('data-mark')) ?? ''));
}

test('it is one file: nothing else is loaded, and it may load nothing', async () => {
  const { page, requests, complaints } = await open({ viewport: WIDE });
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual([`file://${file}`]);
  expect(complaints).toEqual([]);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  expect(await policy.getAttribute('content')).toMatch(/^default-src 'none';/);
  await page.evaluate("fetch('https://example.org/').catch(() => undefined)");
  expect(complaints.join()).toMatch(/Content Security Policy/);
});

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('%s', (size, viewport) => {
  test.each(['light', 'dark'] as const)('%s: accessible, no sideways scrolling', async (colorScheme) => {
    const { page } = await open({ viewport, colorScheme });
    await page.screenshot({ path: path.join(SCREENSHOTS, `${size}-${colorScheme}.png`), fullPage: true });
    await openTables(page);
    // Evaluated, not added to the page, whose policy takes no script from outside.
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
  });
});

test('no sideways scrolling on a very narrow screen', async () => {
  const { page } = await open({ viewport: { width: 320, height: 640 } });
  await openTables(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
});

test.each(['light', 'dark'] as const)(
  '%s: text on every colour, and every edge, stand out',
  async (colorScheme) => {
    const { page } = await open({ viewport: WIDE, colorScheme });
    for (const { what, colours, least } of await colourPairs(page)) {
      expect({ what, contrast: contrast(...colours) >= least ? 'enough' : contrast(...colours) }).toEqual({
        what,
        contrast: 'enough',
      });
    }
  },
);

describe('what the pictures show', () => {
  test('memory: one mark for the kernel, the pool and each process, as wide as its bytes', async () => {
    const page = await openWide();
    expect((await marksIn(page.locator('#memory'))).sort()).toEqual([...names(), ...OTHER_OWNERS].sort());
    for (const { name, ram } of report.processes.slice(0, 3)) {
      const widths = await page
        .locator(`#memory .memory:nth-child(2) [data-of="${name}"]`)
        .evaluateAll((slices) => slices.map((slice) => slice.getBoundingClientRect().width));
      const strip = await page.locator('#memory .memory:nth-child(2) .strip').first().boundingBox();
      const bytes =
        (widths.reduce((sum, width) => sum + width, 0) / strip!.width) *
        lineOf('RAM', await page.locator('#memory h3').allTextContents());
      expect(Math.abs(bytes - ram.size)).toBeLessThan(32);
    }
  });

  test('authority: a node for each process and device, a line for each pair', async () => {
    const graph = (await openWide()).locator('#authority svg.wide');
    const accesses = accessesOf(report).filter(
      ({ kind, holder, target }) => kind !== 'kernel' && holder !== target,
    );
    const devices = accesses.filter(({ kind }) => kind === 'device').map(({ target }) => target);
    expect((await marksIn(graph)).sort()).toEqual([...new Set([...names(), ...devices])].sort());
    const lines = await graph
      .locator('.edge')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-of')));
    expect(lines.sort()).toEqual(
      [...new Set(accesses.map(({ holder, target }) => `${holder} ${target}`))].sort(),
    );
  });

  test('authority: the matrix says who may call the console', async () => {
    const page = await openWide();
    const column = await page.locator('.matrix thead th').allTextContents();
    const rows = await page.locator('.matrix tbody tr').all();
    const callers: string[] = [];
    for (const row of rows) {
      const cell = row.locator('td').nth(column.indexOf('console'));
      if (/may call/.test((await cell.textContent()) ?? ''))
        callers.push((await row.locator('th').textContent()) ?? '');
    }
    const expected = accessesOf(report).filter(({ kind, target }) => kind === 'call' && target === 'console');
    expect(callers).toEqual(expected.map(({ holder }) => holder));
    expect(callers.length).toBeGreaterThan(1);
  });

  test('dependencies: from left to right in the order of the start', async () => {
    const graph = (await openWide()).locator('#dependencies svg.wide');
    expect((await marksIn(graph)).sort()).toEqual(names().sort());
    const left = async (name: string): Promise<number> =>
      (await graph.locator(`[data-mark="${name}"]`).boundingBox())!.x;
    for (const { from, to } of dependenciesOf(report)) {
      expect(await left(to)).toBeLessThan(await left(from));
    }
  });

  test('message paths: who called whom, from the recording', async () => {
    const messages = (await openWide()).locator('#messages');
    expect((await marksIn(messages.locator('svg.wide'))).sort()).toEqual(['ping', 'pong']);
    expect(await messages.locator('.finding').textContent()).toMatch(
      /^2 calls .*Pong\.exchange of pong.*7 of 18 events are lost/,
    );
    expect(await messages.locator('.paths li').allTextContents()).toEqual([
      'ping → pong Pong.exchange2 ×, 10.3 µs',
    ]);
  });

  test('stacks: bars for size, bound and deepest use, on one scale', async () => {
    const page = await openWide();
    const marks = exampleMarks(report);
    const scale = Math.max(...[report.kernel, ...report.processes].map(({ stack }) => stack.size));
    for (const { name, stack } of report.processes.slice(0, 3)) {
      const row = page.locator(`#stacks [data-mark="${name}"]`);
      const bar = (await row.locator('.stack-bar').boundingBox())!.width;
      const share = async (part: string): Promise<number> =>
        ((await row.locator(part).boundingBox())!.width / bar) * scale;
      expect(Math.abs((await share('.stack-size')) - stack.size)).toBeLessThan(2);
      expect(Math.abs((await share('.stack-bound')) - stack.bound)).toBeLessThan(2);
      expect(Math.abs((await share('.stack-measured')) - marks.get(name)!)).toBeLessThan(2);
    }
  });

  test('sizes: a point for each record, and the change since the first', async () => {
    const history = (await openWide()).locator('#history');
    expect(await marksIn(history)).toEqual(['0', '1', '2']);
    expect(await history.locator('.finding').textContent()).toMatch(
      /3 records since 2026-11-01.*20,400 bytes of flash \(2,400 more/,
    );
  });
});

/** Bytes of a line of the map, from its heading: `RAM 4,096 bytes a line`. */
function lineOf(memory: string, headings: readonly string[]): number {
  const heading = headings.find((each) => each.startsWith(memory)) ?? '';
  return Number(/([\d,]+) bytes/.exec(heading)?.[1]?.replaceAll(',', ''));
}

describe('looking at parts', () => {
  const facts = (page: Page, section: string): Locator => page.locator(`#${section} [data-facts]`);

  test('the keyboard goes from part to part and tells what a pointer tells', async () => {
    const page = await openWide();
    const marks = page.locator('#stacks [data-mark]');
    await marks.first().focus();
    expect(await facts(page, 'stacks').textContent()).toMatch(/^kernel/);
    await page.keyboard.press('ArrowDown');
    const byKeyboard = await facts(page, 'stacks').textContent();
    expect(byKeyboard).toMatch(/^supervisorSize .*Deepest chain: processStart/);
    await page.keyboard.press('End');
    expect(await facts(page, 'stacks').textContent()).toMatch(/^shell/);
    await page.keyboard.press('Tab');
    expect(await page.locator('#stacks summary').evaluate((each) => each.matches(':focus'))).toBe(true);
    await marks.nth(1).hover();
    expect(await facts(page, 'stacks').textContent()).toBe(byKeyboard);
  });

  test('there is one stop of the tabulator for a picture', async () => {
    const page = await openWide();
    for (const section of ['memory', 'authority', 'dependencies', 'messages', 'stacks', 'history']) {
      expect(await page.locator(`#${section} [data-mark][tabindex="0"]`).count()).toBe(1);
    }
  });

  test('what does not belong to a part is dimmed; its lines and neighbours are not', async () => {
    const page = await openWide();
    const graph = page.locator('#authority svg.wide');
    await graph.locator('[data-mark="ping"]').hover();
    const lit = await graph
      .locator('.node.lit')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-mark')));
    expect(lit.sort()).toEqual(['ping', 'pong', 'registry', 'shell', 'supervisor']);
    expect(await graph.locator('.edge.lit').count()).toBe(4);
  });

  test('Enter holds a part until Escape', async () => {
    const page = await openWide();
    const mark = page.locator('#memory [data-mark="shell"]');
    await mark.focus();
    await page.keyboard.press('Enter');
    expect(await mark.getAttribute('aria-pressed')).toBe('true');
    await page.locator('#stacks [data-mark]').first().focus();
    expect(await facts(page, 'memory').textContent()).toMatch(/^shellFlash: [\d,]+ bytes at 0x/);
    await mark.focus();
    await page.keyboard.press('Escape');
    await page.locator('#stacks [data-mark]').first().focus();
    expect(await facts(page, 'memory').textContent()).toMatch(/^Point at a part/);
  });

  test('a finger on a narrow screen: a part of the narrow graph is held', async () => {
    const { page } = await open({ viewport: NARROW, hasTouch: true });
    await page.locator('#authority svg.narrow [data-mark="console"]').tap();
    expect(await facts(page, 'authority').textContent()).toMatch(
      /^console.*Called by supervisor, rules, rogue and shell/,
    );
  });

  test('a screen reader hears the name and what a part tells', async () => {
    const page = await openWide();
    const console = page.locator('#authority svg.wide').getByRole('button', { name: 'console' });
    expect(await console.getAttribute('aria-description')).toMatch(/^May call supervisor, registry/);
  });
});

test('without scripts pictures and tables are there', async () => {
  const { page } = await open({ viewport: WIDE, javaScriptEnabled: false });
  expect(await page.locator('#authority svg.wide').isVisible()).toBe(true);
  await page.locator('#memory summary').first().click();
  expect(
    await page
      .locator('#memory table')
      .first()
      .getByRole('row', { name: /^shell/ })
      .isVisible(),
  ).toBe(true);
});
