/** Why a thread does not run. Its state is in its links, as the kernel keeps it (src/kernel/thread/thread.ts). */
import type { KernelTables } from './kernel-tables';
import type { Wait } from './snapshot';
import type { StructureView } from './structure';

/** What the thread waits for; undefined for one that could run. */
export function waitOf(thread: StructureView, tables: KernelTables): Wait | undefined {
  const reason = reasonOf(thread, tables);
  if (reason === undefined) return undefined;
  const endpoint = tables.numberOf(thread.reference('endpoint'));
  const peer = peerOf(thread, tables);
  const deadline = thread.number('deadline');
  return {
    reason,
    ...(peer === undefined ? {} : { thread: peer }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(reason === 'waiting' ? { bits: thread.structure('frame').number('b') } : {}),
    ...(deadline === 0 ? {} : { deadline }),
  };
}

function reasonOf(thread: StructureView, tables: KernelTables): string | undefined {
  const kept = thread.choice('blockReason');
  if (kept !== 'none') return kept;
  if (thread.reference('server') !== undefined) return 'awaitingReply';
  if (thread.reference('endpoint') === undefined) return undefined;
  return isSending(thread, tables) ? 'sending' : 'receiving';
}

/** It is queued at its endpoint, not the one that waits there. */
function isSending(thread: StructureView, tables: KernelTables): boolean {
  const endpoint = tables.endpoints[tables.numberOf(thread.reference('endpoint')) ?? -1];
  return endpoint !== undefined && endpoint.number('waiting') !== thread.address;
}

/** The thread that has to act before this one goes on. */
function peerOf(thread: StructureView, tables: KernelTables): number | undefined {
  const server = tables.numberOf(thread.reference('server'));
  if (server !== undefined) return server;
  const endpoint = tables.endpoints[tables.numberOf(thread.reference('endpoint')) ?? -1];
  if (!endpoint || !isSending(thread, tables)) return undefined;
  return tables.numberOf(endpoint.reference('server')) ?? tables.numberOf(endpoint.reference('owner'));
}
