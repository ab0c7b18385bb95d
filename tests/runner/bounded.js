/**
 * A command with all that it starts, for at most so long.
 *
 * It has a process group of its own, which ends with it: what a test left running would keep whoever reads our output waiting. When it is stopped,
 * its descendants end as well, since simulators and debug servers have groups of their own.
 */
'use strict';

const { spawn, spawnSync } = require('node:child_process');

/** Milliseconds. */
const POLL = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Resolves to the exit status; null if it was stopped: `isDue(elapsed milliseconds)` is asked again and again, and what it answers,
 * unless that is undefined, is why.
 *
 * @returns {Promise<{ status: number | null, stopped?: string }>}
 */
function runBounded(command, parameters, options, isDue) {
  const started = Date.now();
  const child = spawn(command, parameters, { ...options, detached: true });
  const interrupted = (signal) => {
    endTree(child.pid);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  return new Promise((resolve) => {
    let stopped;
    const timer = setInterval(() => {
      stopped ??= isDue(Date.now() - started);
      if (stopped !== undefined) endTree(child.pid);
    }, POLL);
    const finish = (status) => {
      clearInterval(timer);
      for (const signal of SIGNALS) process.off(signal, interrupted);
      endGroup(child.pid);
      resolve(stopped === undefined ? { status } : { status: null, stopped });
    };
    child.on('error', () => finish(null));
    child.on('exit', finish);
  });
}

const endGroup = (group) => group !== undefined && kill(-group);

/** All that descends from a process, and its group. */
function endTree(root) {
  if (root === undefined) return;
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const parents = (stdout ?? '')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [root];
  for (const parent of tree) for (const [id, of] of parents) if (of === parent) tree.push(id);
  for (const id of tree) kill(id);
  endGroup(root);
}

function kill(id) {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

module.exports = { runBounded };
