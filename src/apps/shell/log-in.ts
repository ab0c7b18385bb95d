/**
 * Whom the shell acts for: `login`, `su`, `logout`, `whoami`. A password is read unechoed into the same buffer as the name before it,
 * lent to the security service, and wiped.
 */
import { NO_LINE, readSecret } from '../../framework/console-lines';
import { SecurityError } from '../../interfaces/generated/security-client';
import { NAME_LIMIT, PASSWORD_LIMIT } from '../../interfaces/permissions';
import { Identity, LockOut } from '../../interfaces/security';
import { serviceErrorName } from '../../runtime/service/error-name';
import { Words } from '../../runtime/words';
import { console, security } from './connections';
import { line, say, show } from './terminal';

/** The name, then the password. */
const credentials = array(u8, NAME_LIMIT + PASSWORD_LIMIT);
const identity = new Identity();
const lockOut = new LockOut();

type Ask = (nameLength: u32, length: u32) => SecurityError;

export function logIn(words: Words): void {
  become(words, (nameLength, length) => security.login(readonlySpan(credentials, 0, length), nameLength));
}

export function substituteUser(words: Words): void {
  become(words, (nameLength, length) => security.su(readonlySpan(credentials, 0, length), nameLength));
}

/** Asks without a password, and with one if that is what is missing. */
function become(words: Words, ask: Ask): void {
  const name = words.word(1);
  if (name.length > NAME_LIMIT) {
    say('nobody has so long a name');
    return;
  }
  for (let index: u32 = 0; index < name.length; index++) credentials[index] = name[index];
  let error = ask(name.length, name.length);
  if (error === SecurityError.passwordNeeded) error = askWithPassword(name.length, ask);
  if (error === SecurityError.none) whoAmI(words);
  else refuse(name, error);
}

function askWithPassword(nameLength: u32, ask: Ask): SecurityError {
  const password = span(credentials, nameLength, PASSWORD_LIMIT);
  const length = readSecret(console, 'Password: ', password);
  const error: SecurityError =
    length === NO_LINE ? SecurityError.unavailable : ask(nameLength, nameLength + length);
  for (let index: u32 = 0; index < password.length; index++) password[index] = 0;
  return error;
}

function refuse(name: ReadonlySpan<u8>, error: SecurityError): void {
  switch (error) {
    case SecurityError.wrongPassword:
    case SecurityError.passwordNeeded:
      line.text('denied: wrong user or password');
      break;
    case SecurityError.locked:
      line.text('denied: too many failures');
      if (security.lockOut(name, lockOut) === SecurityError.none) writePatience();
      break;
    default:
      line.text(serviceErrorName(error));
  }
  show();
}

function writePatience(): void {
  line.text('; try again in ');
  line.decimal((lockOut.millisecondsLeft + 999) / 1000);
  line.text(' s');
}

export function logOut(words: Words): void {
  const error = security.logout();
  if (error === SecurityError.none) whoAmI(words);
  else if (error === SecurityError.nothing) say('you have not logged in');
  else say(serviceErrorName(error));
}

/** `operator, by su: logout leads back`. */
export function whoAmI(_words: Words): void {
  const error = security.whoAmI(identity);
  if (error !== SecurityError.none) {
    say(serviceErrorName(error));
    return;
  }
  line.text('you are ');
  line.name(identity.name);
  if (identity.substituted) line.text("; 'logout' leads back");
  else if (!identity.loggedIn) line.text("; 'login' makes you somebody else");
  show();
}
