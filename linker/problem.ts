/**
 * What is wrong with a build, said so that the reader can act: where, what, and what to do about it.
 */
export interface Problem {
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** Default: error. A warning never stops a build. */
  readonly severity?: 'error' | 'warning';
  /** The message is complete already, as a compiler prints it. */
  readonly verbatim?: boolean;
}

/** A build that cannot go on; `message` is the text of all problems. */
export class BuildError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'BuildError';
    this.problems = problems;
  }
}

/** `file:line: error: message` and the hint on a line of its own. */
export function formatProblem({ file, line, severity = 'error', message, hint, verbatim }: Problem): string {
  if (verbatim) return message;
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
  return `${place}${severity}: ${message}${hint === undefined ? '' : `\n  ${hint}`}`;
}
