/** Histograms as bars, with quartiles. Messages: "1 2 2 3 3 3 4 4 5 9", "", "7", "10 20 30 40 1000". */
interface Bucket {
  from: number;
  to: number;
  count: number;
}

function histogram(values: number[], bucketCount = 4): Bucket[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const width = Math.max(1, Math.ceil((high - low + 1) / bucketCount));
  const buckets: Bucket[] = [];
  for (let from = low; from <= high; from += width) buckets.push({ from, to: from + width - 1, count: 0 });
  for (const value of values) buckets[Math.floor((value - low) / width)].count++;
  return buckets;
}

function percentile(sorted: number[], percent: number): number {
  const index = Math.floor((percent * (sorted.length - 1)) / 100);
  return sorted[index];
}

function bar(count: number, most: number, width = 20): string {
  const length = Math.round((count * width) / most);
  return '#'.repeat(length) || (count > 0 ? '.' : '');
}

export function onMessage(text: string): string {
  const values = text
    .split(/\s+/)
    .filter((word) => word.length > 0)
    .map((word) => parseInt(word, 10));
  if (!values.length) return 'no values';
  const sorted = values.slice().sort((a, b) => a - b);
  const buckets = histogram(values);
  const most = buckets.map((b) => b.count).reduce((a, b) => Math.max(a, b));
  const label = (n: number) => n.toString().padStart(5);
  const lines = buckets.map(
    ({ from, to, count }) => `${label(from)}-${label(to)} |${bar(count, most)} ${count}`,
  );
  const [q1, median, q3] = [25, 50, 75].map((p) => percentile(sorted, p));
  lines.push(`quartiles ${q1}/${median}/${q3}`);
  return lines.join('\n');
}
