/** The meter on the host: no simulator, no hardware; the server answers a client in one process. */
import { FakeKernel, Loopback } from 'conductor/testing';
import { MeterClient, MeterError } from '../interfaces/generated/meter-client';
import { Reading } from '../interfaces/meter';
import { request } from '../services/meter';

/** Any number: where the client believes the meter to be. */
const SLOT = 1;

let meter: MeterClient;

beforeEach(() => {
  host.reset();
  new Loopback(new FakeKernel(), SLOT, request);
  meter = new MeterClient();
  meter.connection.open(SLOT);
});

function addAll(...samples: number[]): void {
  for (const sample of samples) expect(meter.add(sample)).toBe(MeterError.none);
}

/** A reading without an error. */
function read(): Reading {
  const reading = new Reading();
  expect(meter.read(reading)).toBe(MeterError.none);
  return reading;
}

test('without samples there is nothing to read', () => {
  expect(meter.read(new Reading())).toBe(MeterError.empty);
});

test('it knows the least, the most and the mean', () => {
  addAll(10, 3, 9);
  expect(read()).toMatchObject({ count: 3, least: 3, most: 10, mean: 7 });
});

test('the ninth sample takes the place of the first', () => {
  addAll(65_535, 1, 1, 1, 1, 1, 1, 1);
  expect(read()).toMatchObject({ count: 8, most: 65_535, mean: 8192 });
  addAll(1);
  expect(read()).toMatchObject({ count: 8, most: 1, mean: 1 });
});

test('after clear it begins anew', () => {
  addAll(5);
  expect(meter.clear()).toBe(MeterError.none);
  expect(meter.read(new Reading())).toBe(MeterError.empty);
  addAll(7);
  expect(read()).toMatchObject({ count: 1, least: 7, most: 7, mean: 7 });
});
