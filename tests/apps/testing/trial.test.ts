/** The app of tests/board/app-trials.test.ts, the same file, with fakes of its services instead of the system. */
import { AppFault, startApp, type RunningApp } from '../../../testing/app';

type Trial = typeof import('../../board/fixtures/apps/trial/app');
type Pins = typeof import('../../../src/interfaces/generated/pins-app');
type Worker = Pick<typeof import('../../../src/interfaces/generated/worker-app'), 'square' | 'crash'>;

let lights: Set<number>;

const pins: Pick<Pins, 'LedAction' | 'led' | 'setLed'> = {
  LedAction: { off: 0, on: 1, toggle: 2 } as Pins['LedAction'],
  setLed: (index) => {
    if (index > 3) throw new Error('unknown');
    lights.add(index);
  },
  led: (index) => ({ name: `light ${index}`, isOn: lights.has(index) }),
};
const worker: Worker = {
  square: (number) => ({ value: number * number, served: 1, status: 0 }),
  crash: () => {
    throw new Error('unavailable');
  },
};

let app: RunningApp<Trial>;

beforeEach(() => {
  lights = new Set();
  jest.doMock('../../../src/interfaces/generated/pins-app', () => pins);
  jest.doMock('../../../src/interfaces/generated/worker-app', () => worker);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  app = startApp<Trial>(() => require('../../board/fixtures/apps/trial/app') as Trial);
});

test('services are the fakes: they answer, refuse and are gone', () => {
  expect(app.tell('square 12')).toBe('144');
  expect(app.tell('led 2')).toBe('light 2 is on');
  expect([...lights]).toEqual([2]);
  expect(app.tell('led 99')).toBe('led: unknown');
  expect(app.tell('crash 7')).toBe('crash: unavailable');
});

test('the timer expires as often as time passes, and no more when it is stopped', () => {
  expect(app.tell('timer 50')).toBe('at 0');
  app.advance(1020);
  expect(app.tell('expiries')).toBe('20 at 1020');
  app.tell('timer 0');
  app.advance(500);
  expect(app.tell('expiries')).toBe('20 at 1520');
});

test('its own events and those of others arrive', () => {
  app.tell('publish 3');
  app.arrive('trial', [7]);
  app.arrive('other', [8]);
  expect(app.tell('events')).toBe('4 1 2 3 7');
  expect(app.published.map(({ words }) => words)).toEqual([[1], [2], [3]]);
});

test('what is a fault of the topic on a device ends it here', () => {
  expect(() => app.tell('fault subscribe')).toThrow(AppFault);
});
