/** `ask`: has a process that the shell created do something. */
import { Status } from '../../abi/status';
import { WorkerClient, WorkerError } from '../../interfaces/generated/worker-client';
import { WorkerResult } from '../../interfaces/worker';
import { serviceErrorName } from '../../runtime/service/error-name';
import { statusName } from '../../runtime/status-name';
import { NOT_A_NUMBER, Words } from '../../runtime/words';
import { workerOf } from './created';
import { findProcess } from './processes';
import { line, say, show } from './terminal';

const result = new WorkerResult();

/** `ask <process> <what> [number]`. */
export function askProcess(words: Words): void {
  const argument: u32 = words.count > 3 ? words.number(3) : 0;
  if (!isKnown(words) || argument === NOT_A_NUMBER) {
    say('ask: what is square, exit, crash, memory, release or thread; a number is decimal');
    return;
  }
  const worker = workerOf(findProcess(words.word(1)));
  if (worker === null) {
    say("ask: the shell did not create this process; 'spawn' does");
    return;
  }
  const error = ask(worker, words, argument);
  line.bytesOf(words.word(1));
  line.text(': ');
  if (error !== WorkerError.none) line.text(serviceErrorName(error));
  else if (result.status !== Status.ok) line.text(statusName(result.status));
  else if (words.is(2, 'memory')) line.hexadecimal(result.value, 8);
  else if (words.is(2, 'release')) line.text('done');
  else line.decimal(result.value);
  show();
}

function isKnown(words: Words): bool {
  return isWork(words) || isEnd(words) || words.is(2, 'memory') || words.is(2, 'release');
}

function isWork(words: Words): bool {
  return words.is(2, 'square') || words.is(2, 'thread');
}

function isEnd(words: Words): bool {
  return words.is(2, 'exit') || words.is(2, 'crash');
}

function ask(worker: WorkerClient, words: Words, argument: u32): WorkerError {
  if (words.is(2, 'square')) return worker.square(argument, result);
  if (words.is(2, 'thread')) return worker.squareElsewhere(argument, result);
  if (words.is(2, 'memory')) return worker.takeMemory(argument, result);
  if (words.is(2, 'release')) return worker.releaseMemory(result);
  return words.is(2, 'exit') ? worker.exit(argument) : worker.crash(argument);
}
