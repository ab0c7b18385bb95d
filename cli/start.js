/**
 * `npm start`: from a fresh clone to the shell. Installs the packages when they are missing or older than the lock
 * file, then the tools, then builds and runs the default system. Plain JavaScript without dependencies, because it runs
 * before there are any. Nothing here reads standard input: it belongs to the system that is about to run.
 */
'use strict';

const { existsSync, statSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const root = path.join(__dirname, '..');
const OLDEST_NODE = 20;

/** npm writes its own copy of the lock when it has finished, so its age says whether an installation is current. */
function packagesAreCurrent() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const wanted = path.join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}

/** The npm that runs us if there is one, else the one beside this Node or on PATH. */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own && existsSync(own)) return own.endsWith('js') ? [process.execPath, own] : [own];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Its output goes to standard error: standard output is for what the system says. */
function installPackages() {
  console.error('Installing the packages (npm ci), which is needed once …');
  const [command, ...first] = npmCommand();
  const { status, error } = spawnSync(command, [...first, 'ci'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(
    `npm ci failed${error ? ` (${error.message})` : ''}. What to do stands above; then run npm start again.`,
  );
  process.exit(1);
}

function main() {
  const node = Number(process.versions.node.split('.')[0]);
  if (node < OLDEST_NODE) {
    console.error(`Conductor needs Node ${OLDEST_NODE} or newer; this is ${process.version}.`);
    process.exit(1);
  }
  if (!packagesAreCurrent()) installPackages();
  process.argv.splice(2, 0, 'start');
  require('./conductor.js');
}

main();
