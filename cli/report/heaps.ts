/** The heap of every app: what the system file gives it and, if somebody measured, what it has used. */
import type { SystemReport } from '../../linker/report';
import type { HeapUse } from '../inspect/heaps';

/** By the names of the apps. */
export type HeapUses = ReadonlyMap<string, Pick<HeapUse, 'used' | 'peak'>>;

export interface HeapRow {
  readonly name: string;
  /** In bytes, as all of these. */
  readonly size: number;
  readonly use?: Pick<HeapUse, 'used' | 'peak'>;
}

export function heapRows({ processes }: SystemReport, uses?: HeapUses): HeapRow[] {
  return processes.flatMap(({ name, heap }) => {
    if (heap === undefined) return [];
    const use = uses?.get(name);
    return [{ name, size: heap, ...(use && { use }) }];
  });
}
