/** What the Robot suites expect in Renode, done on this target: both come from expectations.ts. */
import { GREETING, SCENARIOS, type Step } from './expectations';
import { bootSystem, type RunningSystem } from './system';
import { testNeeding } from './target';

/** Each line that must come, in order, whatever stands between them. */
function expectLines(answer: string, patterns: readonly string[]): void {
  let lines = answer.split('\n');
  for (const pattern of patterns) {
    const found = lines.findIndex((line) => new RegExp(pattern).test(line));
    expect(found === -1 ? `no line matches ${pattern} in:\n${lines.join('\n')}` : 'found').toBe('found');
    lines = lines.slice(found + 1);
  }
}

async function perform(system: RunningSystem, step: Step): Promise<void> {
  if ('led' in step) return; // No target here shows its pins.
  if ('logIn' in step) expectLines(await system.console.logIn(step.logIn, step.password), step.see);
  else if ('button' in step) await move(system, step);
  else expectLines(await system.command(step.type), step.see);
}

async function move(
  system: RunningSystem,
  { button, type, see }: Extract<Step, { button: string }>,
): Promise<void> {
  await system.board.holdExternalInterrupt(0, button === 'pressed');
  const [pattern = ''] = see;
  await system.commandUntil(type, new RegExp(pattern));
}

for (const { name, title, steps } of SCENARIOS) {
  const inject = steps.some((step) => 'button' in step);
  const testHere = inject ? testNeeding('inject', 'interrupts') : test;
  testHere(`${name}: ${title}`, async () => {
    const system = await bootSystem({ inject });
    expectLines(system.console.text, [GREETING]);
    for (const step of steps) await perform(system, step);
    await system.stop();
  });
}
