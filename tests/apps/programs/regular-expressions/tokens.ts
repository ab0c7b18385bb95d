/** A small tokenizer and calculator with patterns. */
function tokens(text: string): string[] {
  const result: string[] = [];
  const found = text.match(/\d+|[-+*()]/g);
  if (found) for (const token of found) if (token !== undefined) result.push(token);
  return result;
}
function evaluate(text: string): number {
  const list = tokens(text);
  let at = 0;
  const factor = (): number => {
    const token = list[at++];
    if (token !== '(') return parseInt(token, 10);
    const value = sum();
    at++;
    return value;
  };
  const term = (): number => {
    let value = factor();
    while (at < list.length && list[at] === '*') {
      at++;
      value *= factor();
    }
    return value;
  };
  const sum = (): number => {
    let value = term();
    while (at < list.length && (list[at] === '+' || list[at] === '-'))
      value += list[at++] === '+' ? term() : -term();
    return value;
  };
  return sum();
}
console.log(evaluate('2+3*4'), evaluate('(2+3)*4'), evaluate('10-2-3'), evaluate('((7))*(1+1)'));
