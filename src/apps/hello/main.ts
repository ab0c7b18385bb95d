/** The smallest program: writes one line on the console and ends. */
import { writeText } from '../../servers/console/client';

export enum Grant {
  console = 0,
}

export function main(): void {
  writeText(Grant.console, 'Hello from a process of its own.\n');
}
