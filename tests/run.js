/**
 * `npm test` and `npm run test:<suite>`: runs the suites one after the other, each with Jest in its own process, and ends
 * with one line of totals. A failing suite does not stop the ones after it; a suite in which nothing ran is a failure,
 * because a misspelt file name must not look like success.
 *
 *   node tests/run.js [suite] [arguments for Jest]
 */
'use strict';

const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');

const SUITES = [
  'style',
  'unit',
  'model',
  'transpile',
  'fuzz',
  'layout',
  'cli',
  'sim',
  'gdb',
  'bench',
  'system-fuzz',
];
/** These run on nothing but Node. */
const NEED_NO_TOOLS = ['style', 'unit'];

const root = path.join(__dirname, '..');
const results = path.join(root, '.cache', 'tests');

function main() {
  const [first, ...rest] = process.argv.slice(2);
  const alone = first !== undefined && !first.startsWith('-');
  if (alone && !SUITES.includes(first)) {
    console.error(`There is no suite '${first}'. Suites: ${SUITES.join(', ')}.`);
    process.exit(2);
  }
  const suites = alone ? [first] : SUITES;
  const extra = alone ? rest : process.argv.slice(2);
  if (suites.some((suite) => !NEED_NO_TOOLS.includes(suite))) ensureTools();
  const total = { passed: 0, failed: 0, skipped: 0, ok: true };
  for (const [index, suite] of suites.entries()) {
    const count = runSuite(suite, `${index + 1}/${suites.length}`, extra);
    for (const key of ['passed', 'failed', 'skipped']) total[key] += count[key];
    total.ok &&= count.ok;
  }
  console.log(`\n${inWords(total)}`);
  process.exit(total.ok && total.failed === 0 && total.passed > 0 ? 0 : 1);
}

/** Compiler and simulator; quick when they are there already. */
function ensureTools() {
  const command = path.join(root, 'cli', 'conductor.js');
  const { status } = spawnSync(process.execPath, [command, 'setup'], { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  console.error('\nThe tools that the tests need are not there; what to do stands above.');
  process.exit(1);
}

/** Runs one suite and counts; `extra` may filter tests, and then a suite may well be empty. */
function runSuite(suite, position, extra) {
  console.log(`\n=== ${suite} (${position})`);
  const started = Date.now();
  const output = path.join(results, `${suite}.${process.pid}.json`);
  mkdirSync(results, { recursive: true });
  const jest = require.resolve('jest/bin/jest');
  const selection = `--testMatch=<rootDir>/tests/${suite}/**/*.test.ts`;
  const options = [
    '-c',
    'tests/jest.config.js',
    selection,
    '--json',
    `--outputFile=${output}`,
    '--passWithNoTests',
  ];
  const { status } = spawnSync(process.execPath, [jest, ...options, ...extra], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const count = readCounts(output);
  rmSync(output, { force: true });
  if (count.failed === 0 && status !== 0) count.failed = 1;
  const empty = count.passed + count.failed === 0;
  if (empty && extra.length === 0) {
    console.error(`${suite}: no test ran`);
    count.ok = false;
  }
  console.log(`${suite}: ${inWords(count)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return count;
}

/** What Jest wrote; a file that could not even start counts as one failure. No file: Jest itself failed. */
function readCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, ok: false };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
    ok: report.success,
  };
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

main();
