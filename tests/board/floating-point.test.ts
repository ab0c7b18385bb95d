/** The FPU's registers belong to whoever runs: they survive every switch, start as zeros, and are out of reach without the right. */
import { build, startSystem } from './system';

let output: string;
beforeAll(async () => {
  const system = await startSystem(build('tests/board/fixtures/floating-point/system.ts'));
  await system.console.until(/(fault: [^]*){4}\n/);
  output = system.console.text;
  await system.stop();
});

test.each(['first', 'second', 'third'])('%s finds its own registers after every switch', (name) => {
  expect(output).toMatch(new RegExp(`fault: process=${name} cause=exited detail=1\\b`));
});

test('a process without the right cannot even look', () => {
  expect(output).toMatch(/fault: process=thief cause=undefined-instruction .*cfsr=0x00080000/);
});
