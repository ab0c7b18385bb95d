/**
 * Whether ts2c printed what it was given.
 *
 * It says nothing about most of what it cannot do: it leaves a comment, evaluates early, drops a statement, or brings its own run-time
 * library along. What it is given here reads the same in C but for the spelling of equality and for declarations; so both are
 * compared symbol by symbol, and any difference is an internal error instead of a wrong program.
 */

const symbol = /[A-Za-z_$][\w$]*|\d+|[=!]==?|[<>]=|\S/g;

/** The text of the translated function in the output; throws where this differs from the JavaScript. */
export function checkedFunction(
  javaScript: string,
  output: string,
  names: ReadonlyMap<string, string>,
): string {
  const wanted = symbolsOfJavaScript(javaScript, names);
  const found = symbolsOfC(output);
  const place = wanted.findIndex((expected, index) => expected !== found[index]);
  if (place >= 0 || found.length !== wanted.length) {
    const at = place >= 0 ? place : wanted.length;
    throw new Error(`ts2c: '${around(found, at)}' where '${around(wanted, at)}' was meant`);
  }
  return output.slice(output.indexOf(typedef) + typedef.length, output.lastIndexOf(main)).trim();
}

const typedef = 'typedef short int16_t;';
const main = 'int main(void)';

/** As C should have it: the function, then a `main` with nothing in it. */
function symbolsOfJavaScript(javaScript: string, names: ReadonlyMap<string, string>): string[] {
  const spelled = javaScript
    .replace(/^function /, '')
    .replace(/^var (.*);$/m, (_, list: string) => list.replaceAll(', ', '; ') + ';')
    .replace(/===/g, '==')
    .replace(/!==/g, '!=')
    .concat(` ${main} { return 0; }`);
  return symbolsOf(spelled).map((name) => names.get(name) ?? name);
}

/** Without what only declares: all is of one type, and every variable is set behind its declaration. */
function symbolsOfC(output: string): string[] {
  return symbolsOf(
    output
      .replace(typedef, '')
      .replace(/^\s*int16_t \w+;$/gm, '')
      .replace(/\bint16_t (?=\w)/g, ''),
  );
}

const symbolsOf = (text: string): string[] => text.match(symbol) ?? [];

const around = (symbols: readonly string[], index: number): string =>
  symbols.slice(Math.max(index - 3, 0), index + 6).join(' ');
