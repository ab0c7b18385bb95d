/** How compilers and simulators are run: for so long, with so much output, and what they started ends with them. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { endGroup } from '../../cli/toolchain/execute';

const LIMIT = 60_000;
const MOST_OUTPUT = 64 << 20;

export interface Outcome {
  /** null: it was stopped, as it took too long. */
  readonly status: number | null;
  readonly output: string;
  readonly problems: string;
}

/** Runs a command that neither hangs nor floods us. A compiler is more than one process, so its group ends. */
export function command(
  program: string,
  parameters: readonly string[],
  { limit = LIMIT, folder }: { readonly limit?: number; readonly folder?: string } = {},
): Promise<Outcome> {
  const child = spawn(program, parameters, {
    cwd: folder,
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stopped: string | undefined;
  const stop = (why: string): void => {
    stopped ??= why;
    endGroup(child.pid);
  };
  const timer = setTimeout(() => stop(`it took more than ${limit} ms`), limit);
  const [output, problems] = [new Kept(child.stdout, stop), new Kept(child.stderr, stop)];
  return new Promise((resolve) => {
    const end = (status: number | null, why = stopped): void => {
      clearTimeout(timer);
      resolve({
        status: why === undefined ? status : null,
        output: output.text,
        problems: why ?? problems.text,
      });
    };
    child.on('error', ({ message }) => end(null, message));
    child.on('close', (status, signal) =>
      end(status, stopped ?? (signal ? `ended by ${signal}` : undefined)),
    );
  });
}

/** What a stream has said, if that is not too much. */
class Kept {
  text = '';

  constructor(stream: Readable, stop: (why: string) => void) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      if (this.text.length + part.length > MOST_OUTPUT) stop('it says too much');
      else this.text += part;
    });
  }
}

/** The collector reads the stack, which must then be where variables are. */
const ENVIRONMENT = { ...process.env, ASAN_OPTIONS: 'detect_stack_use_after_return=0' };
