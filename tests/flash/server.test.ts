/** OpenOCD as a server: what the hardware target reads and resets through it, against a simulated chip. */
import { OpenOcdError, OpenOcdServer } from '../../cli/target/hardware/openocd';
import { removeFolders } from '../cli/support';
import { freePort } from '../gdb/port';
import { connect } from 'node:net';
import type { ChipDefects } from './chip/chip';
import { type Connected, withChip } from './bench';

const RAM = 0x20000000;

afterAll(removeFolders);

/** A server that is attached to a chip while `work` goes on. */
function withServer(
  work: (server: OpenOcdServer, connected: Connected) => Promise<void>,
  { defects = {}, gdbPort }: { readonly defects?: ChipDefects; readonly gdbPort?: number } = {},
): Promise<void> {
  return withChip(defects, async (connected) => {
    const { configuration } = connected;
    const server = await OpenOcdServer.start({ configuration, ...(gdbPort !== undefined && { gdbPort }) });
    try {
      await work(server, connected);
    } finally {
      await server.close();
    }
  });
}

test('attaching leaves the chip as it runs', () =>
  withServer(async (server, { chip }) => {
    expect(chip.events).toEqual([]);
    expect(chip.core.halted).toBe(false);
    await server.reset();
    expect(chip.events).toContain('reset');
    expect(chip.core.halted).toBe(false);
  }));

test.each([
  [RAM, 4],
  [RAM + 1, 3],
  [RAM + 8, 10_000],
])('memory from %s, %s bytes', (address, length) =>
  withServer(async (server, { chip }) => {
    for (let offset = 0; offset < length; offset++) chip.write(address + offset, (offset * 7) & 255, 1);
    const bytes = await server.readMemory(address, length);
    expect([...bytes]).toEqual(Array.from({ length }, (_, offset) => (offset * 7) & 255));
  }),
);

test('what is not there is an error with what OpenOCD says of it; the next command works', () =>
  withServer(async (server) => {
    await expect(server.readMemory(0x30000000, 4)).rejects.toThrow(OpenOcdError);
    await expect(server.command('nonsense')).rejects.toThrow(/nonsense/);
    expect(await server.command('expr 2 + 3')).toBe('5');
    expect(await server.readMemory(0xe000ed00, 4)).toHaveLength(4);
  }));

test('a board without power: it does not attach, and leaves nothing behind', async () => {
  const start = withServer(() => Promise.resolve(), { defects: { unpowered: true } });
  await expect(start).rejects.toThrow(/all ones/);
});

test('no such program', async () => {
  const start = OpenOcdServer.start({ configuration: 'x.cfg', program: 'no-such-openocd' });
  await expect(start).rejects.toThrow(/can not be started/);
});

test('it also serves gdb', async () => {
  const gdbPort = await freePort();
  await withServer(
    async () => {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(gdbPort, '127.0.0.1', () => socket.write('+$?#3f'));
        socket.on('error', reject);
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk.toString();
          if (!/#[0-9a-f]{2}/.test(text)) return;
          socket.destroy();
          resolve(text);
        });
      });
      expect(answer).toMatch(/^\+*\$[ST]\d\d/);
    },
    { gdbPort },
  );
});
