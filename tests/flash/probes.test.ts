/** Probes: which are connected, and what is said when there is none or it may not be used. OpenOCD's part is played by a stub. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeProbe, findProbes, type UsbFolders } from '../../cli/target/hardware/probes';
import { defaultElf } from '../board/system';
import { type CommandResult, conductor, placeProgram, removeFolders, temporaryFolder } from '../cli/support';

afterAll(removeFolders);

interface StubResult extends CommandResult {
  /** What OpenOCD was called with. */
  readonly parameters: readonly string[];
}

/** `conductor flash` where OpenOCD says this and fails. */
async function flashWithStub(log: string, options: readonly string[] = []): Promise<StubResult> {
  const folder = temporaryFolder();
  const parameters = path.join(folder, 'parameters');
  const lines = [
    `case "$1" in --version) echo 'Open On-Chip Debugger 0.12.0'; exit 0;; esac`,
    `printf '%s\\n' "$@" > '${parameters}'`,
    `printf '%b\\n' 'conductor step: attach' '${log}' >&2; exit 1`,
  ];
  placeProgram(folder, 'openocd', lines.join('\n'));
  const environment = {
    PATH: `${folder}${path.delimiter}${process.env['PATH']}`,
    CONDUCTOR_CACHE: temporaryFolder(),
  };
  const result = await conductor(['flash', defaultElf(), ...options], { environment });
  return { ...result, parameters: readFileSync(parameters, 'utf8').split('\n') };
}

test.each([
  ['Error: open failed', /there is no probe\..*Connect the board/s],
  ['Error: libusb_open() failed with LIBUSB_ERROR_ACCESS', /you may not use it\..*udevadm control --reload/s],
  ['Error: libusb_claim_interface() failed with LIBUSB_ERROR_BUSY', /somebody else uses the probe/],
  ['Error: ST-LINK open failed (serial mismatch)', /no connected probe has that serial number/],
  ['Error: init mode failed (unable to connect to the target)', /the chip does not answer.*--under-reset/s],
  ['Error: unable to find a matching CMSIS-DAP device', /there is no probe/],
  ['Error: the moon is in the way', /it failed while attaching to the chip\.\n.*the moon is in the way/s],
])('%s', async (log, message) => {
  const { status, errors } = await flashWithStub(log);
  expect(errors).toMatch(message);
  expect(errors).toContain(log);
  expect(status).toBe(1);
});

test('no permission: what counts is the first complaint, not what follows from it', async () => {
  const { errors } = await flashWithStub(
    'Error: libusb_open() failed with LIBUSB_ERROR_ACCESS\nError: open failed',
  );
  expect(errors).toMatch(/error: the probe is there, but you may not use it\./);
});

test('OpenOCD that is too old is refused by name', async () => {
  const folder = temporaryFolder();
  placeProgram(folder, 'openocd', 'echo "Open On-Chip Debugger 0.10.0"');
  const environment = { PATH: folder, CONDUCTOR_CACHE: temporaryFolder() };
  const { status, errors } = await conductor(['flash', defaultElf()], { environment });
  expect(errors).toMatch(/npx conductor setup/);
  expect(status).toBe(1);
});

test.each(['Error: open failed', 'Error: ST-LINK open failed (serial mismatch)'])(
  '%s: the probe that was asked for is named',
  async (log) => {
    const { errors } = await flashWithStub(log, ['--probe', '123']);
    expect(errors).toMatch(/^The one with the number 123 was asked for/m);
  },
);

test('a configuration of the user that is not there is not the fault of OpenOCD', async () => {
  // The shell writes the apostrophe.
  const log = 'Can\\047t find no-such-file.cfg';
  const users = await flashWithStub(log, ['--openocd', 'no-such-file.cfg']);
  expect(users.errors).toMatch(/^There is no file no-such-file\.cfg, .*: give --openocd another\.$/m);
  expect(users.errors).not.toMatch(/too old/);
  const ours = await flashWithStub(log);
  expect(ours.errors).toMatch(/^It is board\/stm32f4discovery\.cfg\. The installed OpenOCD may be too old/m);
});

test('a list of probes needs neither OpenOCD nor a system', async () => {
  const { status } = await conductor(['flash', '--list'], { environment: { PATH: temporaryFolder() } });
  expect(status).toBe(0);
});

/** USB devices as Linux shows them. */
class Computer implements UsbFolders {
  readonly descriptions = temporaryFolder();
  readonly devices = temporaryFolder();
  private count = 0;

  connect(properties: Readonly<Record<string, string>>, mode = 0o660): this {
    const number = ++this.count;
    const folder = path.join(this.descriptions, `1-${number}`);
    mkdirSync(folder);
    const all = { ...properties, busnum: '1', devnum: String(number) };
    for (const [file, text] of Object.entries(all)) writeFileSync(path.join(folder, file), `${text}\n`);
    const device = path.join(this.devices, '001', String(number).padStart(3, '0'));
    mkdirSync(path.dirname(device), { recursive: true });
    if (mode !== 0) writeFileSync(device, '');
    if (mode !== 0) chmodSync(device, mode);
    return this;
  }
}

const ST_LINK = { idVendor: '0483', idProduct: '374b', product: 'STM32 STLink', serial: '066DFF49' };

test('probes are told from other devices', () => {
  const computer = new Computer()
    .connect({ idVendor: '046d', idProduct: 'c31c', product: 'USB Keyboard' })
    .connect(ST_LINK)
    .connect({ idVendor: 'c251', idProduct: 'f001', product: 'LPC-Link CMSIS-DAP V5' });
  expect(findProbes(computer, 'linux').map(describeProbe)).toEqual([
    'STM32 STLink  --probe 066DFF49',
    'LPC-Link CMSIS-DAP V5  no serial number',
  ]);
});

test('a probe that may not be used says so', () => {
  const [probe] = findProbes(new Computer().connect(ST_LINK, 0), 'linux');
  expect(describeProbe(probe!)).toMatch(/no permission: it needs a udev rule/);
});

test('a computer without USB has no probes; where they can not be listed that is said', () => {
  const nothing = path.join(temporaryFolder(), 'nothing');
  expect(findProbes({ descriptions: nothing, devices: nothing }, 'linux')).toEqual([]);
  expect(() => findProbes({ descriptions: nothing, devices: nothing }, 'darwin')).toThrow(
    /only be listed on Linux/,
  );
});

test('OpenOCD is told which probe, whatever is in its number, and how to attach', async () => {
  const { parameters } = await flashWithStub('Error: open failed', ['--probe', '06"[exit]', '--under-reset']);
  expect(parameters).toContain('adapter serial "06\\"\\[exit\\]"');
  expect(parameters.find((each) => each.startsWith('reset_config'))).toMatch(/connect_assert_srst/);
  expect(parameters.indexOf('source [find "board/stm32f4discovery.cfg"]')).toBeLessThan(
    parameters.findIndex((each) => each.startsWith('adapter serial')),
  );
});
