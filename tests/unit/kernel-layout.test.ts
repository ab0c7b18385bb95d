/** What assembly knows about the dialect's structures and constants is what they are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from '../../transpile';

const ROOT = path.join(__dirname, '..', '..');
const ASSEMBLY = path.join(ROOT, 'src', 'kernel', 'arch', 'armv7m');

function constants(file: string): Map<string, number> {
  const text = readFileSync(path.join(ASSEMBLY, file), 'utf8');
  const found = [...text.matchAll(/^\s*\.equ\s+(\w+),\s*(\w+)/gm)];
  return new Map(found.map(([, name, value]) => [name!, Number(value)]));
}

test('offsets in entry.S', () => {
  const { program } = compile([path.join(ROOT, 'src', 'kernel', 'main.ts')], { root: ROOT });
  const structs = program?.structOrder ?? [];
  const entry = constants('entry.S');
  let compared = 0;
  for (const name of ['Kernel', 'Process']) {
    const prefix = `${name.toUpperCase()}_`;
    const fields = structs.find((one) => one.name === name)?.fields ?? [];
    for (const [constant, value] of entry) {
      if (!constant.startsWith(prefix)) continue;
      const words = constant.slice(prefix.length).split('_');
      const field = words
        .map((word, index) => (index === 0 ? word.toLowerCase() : word[0] + word.slice(1).toLowerCase()))
        .join('');
      expect({ constant, offset: fields.find((one) => one.name === field)?.offset }).toEqual({
        constant,
        offset: value,
      });
      compared += 1;
    }
  }
  expect(compared).toBe(8);
});

test('the stack paint of reset.S is that of the processes', () => {
  const text = readFileSync(path.join(ROOT, 'src', 'kernel', 'lifecycle.ts'), 'utf8');
  const paint = Number(/STACK_PAINT = (0x\w+)/.exec(text)?.[1]);
  expect(constants('reset.S').get('STACK_PAINT')).toBe(paint);
});
