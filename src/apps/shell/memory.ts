/** Memory as `mem` shows it: what each process has, how much of its stack was ever used. */
import { SystemSummary } from '../../abi/system';
import { Status } from '../../abi/status';
import { systemSummary } from '../../runtime/system';
import { Words } from '../../runtime/words';
import { Grant } from './main';
import { information, inspect } from './processes';
import { line, say, show } from './terminal';

const NUMBERS_COLUMN = 16;

export const summary = new SystemSummary();

export function listMemory(_words: Words): void {
  say('NAME            FLASH     BYTES   RAM       BYTES   STACK    USED');
  let flash: u32 = 0;
  let memory: u32 = 0;
  for (let index: u32 = 0; inspect(index); index++) {
    showProcess();
    flash += information.flashSize;
    memory += information.ramSize;
  }
  line.text('all processes');
  line.column(NUMBERS_COLUMN);
  line.decimalRight(flash, 19);
  line.decimalRight(memory, 18);
  show();
  showSystem();
}

function showProcess(): void {
  line.name(information.name);
  line.column(NUMBERS_COLUMN);
  line.hexadecimal(information.flashBase, 8);
  line.decimalRight(information.flashSize, 8);
  line.byte(0x20);
  line.hexadecimal(information.ramBase, 8);
  line.decimalRight(information.ramSize, 8);
  line.decimalRight(information.stackSize, 8);
  line.decimalRight(information.stackUsed, 8);
  show();
}

function showSystem(): void {
  if (systemSummary(Grant.system, summary) !== Status.ok) return;
  line.text('kernel stack');
  line.column(NUMBERS_COLUMN);
  line.decimalRight(summary.kernelStackSize, 45);
  line.decimalRight(summary.kernelStackUsed, 8);
  show();
  showBank('flash: ', summary.flashBase, summary.flashSize);
  showBank('RAM:   ', summary.ramBase, summary.ramSize);
}

function showBank(name: string, base: u32, size: u32): void {
  line.text(name);
  line.decimal(size >>> 10);
  line.text(' KB at ');
  line.hexadecimal(base, 8);
  show();
}
