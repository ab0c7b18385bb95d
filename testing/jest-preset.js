/**
 * Jest for projects: `module.exports = { preset: 'conductor' }` in `jest.config.js`. Tests are TypeScript in `tests`; the project's
 * dialect modules (what its `tsconfig.json` covers) are compiled by Conductor's JavaScript back end, so that they behave as on
 * the chip. Conductor's own suites begin with the same (tests/jest.config.js).
 *
 * Two workers, because the machines that run this have two cores and the simulator wants one of them.
 */
'use strict';

const path = require('node:path');

const inCheckout = (...names) => path.join(__dirname, '..', ...names);
/** As editors have it: the folder of the board that `@board/...` means. */
const { paths } = require('../src/bsp/default-board.json').compilerOptions;

module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // What builds leave there must not be looked through.
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: { '\\.ts$': path.join(__dirname, 'jest', 'transform.js') },
  transformIgnorePatterns: ['/node_modules/(?!conductor/)'],
  moduleNameMapper: {
    '^conductor/app$': inCheckout('testing', 'app', 'module.ts'),
    '^conductor-host$': inCheckout('transpile', 'js', 'host.ts'),
    '^@board/(.*)$': inCheckout('src', 'bsp', paths['@board/*'][0].replace('*', '$1')),
  },
  globalSetup: path.join(__dirname, 'jest', 'interfaces.js'),
  setupFiles: [path.join(__dirname, 'jest', 'globals.ts')],
  testEnvironment: 'node',
  // Of a test that hangs: a simulator on a busy machine takes its time.
  testTimeout: 120_000,
  maxWorkers: 2,
  watchman: false,
};
