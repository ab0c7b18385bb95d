/** What a call of a service costs an app: from its module's function on until that returns, through bridge, stub, kernel and framework. */
import type { BuildResult } from '../../cli/build';
import { BenchImage } from './image';
import { profile } from './profile';
import type { Row } from './row';

export const APP_CALL_ROW = 'app-service-call';

const APP = 'mirrorClient';

/** On the system of `app-system.ts`. */
export async function measureAppCall({ elf, report }: BuildResult): Promise<Row> {
  const image = new BenchImage(elf, report);
  const [start, end] = [image.functionOf(APP, 'turn'), image.functionOf(APP, 'check')];
  const { costs, output } = await profile(elf, [{ name: APP_CALL_ROW, start, end }]);
  if (/^fault: /m.test(output)) throw new Error(`the app or its service failed:\n${output}`);
  const { instructions, cycles, strict } = costs.get(APP_CALL_ROW)!;
  return { name: APP_CALL_ROW, instructions, cycles, strict };
}
