/** The generator and the shrinker, without any compiler. */
import { flattenDiagnosticMessageText, transpileModule } from 'typescript';
import { generateProgram } from './generate/program';
import { shrink } from './shrink';
import { render, simplifications } from './tree';

const sourceOf = (seed: number): string => render(generateProgram(seed, 'p_'));

test('the same seed gives the same program', () => {
  expect(sourceOf(7)).toBe(sourceOf(7));
  expect(sourceOf(7)).not.toBe(sourceOf(8));
});

test('a hundred programs together have everything that a fuzzer must try', () => {
  const all = Array.from({ length: 100 }, (_, seed) => sourceOf(seed)).join('\n');
  const constructs = [
    ...[
      'switch',
      'do {',
      'while (',
      'for (const',
      'break loop',
      'continue loop',
      'default:',
      ' ? ',
      ' ?? ',
      '!.',
    ],
    ...[
      'u64',
      'i8(',
      '>>>',
      ' <<= ',
      ' /= ',
      '--',
      'bits<',
      '@packed',
      '@align',
      'regbits<',
      'mmio(',
      'refs(',
      'structs(',
    ],
    ...[
      'span(',
      'Span<',
      'ReadonlySpan<',
      'table(',
      'enum ',
      'interface ',
      'class ',
      'this.',
      'panic(',
      'assert(',
    ],
    ...['assign(', 'clear(', '=== null', '!== null', 'sizeof(', 'offsetof('],
  ];
  const missing = constructs.filter((each) => !all.includes(each));
  expect(missing).toEqual([]);
});

test('every simplification is another program', () => {
  const program = generateProgram(3, 'p_');
  const whole = render(program);
  let count = 0;
  for (const simpler of simplifications(program)) {
    expect(render(simpler)).not.toBe(whole);
    if (++count === 200) break;
  }
  expect(count).toBe(200);
});

test('shrinking keeps what matters and drops the rest', async () => {
  const program = generateProgram(3, 'p_');
  const keeps = (source: string): boolean => source.includes('for (') && source.includes('p_run');
  const smallest = render(await shrink(program, (source) => Promise.resolve(keeps(source)), 5_000));
  expect(keeps(smallest)).toBe(true);
  expect(smallest.length).toBeLessThan(render(program).length / 2);
});

test("what is generated is what TypeScript's parser reads", () => {
  // Where `<` stands before a parenthesis it may look for type arguments; in the last of these it found some.
  const seeds = [...Array.from({ length: 300 }, (_, seed) => seed), 48948575];
  const misread = seeds.flatMap((seed) => {
    const source = sourceOf(seed);
    expect(source).not.toMatch(/ < \(/);
    const { diagnostics = [] } = transpileModule(source, { reportDiagnostics: true });
    return diagnostics.map(
      ({ messageText }) => `seed ${seed}: ${flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
  expect(misread).toEqual([]);
});
