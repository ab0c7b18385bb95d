/** The smallest program: writes one line on the console and ends. */
import { writeText } from '../../framework/console-lines';
import { ConsoleClient } from '../../interfaces/generated/console-client';
import { ignore } from '../../runtime/service/ignore';

export enum Grant {
  console = 0,
}

const console = new ConsoleClient();

export function main(): void {
  console.connection.open(Grant.console);
  ignore(writeText(console, 'Hello from a process of its own.\n'));
}
