/** What is known of each sensor, by its name. */
export interface Reading {
  value: number;
  least: number;
  most: number;
  count: number;
}

const readings = new Map<string, Reading>();

/** Notes a value; what is known of its sensor from then on. */
export function note(sensor: string, value: number): Reading {
  const known = readings.get(sensor) ?? { value, least: value, most: value, count: 0 };
  const reading = {
    value,
    least: Math.min(known.least, value),
    most: Math.max(known.most, value),
    count: known.count + 1,
  };
  readings.set(sensor, reading);
  return reading;
}

/** `temperature 21 (4 to 31, 7 readings)` for each sensor. */
export function describeReadings(): string {
  const all: string[] = [];
  for (const [sensor, { value, least, most, count }] of readings) {
    all.push(`${sensor} ${value} (${least} to ${most}, ${count} readings)`);
  }
  return all.length === 0 ? 'no readings yet' : all.join('; ');
}
