/** Set-up where we may not install: the command to run is printed. Needs to give up root, if the tests have it. */
import { systemWay } from '../../cli/toolchain/ways';
import { TOOLS } from '../../cli/toolchain/tools';
import { placeProgram, removeFolders, temporaryFolder } from './support';

const identity = process.getuid;
const searchPath = process.env['PATH'];

beforeEach(() => {
  process.getuid = () => 1000;
});
afterEach(() => {
  if (identity) process.getuid = identity;
  process.env['PATH'] = searchPath;
});
afterAll(removeFolders);

const tools = [TOOLS.compiler, TOOLS.simulator];
const command = 'sudo apt-get install -y gcc-arm-none-eabi binutils-arm-none-eabi qemu-system-arm';

test('without sudo, the command to run is the result', async () => {
  const folder = temporaryFolder();
  placeProgram(folder, 'apt-get', 'touch /tmp/must-not-run; exit 1');
  process.env['PATH'] = folder;
  const result = await systemWay.install(tools, () => undefined);
  expect(result).toEqual({ installed: false, because: 'apt-get needs the rights of root', command });
});

test('with a sudo that would ask for a password, too', async () => {
  const folder = temporaryFolder();
  placeProgram(folder, 'apt-get', 'exit 1');
  placeProgram(folder, 'sudo', '[ "$1" = -n ] && exit 1; read password');
  process.env['PATH'] = folder;
  const result = await systemWay.install(tools, () => undefined);
  expect(result).toEqual({ installed: false, because: 'apt-get needs the rights of root', command });
});

test('with a sudo that needs no password, the manager runs under it', async () => {
  const folder = temporaryFolder();
  placeProgram(folder, 'apt-get', 'exit 0');
  placeProgram(folder, 'sudo', `echo "$@" >> ${folder}/log; exit 0`);
  process.env['PATH'] = folder;
  expect(await systemWay.install(tools, () => undefined)).toEqual({ installed: true });
});
