/** What kind of process one is, for colours and words. */
import type { ProcessReport } from '../../linker/report';

/** `service`: it is there to be called. */
export type ProcessKind = 'service' | 'process';

export function kindOf({ relations }: ProcessReport): ProcessKind {
  return relations.service || relations.boots ? 'service' : 'process';
}
