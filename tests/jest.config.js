/** Jest for every suite: what projects use as well, in the folders of this checkout. */
'use strict';

const preset = require('../testing/jest-preset');

module.exports = {
  ...preset,
  rootDir: '..',
  roots: ['cli', 'linker', 'src', 'system', 'testing', 'tests', 'transpile'].map(
    (folder) => `<rootDir>/${folder}`,
  ),
  testPathIgnorePatterns: ['/node_modules/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/.cache/', '<rootDir>/xpacks/'],
  // A net for what hangs, and no claim: machines that run this may be several times slower than those it is written on. How fast
  // something is, is counted in instructions (tests/bench).
  testTimeout: 300_000,
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  cacheDirectory: '<rootDir>/.cache/jest',
};
