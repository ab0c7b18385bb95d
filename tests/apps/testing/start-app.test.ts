/** Apps under Jest: the file that the device runs, its time, its events, its services as fakes. */
import path from 'node:path';
import { AppFault, startApp, type RunningApp } from '../../../testing/app';
import { compileApp } from '../../../transpile/apps';

type Thermostat = typeof import('../fixtures/thermostat/app');

const ROOT = path.resolve(__dirname, '../../..');
const FOLDER = path.join(ROOT, 'tests/apps/fixtures/thermostat');
let counted = 0;

const start = (): RunningApp<Thermostat> =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  startApp<Thermostat>(() => require('../fixtures/thermostat/app') as Thermostat);

describe('with a service replaced', () => {
  beforeEach(() => {
    counted = 0;
    jest.doMock('../fixtures/thermostat/counter-app', () => ({ increment: (by: number) => (counted += by) }));
  });
  afterEach(() => jest.dontMock('../fixtures/thermostat/counter-app'));

  test('messages are answered, and the state stays', () => {
    const app = start();
    expect(app.tell('limit 25')).toBe('0 below 25');
    app.arrive('sensor', [24]);
    expect(app.tell('state')).toBe('1 below 25');
  });

  test('each start begins anew', () => {
    start().tell('limit 30');
    expect(start().tell('state')).toBe('0 below 20');
  });

  test('events arrive at the subscriptions of their topic, its own too, when the handler has returned', () => {
    const app = start();
    app.arrive('sensor', [19]);
    app.arrive('sensor', [20]);
    app.arrive('other', [1]);
    expect(app.published).toEqual([{ topic: 'heater', words: [1, 1] }]);
    expect(app.printed).toEqual(['heating 1 1 0']);
  });

  test('the timer expires as often as it is due, until it is stopped', () => {
    const app = start();
    app.advance(99);
    expect(app.printed).toEqual([]);
    app.advance(151);
    expect(app.printed).toEqual(['at 100: ', 'at 200: ']);
    app.advance(1000);
    expect(app.printed).toEqual(['at 100: ', 'at 200: ', 'at 300: ']);
  });

  test('console.log is captured while a handler runs, and no longer', () => {
    const log = console.log;
    start().advance(100);
    expect(console.log).toBe(log);
  });

  test('a failed assertion ends it', () => {
    expect(() => start().tell('')).toThrow(new AppFault('an empty message'));
  });

  test.each([
    [() => start().arrive('', [1]), 'a topic is 1 to 8 graphic characters'],
    [() => start().arrive('a b', [1]), 'a topic is 1 to 8 graphic characters'],
    [() => start().arrive('grün', [1]), 'a topic is 1 to 8 graphic characters'],
    [() => start().arrive('sensors-1', [1]), 'a topic is 1 to 8 graphic characters'],
    [() => start().arrive('sensor', [1, 2, 3, 4, 5]), 'an event has up to 4 words'],
    [() => start().arrive('sensor', [0.5]), 'an event has up to 4 words'],
  ])('an event that no device has is refused: %#', (run, message) => {
    expect(run).toThrow(message);
  });
});

test('a service that nobody replaced says what to do', () => {
  const app = start();
  expect(() => app.arrive('sensor', [1])).toThrow('jest.mock');
});

test('the same files are an app for the device', () => {
  const { c, diagnostics, files, handlers } = compileApp(path.join(FOLDER, 'app.ts'), { root: ROOT });
  expect(diagnostics).toEqual([]);
  expect(c).toContain('app_subscribe');
  expect(handlers).toEqual(['onStart', 'onMessage', 'onTimer']);
  expect(files.map((file) => path.basename(file)).sort()).toEqual(['app.ts', 'counter-app.ts', 'words.ts']);
});
