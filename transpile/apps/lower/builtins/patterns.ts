/** Regular expressions: methods of patterns, and those of texts that take one. */
import { maybe, present } from '../../frontend/kinds';
import { number, operation } from '../build';
import { callLibrary } from '../library';
import { isOperation, type Builtin, type BuiltinTable } from './builtin';
import type { BuiltinCall } from './call';

/** A method of a text whose operation has the pattern first. */
const ofText =
  (name: string): Builtin =>
  (call) => {
    const [text, pattern] = call.operands();
    return call.value(operation(name, pattern!, text!));
  };

/** With the flag g the texts of all matches, which have no groups. */
const match: Builtin = (call) => ({
  code: ofText('pattern_match')(call).code,
  kind: maybe(present(call.body.kindOf(call.node))),
});

/** Whether the first argument is a regular expression, and not a text. */
const takesPattern = (call: BuiltinCall): boolean => call.body.kindOf(call.arguments[0]!).kind === 'pattern';

const takesFunction = (call: BuiltinCall): boolean =>
  call.body.kindOf(call.arguments[1]!).kind === 'callable';

/** The operands, where the first argument may be of two kinds: as it is. */
function operandsOf(call: BuiltinCall): ReturnType<BuiltinCall['operands']> {
  const { body } = call;
  const steps = call.arguments.map(
    (node, index) => () => (index === 0 ? body.value(node).code : call.argument(index)),
  );
  return body.inOrder([() => body.value(call.receiver).code, ...steps]);
}

const replace =
  (all: boolean): Builtin =>
  (call) => {
    const [text, what, by] = operandsOf(call);
    const isPattern = takesPattern(call);
    if (takesFunction(call)) {
      const name = isPattern ? 'texts.replaceMatchesBy' : 'texts.replaceFirstBy';
      return call.value(callLibrary(call.body, name, text!, what!, by!));
    }
    return call.value(
      isPattern
        ? operation(all ? 'pattern_replace_all' : 'pattern_replace', what!, text!, by!)
        : operation('replace', text!, what!, by!, number(all ? 1 : 0)),
    );
  };

/** Without a limit there is none: -1. */
const split: Builtin = (call) => {
  const [text, separator, limit = number(-1)] = operandsOf(call);
  return call.value(
    takesPattern(call)
      ? operation('pattern_split', separator!, text!, limit)
      : operation('split', text!, separator!, limit),
  );
};

export const PATTERNS: BuiltinTable = {
  'RegExp.exec': isOperation('pattern_execute'),
  'RegExp.test': isOperation('pattern_test'),
  'String.match': match,
  'String.replace': replace(false),
  'String.replaceAll': replace(true),
  'String.search': ofText('pattern_search'),
  'String.split': split,
};
