/** What a board is asked through the probe, asked of the real OpenOCD in front of a simulated chip: its commands exist and mean that. */
import { HardwareProbe } from '../../cli/target/hardware/probe';
import { OpenOcdServer } from '../../cli/target/hardware/openocd';
import { removeFolders } from '../cli/support';
import { LIMIT, withChip } from '../flash/bench';

const RAM = 0x20000000;

afterAll(removeFolders);

test(
  'registers are read and words are written; the processor is held still meanwhile, and then goes on',
  () =>
    withChip({}, async ({ configuration, chip }) => {
      const server = await OpenOcdServer.start({ configuration });
      try {
        const probe = new HardwareProbe(server);
        await server.command(`write_memory ${RAM} 32 {${0xcafe1234}}`);
        expect(Number(await server.command(`read_memory ${RAM} 32 1`))).toBe(0xcafe1234);
        const [{ r, xpsr }, next] = await probe.whileHalted(async () => {
          expect(chip.core.halted).toBe(true);
          return [await probe.readRegisters(), chip.core.programCounter] as const;
        });
        expect(r).toHaveLength(16);
        expect(r.every(Number.isInteger)).toBe(true);
        expect(r[15]).toBe(next);
        expect(Number.isInteger(xpsr)).toBe(true);
        expect(chip.core.halted).toBe(false);
      } finally {
        await server.close();
      }
    }),
  LIMIT,
);
