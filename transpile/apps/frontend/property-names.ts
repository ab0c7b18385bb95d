/** Names of properties as they are written: `a`, `'a'` and `['a']` are the same. */
import ts from 'typescript';

/** Undefined: it is computed when the program runs. */
export function constantName(name: ts.PropertyName): string | undefined {
  if (ts.isComputedPropertyName(name)) {
    return ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
  }
  return ts.isBigIntLiteral(name) ? undefined : name.text;
}

/** JavaScript puts names that are numbers before all others. */
export const isNumeral = (name: string): boolean => /^\d+$/.test(name);
