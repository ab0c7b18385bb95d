/**
 * Constant texts and regular-expression programs: objects in flash with the layout that app.h gives them.
 *
 * Each content is there once, in the order of first use. A text's name shows how it begins, for whoever reads the C.
 */
import { uniqueName } from './names';

export class Constants {
  private readonly names = new Map<string, string>();
  private readonly used = new Set<string>();
  private readonly declarations: string[] = [];

  /** The C name of a constant text. */
  text(text: string): string {
    return this.constant(`text ${text}`, text, (name) => {
      const bytes = [...Buffer.from(text, 'latin1')];
      if (bytes.some((byte, index) => byte !== text.charCodeAt(index))) {
        throw new Error(`core: constant text with a character above U+00FF: ${JSON.stringify(text)}`);
      }
      return `static const struct app_text ${name} = { ${bytes.length}, ${quoted(bytes)} };`;
    });
  }

  /** The C name of a regular expression's program. */
  program(bytes: readonly number[]): string {
    return this.constant(`program ${bytes.join()}`, 'expression', (name) => {
      const lines = bytes.join(', ').replace(/(.{80,100},) /g, '$1\n    ');
      return `static const uint8_t ${name}[] = {\n    ${lines}\n};`;
    });
  }

  /** The declarations of all that was asked for. */
  toString(): string {
    return this.declarations.map((line) => `${line}\n`).join('');
  }

  private constant(key: string, hint: string, declare: (name: string) => string): string {
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = uniqueName(`constant_${slug(hint)}`, this.used);
    this.declarations.push(declare(name));
    this.names.set(key, name);
    this.used.add(name);
    return name;
  }
}

function slug(text: string): string {
  const words = text.slice(0, 24).match(/[A-Za-z0-9]+/g) ?? ['text'];
  return words.join('_');
}

/** A literal of C. Octal escapes have three digits, so that nothing behind them belongs to them. */
function quoted(bytes: readonly number[]): string {
  const isPlain = (byte: number): boolean =>
    byte >= 0x20 && byte < 0x7f && !'"\\?'.includes(String.fromCharCode(byte));
  const characters = bytes.map((byte) =>
    isPlain(byte) ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `"${characters.join('')}"`;
}
