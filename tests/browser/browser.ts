/** A real browser for tests: the one that `conductor setup --browser` finds, driven by playwright-core. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { requireTools } from '../../cli/toolchain/setup';

/** It stays at home: nothing is looked up, updated or synchronised. */
const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(): Promise<Browser> {
  const { browser } = await requireTools(['browser']);
  // The sandbox refuses to run as root, as containers often do.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: browser!.file, args: [...QUIET, ...sandbox] });
}

/** A page in a context of its own, with everything that it asked for and complained about. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses that were loaded. */
  readonly requests: string[];
  readonly complaints: string[];
}

export async function openFile(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
): Promise<OpenPage> {
  const page = await (await browser.newContext(options)).newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`file://${file}`);
  return { page, requests, complaints };
}
