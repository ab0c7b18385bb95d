/**
 * The oracle in a process of its own, which can be ended. A time limit of `vm` isn't enough: what the engine does by itself goes on, and an array
 * with an element behind 2^31 holes keeps `map` or `reverse` busy for an hour.
 */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Step } from '../../script';
import type { Expectation } from './run';

/** What the process is asked for. */
export interface Question {
  readonly source: string;
  readonly steps: readonly Step[];
}

/** Milliseconds: the most that programs have, of which each part has a limit of its own, and what is needed to start. */
const LIMIT = 40_000;
const CHILD = path.join(__dirname, 'child.ts');

/** As the oracle tells an end that it made itself: see ENDLESS in mutants/campaign.ts. */
const ENDLESS: Expectation = { output: '', faults: [], thrown: 'Script execution timed out: it was ended' };

let child: ChildProcess | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** What `source` does in Node. One program after the other. */
export function expectationAside(
  source: string,
  steps: readonly Step[],
  limit = LIMIT,
): Promise<Expectation> {
  const answer = turn.then(async () => ask({ source, steps }, limit));
  turn = answer.catch(() => undefined);
  return answer;
}

function ask(question: Question, limit: number): Promise<Expectation> {
  const asked = child ?? start();
  child = asked;
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      asked.removeAllListeners();
      finish();
    };
    const replaced = (finish: () => void): void => {
      child = undefined;
      asked.kill('SIGKILL');
      end(finish);
    };
    const timer = setTimeout(() => replaced(() => resolve(ENDLESS)), limit);
    asked.once('message', (answer) => end(() => resolve(answer as Expectation)));
    asked.once('exit', (status) => replaced(() => reject(new Error(`the oracle ended with ${status}`))));
    asked.send(question, (error) => error && replaced(() => reject(error)));
  });
}

/** It neither keeps us running nor outlives us. */
function start(): ChildProcess {
  const started = fork(CHILD, { execArgv: ['--require', 'tsx/cjs'], serialization: 'advanced' });
  started.unref();
  started.channel?.unref();
  return started;
}
