/** A tokenizer and an evaluator of expressions by recursive descent. Messages: "1 + 2 * 3", "(1 + 2) * 3", "-4 + 10 / 3", "x = 7", "x * x - 1", "2 *", "10 / 0", "y + 1", "7 % 4 $". */
type TokenType = 'number' | 'name' | 'operator' | 'end';

interface Token {
  type: TokenType;
  text: string;
  position: number;
}

function tokenize(input: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < input.length) {
    const char = input[i];
    if (char === ' ') {
      i++;
      continue;
    }
    const start = i;
    if (/[0-9]/.test(char)) {
      while (i < input.length && /[0-9]/.test(input[i])) i++;
      tokens.push({ type: 'number', text: input.slice(start, i), position: start });
    } else if (/[a-z]/i.test(char)) {
      while (i < input.length && /[a-z0-9]/i.test(input[i])) i++;
      tokens.push({ type: 'name', text: input.slice(start, i), position: start });
    } else if ('+-*/%()='.includes(char)) {
      i++;
      tokens.push({ type: 'operator', text: char, position: start });
    } else {
      throw new Error(`unexpected '${char}' at ${i}`);
    }
  }
  tokens.push({ type: 'end', text: '', position: input.length });
  return tokens;
}

const variables: { [name: string]: number } = {};

class Parser {
  private index = 0;

  constructor(private tokens: Token[]) {}

  private get current(): Token {
    return this.tokens[this.index];
  }

  private accept(text: string): boolean {
    if (this.current.type === 'operator' && this.current.text === text) {
      this.index++;
      return true;
    }
    return false;
  }

  statement(): number {
    const first = this.tokens[0];
    const second = this.tokens[1];
    if (first.type === 'name' && second.text === '=') {
      this.index = 2;
      const value = this.expression();
      variables[first.text] = value;
      return value;
    }
    const result = this.expression();
    if (this.current.type !== 'end')
      throw new Error(`unexpected '${this.current.text}' at ${this.current.position}`);
    return result;
  }

  expression(): number {
    let left = this.term();
    for (;;) {
      if (this.accept('+')) left += this.term();
      else if (this.accept('-')) left -= this.term();
      else return left;
    }
  }

  term(): number {
    let left = this.factor();
    for (;;) {
      if (this.accept('*')) {
        left *= this.factor();
      } else if (this.accept('/')) {
        const right = this.factor();
        if (right === 0) throw new Error('division by zero');
        left = Math.trunc(left / right);
      } else if (this.accept('%')) {
        left %= this.factor();
      } else {
        return left;
      }
    }
  }

  factor(): number {
    if (this.accept('-')) return -this.factor();
    if (this.accept('(')) {
      const value = this.expression();
      if (!this.accept(')')) throw new Error("missing ')'");
      return value;
    }
    const token = this.current;
    this.index++;
    if (token.type === 'number') return parseInt(token.text);
    if (token.type === 'name') {
      if (!(token.text in variables)) throw new Error(`unknown variable ${token.text}`);
      return variables[token.text];
    }
    throw new Error(token.type === 'end' ? 'unexpected end' : `unexpected '${token.text}'`);
  }
}

export function onMessage(text: string): string {
  try {
    return `${new Parser(tokenize(text)).statement()}`;
  } catch (e) {
    if (e instanceof Error) return `error: ${e.message}`;
    throw e;
  }
}
