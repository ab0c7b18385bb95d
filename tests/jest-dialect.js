/**
 * Dialect modules for Jest: all of them are compiled as one program, once, into `.cache/dialect/<key>/`, because types and
 * generic instances cross files. The key covers every dialect file and the compiler itself.
 *
 * What belongs to the program: `src` (but the boards' descriptions, `board.ts`, which are ordinary TypeScript), and fixtures
 * called `*.dialect.ts`. A file with an error takes out itself and the files that import it, and no others: only a test
 * that imports one of those fails, with the compiler's message.
 */
'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const cache = path.join(root, '.cache', 'dialect');

/** Whether Jest must run our output in place of the file. */
function isDialect(file) {
  const name = path.relative(root, file).split(path.sep).join('/');
  if (name.endsWith('.d.ts') || name.endsWith('.test.ts')) return false;
  if (name.startsWith('src/')) return !/^src\/bsp\/[^/]+\/board\.ts$/.test(name);
  return name.startsWith('tests/') && name.endsWith('.dialect.ts');
}

function filesUnder(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function dialectFiles() {
  return [...filesUnder(path.join(root, 'src')), ...filesUnder(path.join(root, 'tests'))].filter(isDialect);
}

let knownKey;

/** Of all that the output depends on. Computed once in a process: Jest starts new ones for each run. */
function currentKey() {
  if (knownKey) return knownKey;
  const hash = createHash('sha1');
  const compiler = filesUnder(path.join(root, 'transpile'));
  for (const file of [...dialectFiles(), ...compiler, __filename])
    hash.update(file).update(fs.readFileSync(file));
  return (knownKey = hash.digest('hex'));
}

/** Code and map of one dialect file; throws the compiler's message when it has errors. */
function compiledModule(file) {
  const folder = path.join(cache, currentKey());
  if (!fs.existsSync(folder)) writeOutput(folder);
  const name = path.relative(root, file).split(path.sep).join('/');
  const output = JSON.parse(fs.readFileSync(path.join(folder, `${encodeURIComponent(name)}.json`), 'utf8'));
  if (output.errors) throw new Error(`${name} cannot be imported:\n\n${output.errors}`);
  return output;
}

/** Compiles everything; written aside and renamed, because another worker may do the same. */
function writeOutput(folder) {
  const { compileForHost } = require('tsx/cjs/api').require('../transpile/js/everything.ts', __filename);
  const aside = `${folder}.${process.pid}`;
  fs.mkdirSync(aside, { recursive: true });
  for (const [name, output] of compileForHost(root, dialectFiles())) {
    fs.writeFileSync(path.join(aside, `${encodeURIComponent(name)}.json`), JSON.stringify(output));
  }
  try {
    fs.renameSync(aside, folder);
  } catch {
    fs.rmSync(aside, { recursive: true });
  }
  dropOldOutput(folder);
}

/** Keeps what was made within the last hour: other runs may be using it. */
function dropOldOutput(current) {
  for (const name of fs.readdirSync(cache)) {
    const folder = path.join(cache, name);
    // Another run may have taken it away meanwhile.
    const { mtimeMs = Infinity } = fs.statSync(folder, { throwIfNoEntry: false }) ?? {};
    if (folder !== current && Date.now() - mtimeMs > 3_600_000) {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}

module.exports = { isDialect, currentKey, compiledModule };
