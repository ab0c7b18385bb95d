/**
 * Errors that are the user's to solve. Everything thrown as a {@link UserError} is printed as it is, with no stack;
 * anything else that reaches the top is a defect of Conductor and says so.
 */
export class UserError extends Error {
  /** `status` is what the command exits with. */
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
