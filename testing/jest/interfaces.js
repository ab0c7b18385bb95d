/** Before Jest looks for modules: the stubs of services, which are made by every build and kept in no repository. */
'use strict';

const { forgetModules } = require('./dialect');

module.exports = (_, { rootDir }) => {
  const { require: load } = require('tsx/cjs/api');
  const { ensureInterfaces } = load('../../cli/interfaces/generate.ts', __filename);
  const { diagnostics } = ensureInterfaces([rootDir]);
  // To load that, Jest has asked for the dialect's files in this process, which may be the one that runs the tests.
  forgetModules();
  if (diagnostics.length === 0) return;
  const { formatDiagnostics } = load('../../transpile/diagnostics.ts', __filename);
  // Only tests that import what depends on these fail.
  console.error(formatDiagnostics(diagnostics, { pretty: false }));
};
