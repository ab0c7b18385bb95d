/**
 * Every way out of the kernel begins with a barrier: a store right before an exception return may make this processor take the next
 * exception by a wrong vector (ARM erratum 838869), and no simulator does that.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(__dirname, '..', '..', 'src', 'kernel', 'arch', 'armv7m');
/** The probe of the boot's self-test returns with everything masked: nothing can be next. */
const EXCEPT = 'probe.S';

const returns = readdirSync(FOLDER)
  .filter((name) => /\.(S|inc)$/.test(name) && name !== EXCEPT)
  .flatMap((name) => {
    const text = readFileSync(path.join(FOLDER, name), 'utf8').replace(/@.*$/gm, '');
    return [...text.matchAll(/([^\n]*)\n\s*\.global (\\?\w*[eE]xit)\n\\?\w+:\s*\n\s*bx\s+lr/g)].map(
      ([, before, label]) => ({ name: `${name}: ${label}`, before: before!.trim() }),
    );
  });

test('there are returns to look at', () => expect(returns.length).toBeGreaterThanOrEqual(4));

test.each(returns)('$name', ({ before }) => expect(before).toBe('dsb'));
