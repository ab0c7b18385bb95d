/**
 * Jest for every suite: tests are TypeScript, host tools are TypeScript, and dialect modules are compiled by our own
 * JavaScript back end — `jest-transform.js` tells them apart.
 *
 * Two workers, because the machines that run this have two cores and the simulator wants one of them.
 */
'use strict';

module.exports = {
  rootDir: '..',
  roots: ['cli', 'linker', 'src', 'system', 'tests', 'transpile'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/.cache/', '<rootDir>/xpacks/'],
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: { '\\.ts$': '<rootDir>/tests/jest-transform.js' },
  moduleNameMapper: {
    '^conductor-host$': '<rootDir>/transpile/js/host.ts',
    '^@board/(.*)$': '<rootDir>/src/bsp/stm32f4-discovery/$1',
  },
  setupFiles: ['<rootDir>/tests/jest-globals.ts'],
  testEnvironment: 'node',
  testTimeout: 30_000,
  maxWorkers: 2,
  watchman: false,
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  cacheDirectory: '<rootDir>/.cache/jest',
};
