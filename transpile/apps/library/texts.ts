/** Parts of texts that are no operations of the run-time library. */

/** `[...text]` and Array.from(text). */
export function characters(text: string): string[] {
  const result: string[] = [];
  for (let index = 0; index < text.length; index++) result.push(operation.character_text(text, index));
  return result;
}

/** String.fromCharCode(...codes) */
export function fromCodes(codes: number[]): string {
  let result = '';
  for (let index = 0; index < codes.length; index++) result += String.fromCharCode(codes[index]);
  return result;
}

/** Counts from the end where the index is negative. */
export function at(text: string, index: number): string | undefined {
  const place = index < 0 ? text.length + index : index;
  return place >= 0 && place < text.length ? operation.character_text(text, place) : undefined;
}

/** text.replace(part, by) with a function: the first one. */
export function replaceFirstBy(text: string, part: string, by: (match: string) => string): string {
  const start = text.indexOf(part, 0);
  if (start < 0) return text;
  return text.slice(0, start) + by(part) + text.slice(start + part.length);
}

/** text.replace(pattern, by) with a function: all matches are found before the first call, as ECMAScript has it. */
export function replaceMatchesBy(text: string, pattern: RegExp, by: (match: string) => string): string {
  const matches = operation.pattern_match_all(pattern, text);
  let result = '';
  let from = 0;
  for (let index = 0; index < matches.length; index++) {
    const match = matches[index];
    const found = match[0] ?? '';
    const start = operation.match_index(match);
    result += text.slice(from, start) + by(found);
    from = start + found.length;
  }
  return result + text.slice(from);
}

/**
 * The line of console.log whose first text is a format: `%s` and its like stand for the values, of which some are numbers (`n` in `kinds`).
 * undefined: a placeholder would show its value in another way than as it is printed. (frontend/console-format.ts)
 */
export function formatted(format: string, values: string[], kinds: string): string | undefined {
  let result = '';
  let from = 0;
  let next = 0;
  for (let at = 0; at + 1 < format.length; at++) {
    if (format.charCodeAt(at) !== 37) continue;
    at++;
    if (format.charCodeAt(at) === 37) {
      result += format.slice(from, at);
      from = at + 1;
    }
    const place = 'scdifjoO'.indexOf(format.charAt(at), 0);
    if (next === values.length || place < 0) continue;
    if (place > 1 && kinds.charCodeAt(next) !== 110) return undefined;
    result += format.slice(from, at - 1);
    if (place !== 1) result += values[next];
    next++;
    from = at + 1;
  }
  result += format.slice(from);
  for (; next < values.length; next++) result += ' ' + values[next];
  return result;
}
