/** `npm start` on a fresh clone: the packages come first, once, and standard input is left for the system. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { conductor, placeProgram, removeFolders, ROOT, temporaryFolder } from './support';

afterAll(removeFolders);

/** A checkout with the real start script, a lock file, and a command that tells what it gets. */
class Checkout {
  readonly folder = temporaryFolder();
  readonly bin = temporaryFolder();

  constructor(npm: string) {
    mkdirSync(path.join(this.folder, 'cli'));
    copyFileSync(path.join(ROOT, 'cli', 'start.js'), path.join(this.folder, 'cli', 'start.js'));
    writeFileSync(path.join(this.folder, 'package-lock.json'), '{}');
    const tell = `console.log(process.argv.slice(2).join(' ')); process.stdin.pipe(process.stdout);`;
    writeFileSync(path.join(this.folder, 'cli', 'conductor.js'), tell);
    placeProgram(this.bin, 'npm', npm);
  }

  start(): ReturnType<typeof conductor> {
    const environment = { PATH: `${this.bin}:/bin:/usr/bin`, npm_execpath: '' };
    const script = path.join(this.folder, 'cli', 'start.js');
    return conductor([], { script, environment, input: 'ping 3\n', folder: this.folder });
  }

  installations(): number {
    const log = path.join(this.folder, 'npm.log');
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').length : 0;
  }
}

/** Installs like npm: reads nothing it should not, writes its own lock, chats on standard output. */
const NPM = `echo "$@" >> npm.log; cat > stolen; mkdir -p node_modules; echo {} > node_modules/.package-lock.json; echo added`;

test('packages are installed once, and input goes to the system', async () => {
  const checkout = new Checkout(NPM);
  const first = await checkout.start();
  expect(first).toMatchObject({ status: 0, output: 'start\nping 3\n' });
  expect(first.errors).toMatch(/Installing the packages/);
  expect(readFileSync(path.join(checkout.folder, 'npm.log'), 'utf8')).toBe('ci\n');
  const second = await checkout.start();
  expect(second).toMatchObject({ status: 0, output: 'start\nping 3\n', errors: '' });
  expect(checkout.installations()).toBe(1);
});

test('a newer lock file installs again', async () => {
  const checkout = new Checkout(NPM);
  await checkout.start();
  const later = Date.now() / 1000 + 10;
  utimesSync(path.join(checkout.folder, 'package-lock.json'), later, later);
  await checkout.start();
  expect(checkout.installations()).toBe(2);
});

test('a failing installation ends it, with what to do', async () => {
  const checkout = new Checkout('echo "npm error network"; exit 1');
  const { status, output, errors } = await checkout.start();
  expect(status).toBe(1);
  expect(output).toBe('');
  expect(errors).toMatch(/npm error network[^]*npm ci failed.*then run npm start again/);
});

test('the command without packages says how to get them', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'cli'));
  const script = path.join(folder, 'cli', 'conductor.js');
  copyFileSync(path.join(ROOT, 'cli', 'conductor.js'), script);
  const { status, errors } = await conductor(['build'], { script, folder });
  expect(status).toBe(1);
  expect(errors).toMatch(/the packages it needs are not installed\. Run `npm start`, or `npm ci`/);
});
