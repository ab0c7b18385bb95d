/**
 * Connects the console of a board with the user: a terminal key by key, or piped input line by line. Whoever ends first
 * — the user, the input, the system — ends the run.
 */
import type { Board, Ending } from '../target/board';
import { ANY_PROMPT, Console, PROMPT, SECRET_PROMPT } from '../target/console';
import { UserError } from '../errors';
import { note } from '../output';
import { PlainOutput } from './plain-output';

/** Ctrl-] leaves, like in telnet; everything else, Ctrl-C too, belongs to the system's line editor. */
const LEAVE = '\x1d';
/** How long a command may say nothing before piped input gives up on it. */
const PATIENCE = 60_000;

/** Shows what the console says, through `decode`, until the run ends. */
export async function runTerminal(board: Board, decode: (text: string) => string): Promise<Ending> {
  const write = (text: string): void => void process.stdout.write(text);
  const plain = process.stdout.isTTY ? undefined : new PlainOutput(write);
  board.onOutput((text) => (plain ? plain.write(decode(text)) : write(decode(text))));
  try {
    return await (process.stdin.isTTY ? typeKeys(board) : feedLines(new Console(board), process.stdin));
  } finally {
    plain?.flush();
  }
}

async function typeKeys(board: Board): Promise<Ending> {
  note('Keys go to the system; Ctrl-] leaves.');
  process.stdin.setRawMode(true);
  process.stdin.setEncoding('latin1');
  process.stdin.on('data', (keys: string) => {
    if (keys.includes(LEAVE)) board.stop();
    else board.send(keys);
  });
  try {
    return await board.ended;
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.pause();
    process.stdout.write('\n');
  }
}

/** Each line waits for a prompt, like a person would; the end of input waits for the last answer and leaves. */
async function feedLines(console: Console, input: NodeJS.ReadableStream): Promise<Ending> {
  const feeding = (async () => {
    for await (const line of linesOf(input)) {
      const prompt = await console.until(ANY_PROMPT, PATIENCE);
      if (SECRET_PROMPT.test(prompt)) console.typeSecret(line);
      else await console.type(line);
    }
    await console.until(PROMPT, PATIENCE);
    console.board.stop();
  })();
  const failed = feeding.then(
    () => undefined,
    (error: Error) => error,
  );
  const first = await Promise.race([console.board.ended, failed]);
  if (!(first instanceof Error)) return console.board.ended;
  return stopAfter(first, console.board);
}

/** Waiting for a prompt failed: because the run is over, which tells more, or because nothing comes. */
async function stopAfter(error: Error, board: Board): Promise<Ending> {
  board.stop();
  const ending = await board.ended;
  if (ending.kind === 'stopped') throw new UserError(`the system does not answer: ${error.message}`);
  return ending;
}

async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input) {
    rest += chunk.toString();
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
