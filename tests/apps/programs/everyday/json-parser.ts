/** A parser of JSON into a tree of tagged nodes, and a printer of such trees. Messages: "{\"a\": [1, 2, {\"b\": null}], \"c\": \"x y\", \"d\": true}", "[]", "[1, 2", "{\"a\" 1}", "[-12, \"say \\\"hi\\\"\"]". */
type Json =
  | { type: 'null' }
  | { type: 'boolean'; value: boolean }
  | { type: 'number'; value: number }
  | { type: 'string'; value: string }
  | { type: 'array'; items: Json[] }
  | { type: 'object'; entries: { key: string; value: Json }[] };

function parse(source: string): Json {
  let at = 0;

  const fail = (message: string): never => {
    throw new Error(`${message} at position ${at}`);
  };

  function skipSpaces(): void {
    while (at < source.length && (source[at] === ' ' || source[at] === '\n')) at++;
  }

  function expect(char: string): void {
    skipSpaces();
    if (source.charAt(at) !== char) fail(`expected '${char}'`);
    at++;
  }

  function parseString(): string {
    expect('"');
    let result = '';
    while (source.charAt(at) !== '"') {
      if (at >= source.length) fail('unterminated string');
      if (source[at] === '\\') at++;
      result += source[at++];
    }
    at++;
    return result;
  }

  function parseValue(): Json {
    skipSpaces();
    const char = source.charAt(at);
    if (char === '{') {
      at++;
      const entries: { key: string; value: Json }[] = [];
      skipSpaces();
      while (source.charAt(at) !== '}') {
        if (entries.length > 0) expect(',');
        skipSpaces();
        const key = parseString();
        expect(':');
        entries.push({ key, value: parseValue() });
        skipSpaces();
      }
      at++;
      return { type: 'object', entries };
    }
    if (char === '[') {
      at++;
      const items: Json[] = [];
      skipSpaces();
      while (source.charAt(at) !== ']') {
        if (items.length > 0) expect(',');
        items.push(parseValue());
        skipSpaces();
      }
      at++;
      return { type: 'array', items };
    }
    if (char === '"') return { type: 'string', value: parseString() };
    const match = source.slice(at).match(/^-?\d+/);
    if (match) {
      at += match[0].length;
      return { type: 'number', value: Number(match[0]) };
    }
    for (const word of ['true', 'false', 'null']) {
      if (source.startsWith(word, at)) {
        at += word.length;
        return word === 'null' ? { type: 'null' } : { type: 'boolean', value: word === 'true' };
      }
    }
    return fail('unexpected token');
  }

  const value = parseValue();
  skipSpaces();
  if (at < source.length) fail('unexpected text');
  return value;
}

function print(json: Json, indent = 0): string {
  const pad = '  '.repeat(indent);
  switch (json.type) {
    case 'null':
      return 'null';
    case 'boolean':
      return json.value ? 'true' : 'false';
    case 'number':
      return String(json.value);
    case 'string':
      return JSON.stringify(json.value);
    case 'array':
      if (json.items.length === 0) return '[]';
      return `[\n${json.items.map((item) => pad + '  ' + print(item, indent + 1)).join(',\n')}\n${pad}]`;
    case 'object':
      return `{\n${json.entries.map(({ key, value }) => `${pad}  ${key}: ${print(value, indent + 1)}`).join(',\n')}\n${pad}}`;
  }
}

export function onMessage(text: string): string {
  try {
    return print(parse(text));
  } catch (error) {
    return 'syntax error: ' + (error as Error).message;
  }
}
