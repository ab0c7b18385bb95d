/** Rolling statistics of several sensors. Messages: "temp 20", "temp 24", "temp 19", "hum 55", "temp 30", "temp 31", "report", "hum x", "median temp". */
const WINDOW = 4;

interface Statistics {
  count: number;
  minimum: number;
  maximum: number;
  mean: number;
  variance: number;
}

const samples = new Map<string, number[]>();

function record(sensor: string, value: number): number[] {
  let window = samples.get(sensor);
  if (!window) {
    window = [];
    samples.set(sensor, window);
  }
  window.push(value);
  if (window.length > WINDOW) window.shift();
  return window;
}

function statistics(values: readonly number[]): Statistics {
  const count = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  const mean = Math.round(sum / count);
  const squares = values.map((value) => (value - mean) ** 2);
  return {
    count,
    minimum: Math.min(...values),
    maximum: Math.max(...values),
    mean,
    variance: Math.round(squares.reduce((a, b) => a + b, 0) / count),
  };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : Math.floor((sorted[middle - 1] + sorted[middle]) / 2);
}

export function onMessage(text: string): string {
  if (text === 'report') {
    const lines: string[] = [];
    samples.forEach((values, sensor) => {
      const { minimum, maximum, mean, variance } = statistics(values);
      lines.push(
        `${sensor.padEnd(6)}|${String(minimum).padStart(5)}|${String(maximum).padStart(5)}|${String(mean).padStart(5)}|${variance}`,
      );
    });
    return lines.join('\n');
  }
  const words = text.split(' ');
  if (words[0] === 'median') return String(median(samples.get(words[1]) ?? []));
  const [sensor, reading] = words;
  if (!/^-?\d+$/.test(reading)) return `bad reading '${reading}'`;
  const window = record(sensor, parseInt(reading, 10));
  return JSON.stringify(statistics(window));
}
