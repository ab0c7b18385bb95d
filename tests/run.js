/**
 * `npm test` and `npm run test:<suite>`: runs the suites one after the other, each with Jest in its own process, and ends
 * with one line of totals. A failing suite does not stop the ones after it; a suite in which nothing ran is a failure,
 * because a misspelt file name must not look like success. A suite that doesn't end is stopped, and the files that were running are named.
 *
 *   node tests/run.js [suite] [arguments for Jest]
 */
'use strict';

const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const { runBounded } = require('./runner/bounded');

const SUITES = [
  'style',
  'unit',
  'model',
  'transpile',
  'fuzz',
  'apps',
  'layout',
  'cli',
  'browser',
  'sim',
  'renode',
  'hil',
  'targets',
  'gdb',
  'flash',
  'bench',
  'system-fuzz',
];
/**
 * One folder that runs on every kind of target. The simulator is always there; the others run when they are there, but nothing is
 * flashed onto a board that nobody named.
 */
const TARGETS = {
  sim: { target: 'qemu' },
  renode: { target: 'renode' },
  hil: { target: 'hardware', named: 'CONDUCTOR_SERIAL_PORT', parameters: ['--runInBand'] },
};
/** These run on nothing but Node. */
const NEED_NO_TOOLS = ['style', 'unit'];

/** Milliseconds: the longest takes eight minutes, twelve on a busy machine; a board may take as long as all of them together. */
const SUITE_LIMIT = 25 * 60_000;
/** Before whoever waits for all of them gives up. */
const TOTAL_LIMIT = 80 * 60_000;
/** For Jest to end in, once it has written its results. */
const EXIT_LIMIT = 30_000;

const LEFT_OVER = 'stopped: its tests are over, and something of them went on';

const root = path.join(__dirname, '..');
const results = path.join(root, '.cache', 'tests');

async function main() {
  const [first, ...rest] = process.argv.slice(2);
  const alone = first !== undefined && !first.startsWith('-');
  if (alone && !SUITES.includes(first)) {
    console.error(`There is no suite '${first}'. Suites: ${SUITES.join(', ')}.`);
    process.exit(2);
  }
  const suites = alone ? [first] : SUITES.filter(canRun);
  const extra = alone ? rest : process.argv.slice(2);
  if (suites.some((suite) => !NEED_NO_TOOLS.includes(suite))) ensureTools();
  if (alone) requireTarget(first);
  if (suites.includes('browser')) ensureBrowser();
  const total = { passed: 0, failed: 0, skipped: 0, ok: true };
  const end = Date.now() + TOTAL_LIMIT;
  for (const [index, suite] of suites.entries()) {
    const limit = Math.min(TARGETS[suite]?.named ? TOTAL_LIMIT : SUITE_LIMIT, end - Date.now());
    const count = await runSuite(suite, `${index + 1}/${suites.length}`, extra, limit);
    for (const key of ['passed', 'failed', 'skipped']) total[key] += count[key];
    total.ok &&= count.ok;
  }
  if (total.passed + total.failed === 0) console.error('No test ran.');
  console.log(`\n${inWords(total)}`);
  process.exit(total.ok && total.failed === 0 && total.passed > 0 ? 0 : 1);
}

/** Is what a suite runs on here? If not it says so, and how to run it. */
function canRun(suite) {
  const { target, named } = TARGETS[suite] ?? {};
  if (target === undefined || target === 'qemu') return true;
  const problem = named && !process.env[named] ? `${named} names no board` : whatIsMissing(target);
  if (problem === '') return true;
  console.log(`${suite}: not run, ${problem}. With it: npm run test:${suite}`);
  return false;
}

function requireTarget(suite) {
  const problem = TARGETS[suite] ? whatIsMissing(TARGETS[suite].target) : '';
  if (problem === '') return;
  console.error(`${suite} can't run: ${problem}`);
  process.exit(1);
}

function whatIsMissing(target) {
  const command = [path.join(root, 'cli', 'conductor.js'), 'targets', target];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  return status === 0
    ? ''
    : stderr
        .replace(/^error: /, '')
        .trim()
        .replace(/\n/g, ' ') || 'the target can not be asked';
}

/** Compiler and simulator; quick when they are there already. */
function ensureTools() {
  const command = path.join(root, 'cli', 'conductor.js');
  const { status } = spawnSync(process.execPath, [command, 'setup'], { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  console.error('\nThe tools that the tests need are not there; what to do stands above.');
  process.exit(1);
}

/** Only one suite needs it; where it can't be had that suite fails and says so, the others run. */
function ensureBrowser() {
  const command = path.join(root, 'cli', 'conductor.js');
  spawnSync(process.execPath, [command, 'setup', '--browser'], { cwd: root, stdio: 'inherit' });
}

/** Runs one suite and counts; `extra` may filter tests, and then a suite may well be empty. */
async function runSuite(suite, position, extra, limit) {
  console.log(`\n=== ${suite} (${position})`);
  const started = Date.now();
  const { count, stopped } = await runJest(suite, extra, limit);
  for (const name of count.skippedNames) console.log(`  skipped: ${name}`);
  if (stopped !== undefined) console.error(`${suite}: ${stopped}`);
  else if (count.passed + count.failed === 0 && extra.length === 0) {
    console.error(`${suite}: no test ran`);
    count.ok = false;
  }
  console.log(`${suite}: ${inWords(count)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return count;
}

/** What Jest counted, and why it was stopped if it was. */
async function runJest(suite, extra, limit) {
  mkdirSync(results, { recursive: true });
  const output = path.join(results, `${suite}.${process.pid}.json`);
  const running = path.join(results, `${suite}.${process.pid}.running`);
  const { target } = TARGETS[suite] ?? {};
  const variables = { CONDUCTOR_RUNNING: running, ...(target && { CONDUCTOR_TARGET: target }) };
  const options = {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  const parameters = [require.resolve('jest/bin/jest'), ...jestOptions(suite, output), ...extra];
  let written;
  const { status, stopped } = await runBounded(process.execPath, parameters, options, (elapsed) => {
    if (elapsed >= limit)
      return `stopped after ${(elapsed / 60_000).toFixed(1)} minutes; ${stillRunning(running)}`;
    if (existsSync(output)) written ??= elapsed;
    return elapsed - written >= EXIT_LIMIT ? LEFT_OVER : undefined;
  });
  const count = readCounts(output);
  for (const file of [output, running]) rmSync(file, { force: true });
  // What the tests found out stands, whatever they left running.
  if (count.failed === 0 && status !== 0 && stopped !== LEFT_OVER) count.failed = 1;
  return { count, stopped };
}

function jestOptions(suite, output) {
  const { target, parameters = [] } = TARGETS[suite] ?? {};
  const folder = target ? 'board' : suite;
  return [
    ...['-c', 'tests/jest.config.js', `--testMatch=<rootDir>/tests/${folder}/**/*.test.ts`],
    ...['--reporters=default', `--reporters=${path.join(__dirname, 'runner', 'running.js')}`],
    ...['--json', `--outputFile=${output}`, '--passWithNoTests', ...parameters],
  ];
}

function stillRunning(file) {
  const names = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return names === '' ? 'no file of it was running' : `running: ${names.split('\n').join(', ')}`;
}

/** What Jest wrote; a file that could not even start counts as one failure. No file: Jest itself failed. */
function readCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, skippedNames: [], ok: false };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
    skippedNames: namesOf(report, 'pending'),
    ok: report.success,
  };
}

function namesOf({ testResults }, status) {
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  return results.filter((result) => result.status === status).map(({ fullName }) => fullName);
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

void main();
