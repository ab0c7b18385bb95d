/** Values of the build as expressions of the dialect. */

/** Of a table. */
export type Row = Readonly<Record<string, number | bigint | boolean | string>>;

/** A table of the class `type`. */
export function tableOf(type: string, rows: readonly Row[]): string {
  return `table(${type}, [${rows.map(record).join(', ')}])`;
}

function record(fields: Row): string {
  const written = Object.entries(fields).map(([name, value]) => `${name}: ${literal(value)}`);
  return `{ ${written.join(', ')} }`;
}

export function literal(value: number | bigint | boolean | string): string {
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
