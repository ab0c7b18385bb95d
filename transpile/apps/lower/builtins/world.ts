/** The functions of `conductor/app`. */
import { not, number, operation, when } from '../build';
import type { Builtin, BuiltinTable } from './builtin';

const isOperationOf =
  (name: string): Builtin =>
  (call) =>
    call.value(operation(name, ...call.argumentOperands()));

const isStatementOf =
  (name: string): Builtin =>
  (call) => {
    call.body.perform(name, ...call.argumentOperands());
    return call.value(number(0));
  };

/** The message goes to the console first; it is evaluated in any case, as JavaScript does. */
const assert: Builtin = (call) => {
  const { body } = call;
  const [condition, message] = call.argumentOperands();
  if (message === undefined) {
    body.perform('assert', condition!);
    return call.value(number(0));
  }
  const [holds, said] = [body.keep(condition!), body.keep(message)];
  const fail = body.capture(() => {
    body.perform('print', said);
    body.perform('print_end');
  });
  body.emit(when(not(holds), fail));
  body.perform('assert', holds);
  return call.value(number(0));
};

export const WORLD: BuiltinTable = {
  assert,
  now: isOperationOf('now'),
  setTimer: isStatementOf('set_timer'),
  subscribe: isStatementOf('subscribe'),
  publish: isStatementOf('publish'),
  callService: isOperationOf('call_service'),
};
