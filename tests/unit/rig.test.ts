/** The test rig itself: ordinary TypeScript runs, and its failures point at TypeScript lines. */
import * as path from 'node:path';

function whereAmI(): string {
  return new Error('here').stack ?? '';
}

test('types are stripped and stack traces point at the TypeScript line', () => {
  const stack = whereAmI();
  expect(stack).toContain(`${path.basename(__filename)}:5:10`);
});
