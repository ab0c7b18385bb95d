/**
 * Dialect modules for Jest: all of them are compiled as one program, once, into a folder named by their content, because types
 * and generic instances cross files. The key covers every dialect file and the compiler itself.
 *
 * Jest's root folder says whose they are. In the checkout: `src` (but the boards' descriptions, `board.ts`, which are ordinary
 * TypeScript), and fixtures called `*.dialect.ts`. In a project elsewhere: what its `tsconfig.json` covers, and what Conductor
 * offers to programs. A file with an error takes out itself and the files that import it, and no others: only a test that
 * imports one of those fails, with the compiler's message.
 */
'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const CHECKOUT = path.join(__dirname, '..', '..');
/** Of `src`, what programs of projects elsewhere import (`exports` of package.json). */
const OFFERED = ['abi', 'runtime', 'interfaces', 'framework'];

const HOUR = 3_600_000;

class DialectModules {
  constructor(project) {
    this.project = project;
    this.isCheckout = project === CHECKOUT;
    this.cache = path.join(project, this.isCheckout ? '.cache' : 'build', 'dialect');
    this.files = new Set(this.isCheckout ? filesOfCheckout() : filesOfProject(project));
  }

  /** Whether Jest must run our output in place of the file. */
  has(file) {
    return this.files.has(file);
  }

  /** Of all that the output depends on. Computed once in a process: Jest starts new ones for each run. */
  key() {
    if (this.knownKey) return this.knownKey;
    const hash = createHash('sha1');
    const compiler = filesUnder(path.join(CHECKOUT, 'transpile'));
    for (const file of [...this.files, ...compiler, __filename])
      hash.update(file).update(fs.readFileSync(file));
    return (this.knownKey = hash.digest('hex'));
  }

  /** Code and map of one dialect file; throws the compiler's message when it has errors. */
  compiled(file) {
    const folder = path.join(this.cache, this.key());
    if (!fs.existsSync(folder)) this.write(folder);
    const output = JSON.parse(fs.readFileSync(path.join(folder, outputName(file)), 'utf8'));
    const name = path.relative(this.project, file);
    if (output.errors) throw new Error(`${name} cannot be imported:\n\n${output.errors}`);
    return output;
  }

  /** Compiles everything; written aside and renamed, because another worker may do the same. */
  write(folder) {
    const { compileForHost } = require('tsx/cjs/api').require('../../transpile/js/everything.ts', __filename);
    const aside = `${folder}.${process.pid}`;
    fs.mkdirSync(aside, { recursive: true });
    for (const [name, output] of compileForHost(CHECKOUT, [...this.files], this.project)) {
      fs.writeFileSync(path.join(aside, outputName(path.resolve(CHECKOUT, name))), JSON.stringify(output));
    }
    try {
      fs.renameSync(aside, folder);
    } catch {
      fs.rmSync(aside, { recursive: true });
    }
    this.dropOldOutput(folder);
  }

  /** Keeps what was made within the last hour: other runs may be using it. */
  dropOldOutput(current) {
    for (const name of fs.readdirSync(this.cache)) {
      const folder = path.join(this.cache, name);
      // Another run may have taken it away meanwhile.
      const { mtimeMs = Infinity } = fs.statSync(folder, { throwIfNoEntry: false }) ?? {};
      if (folder !== current && Date.now() - mtimeMs > HOUR)
        fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}

function outputName(file) {
  return `${createHash('sha1').update(file).digest('hex')}.json`;
}

function filesUnder(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function filesOfCheckout() {
  const sources = filesUnder(path.join(CHECKOUT, 'src')).filter(
    (file) =>
      !isOfApp(file) && !/\.(d|test)\.ts$/.test(file) && !/[\\/]bsp[\\/][^\\/]+[\\/]board\.ts$/.test(file),
  );
  const fixtures = filesUnder(path.join(CHECKOUT, 'tests')).filter((file) => file.endsWith('.dialect.ts'));
  return [...sources, ...fixtures];
}

/** Apps in ordinary TypeScript, in folders with settings of their own, are no dialect: Jest runs them as they are. */
function isOfApp(file) {
  if (/-app\.ts$/.test(file)) return true;
  const below = path.relative(path.join(CHECKOUT, 'src'), path.dirname(file)).split(path.sep);
  return below.some((_, depth) =>
    fs.existsSync(path.join(CHECKOUT, 'src', ...below.slice(0, depth + 1), 'tsconfig.json')),
  );
}

function filesOfProject(project) {
  const { dialectFilesOf } = require('tsx/cjs/api').require('../../cli/project.ts', __filename);
  const offered = OFFERED.flatMap((folder) => filesUnder(path.join(CHECKOUT, 'src', folder))).filter(
    (file) => !isOfApp(file),
  );
  return [...offered, ...dialectFilesOf(project)];
}

const known = new Map();

/** Those of the project in this folder, or of the checkout. */
function dialectModules(project) {
  if (!known.has(project)) known.set(project, new DialectModules(project));
  return known.get(project);
}

/** Which files there are is looked up anew: the stubs of services have just been made. */
function forgetModules() {
  known.clear();
}

module.exports = { dialectModules, forgetModules };
