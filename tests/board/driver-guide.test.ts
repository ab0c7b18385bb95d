/** The page that shows how a driver is written: its steps are taken in a folder elsewhere, and its system says what the page says. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { blocksOf, follow } from '../cli/tutorial';
import { build, ROOT, startSystem } from './system';
import { describeOn } from './target';

const PAGE = path.join(ROOT, 'docs', '0037-writing-a-driver.md');

describeOn('lm3s6965evb', 'the guide', () => {
  let folder: string;
  let elf: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'conductor-driver-'));
    symlinkSync(ROOT, path.join(folder, 'conductor'));
    const project = path.join(folder, 'beat');
    mkdirSync(project);
    follow(blocksOf(PAGE), project);
    elf = build(path.join(project, 'system.ts'));
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('its steps end in a driver that counts the interrupts of real hardware, one for each', async () => {
    const system = await startSystem(elf);
    const said = await system.console.until(/at 1000 a second\r?\n/, 60_000);
    const counts = [...said.matchAll(/listener: (\d+) beats at (\d+) a second/g)].map(([, count, rate]) => [
      Number(rate),
      Number(count),
    ]);
    expect(counts.map(([rate]) => rate)).toEqual([10, 100, 1000]);
    // Never more than there were. A simulator whose host is busy leaves out periods of its timer.
    for (const [rate = 0, count = 0] of counts) {
      expect(count).toBeLessThanOrEqual(1 + rate * 1.01);
      expect(count).toBeGreaterThanOrEqual(rate / 2);
    }
    expect(said).not.toContain('fault:');
    expect(await system.stop()).toEqual({ kind: 'stopped' });
  });
});
