/** All statements. */
import type { StatementEntry } from '../handlers';
import { CONDITIONALS } from './conditionals';
import { DECLARATIONS } from './declarations';
import { ITERATIONS } from './iterations';
import { LEAVING } from './leaving';
import { LOOPS } from './loops';
import { SIMPLE } from './simple';
import { SWITCHES } from './switch';
import { TRIES } from './try';

export const STATEMENTS: readonly StatementEntry[] = [
  ...SIMPLE,
  ...DECLARATIONS,
  ...CONDITIONALS,
  ...LOOPS,
  ...ITERATIONS,
  ...SWITCHES,
  ...LEAVING,
  ...TRIES,
];
