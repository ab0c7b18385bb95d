/** Interfaces, type aliases, readonly, arrays of objects. */
interface Reading {
  readonly sensor: string;
  value: number;
}
type Readings = Reading[];
const readings: Readings = [
  { sensor: 'hall', value: 21 },
  { sensor: 'roof', value: -4 },
];
readings.push({ sensor: 'cellar', value: 12 });
function warmest(all: Readings): Reading {
  let best = all[0];
  for (const reading of all) if (reading.value > best.value) best = reading;
  return best;
}
const best = warmest(readings);
best.value++;
console.log(
  best.sensor,
  best.value,
  readings[0].value,
  readings.map((r) => `${r.sensor}=${r.value}`).join(' '),
);
interface Sized {
  size: number;
}
interface Box extends Sized {
  label: string;
}
const box: Box = { label: 'b', size: 3 };
console.log(box.label, box.size);
