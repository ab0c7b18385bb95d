/** The app on the host: the same file that the device runs, in a world that the test moves. */
import { type RunningApp, startApp } from 'conductor/testing/app';

type Meter = typeof import('../app/app');

let meter: RunningApp<Meter>;

beforeEach(() => {
  meter = startApp<Meter>(() => jest.requireActual('../app/app'));
});

test('it knows the least, the most and the mean', () => {
  expect(meter.tell('read')).toBe('no samples yet');
  for (const sample of ['3', '10']) meter.tell(sample);
  expect(meter.tell('8')).toBe('3 samples, mean 7, from 3 to 10');
});

test('the ninth sample takes the place of the first', () => {
  for (const sample of [900, 1, 1, 1, 1, 1, 1, 1]) meter.tell(String(sample));
  expect(meter.tell('read')).toBe('8 samples, mean 113, from 1 to 900');
  expect(meter.tell('1')).toBe('8 samples, mean 1, from 1 to 1');
});

test('after clear it begins anew', () => {
  meter.tell('5');
  expect(meter.tell('clear')).toBe('done');
  expect(meter.tell('read')).toBe('no samples yet');
});

test('it says every minute what it has', () => {
  meter.tell('5');
  meter.advance(120_000);
  expect(meter.printed).toEqual([
    'meter: ready',
    'meter: 1 samples, mean 5, from 5 to 5',
    'meter: 1 samples, mean 5, from 5 to 5',
  ]);
});
