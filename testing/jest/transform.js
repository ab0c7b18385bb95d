/**
 * What Jest runs instead of a TypeScript file. Dialect modules are compiled by our JavaScript back end; all others are
 * only stripped of their types (`tsc` checks those), so that a test starts at once.
 */
'use strict';

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { dialectModules } = require('./dialect');

const self = readFileSync(__filename);

/** CommonJS for Node, with a source map. */
function stripTypes(text, file) {
  const ts = require('typescript');
  const output = ts.transpileModule(text, {
    fileName: file,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      sourceMap: true,
      inlineSources: true,
    },
  });
  const map = JSON.parse(output.sourceMapText);
  return {
    code: output.outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''),
    map: { ...map, sources: [file] },
  };
}

module.exports = {
  process(text, file, { config }) {
    const dialect = dialectModules(config.rootDir);
    return dialect.has(file) ? dialect.compiled(file) : stripTypes(text, file);
  },
  getCacheKey(text, file, { config }) {
    const dialect = dialectModules(config.rootDir);
    const hash = createHash('sha1').update(self).update(file).update(text);
    return (dialect.has(file) ? hash.update(dialect.key()) : hash).digest('hex');
  },
};
