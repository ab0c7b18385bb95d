/** What the suites type at a console, and what they wait for, against a board that answers as told: no target is needed. */
import type { Board } from '../../cli/target/board';
import { Console, ConsoleError } from '../../cli/target/console';

/** Has a shell that echoes, gives the next of the answers (the last again and again), and shows its prompt. */
function boardThatAnswers(...answers: string[]): { console: Console; typed: string[] } {
  const typed: string[] = [];
  let say: (text: string) => void = () => undefined;
  const board: Pick<Board, 'send' | 'onOutput' | 'ended'> = {
    ended: new Promise(() => undefined),
    onOutput(listener) {
      say = listener;
      return () => undefined;
    },
    send(line) {
      typed.push(line);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      setImmediate(() => say(`${line}\n${answer}\r\nconductor> `));
    },
  };
  return { console: new Console(board as Board), typed };
}

test('a line is typed again until its answer has the pattern, and no more', async () => {
  const { console, typed } = boardThatAnswers('down', 'down', 'up since 3', 'down');
  expect(await console.commandUntil('how', /^up/)).toBe('up since 3');
  expect(typed).toEqual(['how\r', 'how\r', 'how\r']);
});

test('what never has the pattern is an error that says the line, the pattern and the last answer', async () => {
  const { console, typed } = boardThatAnswers('starts', 'down');
  const asked = console.commandUntil('how', /^up/, 120);
  await expect(asked).rejects.toThrow(ConsoleError);
  await expect(asked).rejects.toThrow(/^'how' for 120 ms while waiting for \/\^up\/. Last said:\ndown$/);
  // With pauses: without, hundreds.
  expect(typed.length).toBeLessThan(5);
});
