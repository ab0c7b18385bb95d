/**
 * Tool set-up on machines that lack everything: PATH holds nothing but stub installers, which succeed, fail or hang. No
 * stub touches the real system, and no test needs the network.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { conductor, linkProgram, placeProgram, removeFolders, temporaryFolder } from './support';

/** A sudo that needs no password, for test runs without the rights of root. */
const SUDO = `while :; do case "$1" in -*|*=*|env) shift;; true) exit 0;; *) exec "$@";; esac; done`;

afterAll(removeFolders);

/** A machine with nothing on PATH but what `prepare` puts there. xpm is there as a stub that fails at once. */
class Machine {
  readonly bin = temporaryFolder();
  readonly cache = temporaryFolder();

  constructor() {
    this.program('xpm', 'echo "error: download failed, quit"; exit 1');
  }

  program(name: string, script: string): this {
    placeProgram(this.bin, name, script);
    return this;
  }

  /** An installer that brings stubs of compiler and simulator, found like real ones. */
  installer(name: string): this {
    const tool = (program: string, version: string): string =>
      `printf '#!/bin/sh\\necho ${version}\\n' > ${this.bin}/${program}; /bin/chmod +x ${this.bin}/${program}`;
    const log = `echo "$@" >> ${this.bin}/installer.log`;
    return this.program(
      name,
      `${log}\n${tool('arm-none-eabi-gcc', 'gcc 13.2.1')}\n${tool('qemu-system-arm', 'QEMU emulator version 8.1.0')}`,
    );
  }

  setUp(parameters: readonly string[] = ['--only-to-run']): ReturnType<typeof conductor> {
    const environment = { PATH: this.bin, CONDUCTOR_CACHE: this.cache };
    return conductor(['setup', ...parameters], { environment, input: 'this input is not for set-up\n' });
  }
}

test('with an empty PATH and no package manager, every way is named, and what to install', async () => {
  const { status, errors } = await new Machine().setUp();
  expect(status).toBe(1);
  expect(errors).toMatch(/ARM compiler.*PATH: no arm-none-eabi-gcc/);
  expect(errors).toMatch(/xPack: failed: error: download failed, quit/);
  expect(errors).toMatch(/package manager: none of apt-get, dnf/);
  expect(errors).toMatch(/install arm-none-eabi-gcc, qemu-system-arm and put them on PATH/);
  expect(errors).not.toMatch(/\n\s+at /);
});

test('a working package manager installs what is missing, without questions', async () => {
  const machine = new Machine().installer('apt-get').program('sudo', SUDO);
  const { status, errors } = await machine.setUp();
  expect(errors).toMatch(/ARM compiler +13\.2\.1/);
  expect(errors).toMatch(/simulator +8\.1\.0/);
  expect(status).toBe(0);
  const log = readFileSync(path.join(machine.bin, 'installer.log'), 'utf8');
  expect(log).toMatch(/-y .*install gcc-arm-none-eabi binutils-arm-none-eabi qemu-system-arm/);
});

test('a package manager that hangs is given up within ten seconds, and named', async () => {
  const machine = new Machine();
  linkProgram(machine.bin, 'sleep', '/bin/sleep');
  machine.program('apt-get', 'sleep 300').program('sudo', SUDO);
  const { status, errors, milliseconds } = await machine.setUp();
  expect(status).toBe(1);
  expect(errors).toMatch(/package manager: apt-get: unreachable \(gave up after 7 s without progress\)/);
  expect(milliseconds).toBeLessThan(11_000);
});

test('an xPack download that hangs is given up within ten seconds, and the next way is tried', async () => {
  const machine = new Machine().program('xpm', 'echo Downloading; sleep 300').installer('apt-get');
  linkProgram(machine.bin, 'sleep', '/bin/sleep');
  machine.program('sudo', SUDO);
  const { status, errors, milliseconds } = await machine.setUp();
  expect(errors).toMatch(/ARM compiler: xPack: unreachable/);
  expect(errors).toMatch(/ARM compiler +13\.2\.1/);
  expect(status).toBe(0);
  expect(milliseconds).toBeLessThan(12_000);
});

test('a package manager that fails says why', async () => {
  const machine = new Machine();
  machine.program('dnf', 'echo "Error: Unable to find a match"; exit 1').program('sudo', SUDO);
  const { status, errors } = await machine.setUp();
  expect(status).toBe(1);
  expect(errors).toMatch(/package manager: dnf: failed: Error: Unable to find a match/);
});

test('an installer that succeeds without bringing the tool is not believed', async () => {
  const machine = new Machine().program('brew', 'exit 0');
  const { status, errors } = await machine.setUp();
  expect(status).toBe(1);
  expect(errors).toMatch(/installed, but PATH: no arm-none-eabi-gcc/);
});

test('a tool that is too old is refused with both versions', async () => {
  const machine = new Machine().program('arm-none-eabi-gcc', 'echo "arm-none-eabi-gcc (GNU) 9.3.1"');
  const { errors } = await machine.setUp();
  expect(errors).toMatch(/arm-none-eabi-gcc is version 9\.3\.1, older than 12\.0/);
});

test('what was found is remembered with its version until PATH or the program changes', async () => {
  const machine = new Machine();
  machine.program('arm-none-eabi-gcc', 'echo asked >&2; echo "gcc 12.2.1"');
  machine.program('qemu-system-arm', 'echo "QEMU emulator version 7.2.0"');
  expect((await machine.setUp()).status).toBe(0);
  const file = path.join(machine.cache, 'tools.json');
  expect(existsSync(file)).toBe(true);
  expect(JSON.parse(readFileSync(file, 'utf8')).tools.compiler.version).toBe('12.2.1');
  machine.program('arm-none-eabi-gcc', 'echo "gcc 13.0.0"');
  expect((await machine.setUp()).errors).toMatch(/ARM compiler +13\.0\.0/);
});

test('commands do not install: without tools they say how to get them', async () => {
  const machine = new Machine();
  const environment = { PATH: machine.bin, CONDUCTOR_CACHE: machine.cache };
  const { status, errors } = await conductor(['build', 'system/default.ts'], { environment });
  expect(status).toBe(1);
  expect(errors).toMatch(/ARM compiler .* is missing: PATH: no arm-none-eabi-gcc[^]*npx conductor setup/);
});
