/**
 * What the code of a panic means (docs/0004-reports.md): those of the dialect, and from 16 on those that only apps have
 * (`enum app_fault` in transpile/apps/runtime/app.h; a test compares).
 */
const PANICS: ReadonlyMap<number, string> = new Map([
  [1, 'index: outside of an array or a text, or a key that is not there'],
  [2, 'division: by zero'],
  [3, 'absent: nothing where something has to be'],
  [4, 'panic: the program says so'],
  [5, 'assertion: it does not hold'],
  [6, 'span: not inside of what it is a part of'],
  [16, 'range: a result that is no integer from -2147483648 to 2147483647'],
  [17, "heap: the app's heap is full, even after a collection"],
  [18, 'uncaught: an exception that nobody catches; the console has its message'],
  [19, 'text: a character above U+00FF'],
  [20, 'search: a regular expression that takes too long or too much memory'],
  [
    21,
    'topic: a name that is not one to eight graphic characters of ASCII, or no room for another subscription',
  ],
  [22, 'early: a variable is used before its declaration has run'],
]);

export function panicName(code: number): string | undefined {
  return PANICS.get(code);
}
