/** Resources of a running system: they outlive those who hold them, and the manager, and go to who may have them. */
import { bootSystem, build, type RunningSystem, startSystem } from './system';

describe('processes that contend', () => {
  let system: RunningSystem;

  beforeAll(async () => {
    const elf = build('tests/board/fixtures/resources/system.ts');
    system = await startSystem(elf);
    await system.console.until(/holder: has it again\r?\n/);
  });
  afterAll(async () => {
    await system.stop();
  });

  const told = (who: string): string[] =>
    system.console.text.split(/\r?\n/).filter((line) => new RegExp(`^${who}: `).test(line));

  test('what a crashed process held goes to who waits for it, and back to its next life in turn', () => {
    expect(told('holder')).toEqual(['holder: has it', 'holder: waits for it', 'holder: has it again']);
    expect(told('waiter')).toEqual([
      'waiter: busy',
      'waiter: late',
      'waiter: has it',
      'waiter: gives it back',
    ]);
  });

  test('of two who take each other’s one is refused, and both get on', () => {
    expect(told('(early|other)').filter((line) => line.endsWith('refused'))).toHaveLength(1);
    expect(told('early')).toContain('early: has both');
    expect(told('other')).toContain('other: has both');
  });

  test('a device is not for who the system file does not name', () => {
    expect(told('thief')).toEqual([
      'thief: no number',
      'thief: no lock',
      'thief: no registers',
      'thief: no interrupt',
    ]);
  });
});

describe('the console’s line', () => {
  let system: RunningSystem;
  beforeAll(async () => {
    system = await bootSystem({ user: 'operator' });
  });
  afterAll(async () => {
    await system?.stop();
  });

  const list = async (): Promise<string[]> => (await system.command('resources')).split('\n');

  async function expectServing(): Promise<void> {
    const lines = await list();
    expect(lines[0]).toMatch(/^NAME +KIND +MODE +HELD BY +WAITING$/);
    expect(lines).toContainEqual(expect.stringMatching(/^usart2 +device +exclusive +console$/));
    expect(lines).toContainEqual(expect.stringMatching(/^console\.input +name +exclusive +shell$/));
    expect(await system.command('caps console')).toMatch(
      /region 0x40004400 read,write badge=10 parent=resources\.\d+\n.*interrupt 38 acknowledge,inspect badge=1 parent=resources\.\d+/,
    );
    expect(await system.command('irq')).toMatch(/^ +38 +console /m);
  }

  test('its driver holds it, and the shell its input', expectServing);

  test.each(['console', 'resources', 'console', 'resources'])(
    'after the end of %s everything is as before',
    async (name) => {
      expect(await system.command(`fault ${name}`)).toMatch(
        new RegExp(`fault: process=${name} cause=injected`),
      );
      await expectServing();
    },
  );
});
