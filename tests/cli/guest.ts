/** Builds the small guest of fixtures/guest, which needs nothing of Conductor. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { temporaryFolder } from './support';

const SOURCE = path.join(__dirname, 'fixtures', 'guest');

export function buildGuest(): string {
  const elf = path.join(temporaryFolder(), 'guest.elf');
  const flags = [
    '-mcpu=cortex-m4',
    '-mthumb',
    '-Os',
    '-g',
    '-ffreestanding',
    '-nostdlib',
    '-Wall',
    '-Wextra',
  ];
  const script = path.join(SOURCE, 'guest.ld');
  const parameters = [...flags, '-T', script, '-o', elf, path.join(SOURCE, 'guest.c')];
  const { status, stderr } = spawnSync('arm-none-eabi-gcc', parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return elf;
}
