/**
 * Hashes of passwords as system files have them: `pbkdf2-sha256$<iterations>$<salt>$<hash>`, salt and hash in base64.
 * Algorithm and sizes are those of src/servers/security.
 */
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { PASSWORD_LIMIT } from '../src/interfaces/permissions';

const ALGORITHM = 'pbkdf2-sha256';
export const SALT_SIZE = 16;
export const HASH_SIZE = 32;
/** What takes a chip of 168 MHz about a third of a second (docs/0022-security.md). */
export const ITERATIONS = 6000;
const FEWEST_ITERATIONS = 1000;
const MOST_ITERATIONS = 1_000_000;

export interface PasswordHash {
  readonly iterations: number;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/** The hash of a password with a salt of its own. */
export function hashPassword(
  password: string,
  salt: Uint8Array = new Uint8Array(randomBytes(SALT_SIZE)),
): string {
  const hash = pbkdf2Sync(password, salt, ITERATIONS, HASH_SIZE, 'sha256');
  return [ALGORITHM, ITERATIONS, base64(salt), base64(new Uint8Array(hash))].join('$');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

/** Reads what {@link hashPassword} wrote. A text says what is wrong. */
export function parsePassword(written: string): PasswordHash | string {
  const [algorithm, count, saltText = '', hashText = '', ...rest] = written.split('$');
  if (algorithm !== ALGORITHM) return `it does not begin with ${ALGORITHM}$`;
  const iterations = /^\d+$/.test(count ?? '') ? Number(count) : 0;
  if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
    return `iterations are a number from ${FEWEST_ITERATIONS} to ${MOST_ITERATIONS}`;
  }
  const salt = new Uint8Array(Buffer.from(saltText, 'base64'));
  const hash = new Uint8Array(Buffer.from(hashText, 'base64'));
  if (rest.length > 0 || salt.length !== SALT_SIZE || base64(salt) !== saltText) {
    return `the salt is not ${SALT_SIZE} bytes in base64`;
  }
  if (hash.length !== HASH_SIZE || base64(hash) !== hashText) {
    return `the hash is not ${HASH_SIZE} bytes in base64`;
  }
  return { iterations, salt, hash };
}

/** What is wrong with a password that somebody wants; undefined: nothing. Only what a console can type. */
export function passwordProblem(password: string): string | undefined {
  if (password === '') return 'a password has at least one character';
  if (!/^[ -~]*$/.test(password)) return 'a password is of printable ASCII characters';
  if (password.length > PASSWORD_LIMIT) return `a password has at most ${PASSWORD_LIMIT} characters`;
  return undefined;
}
