/** A service that does not answer any more is found out, by name; those that are only less urgent, or wait, are not taken for it. */
import { build, startSystem } from './system';

test('32 who stops answering is named and stopped; nobody else is blamed', async () => {
  const system = await startSystem(build('tests/board/fixtures/health/system.ts'));
  const { console } = system;
  await console.until(/silent does not answer its health check[^]*fault: process=silent [^\n]*\n/, 45_000);
  await system.stop();
  const blamed = [...console.text.matchAll(/supervisor: (\S+) does not answer|fault: process=(\S+)/g)].map(
    ([, unhealthy, faulty]) => unhealthy ?? faulty,
  );
  expect(new Set(blamed)).toEqual(new Set(['silent']));
});
