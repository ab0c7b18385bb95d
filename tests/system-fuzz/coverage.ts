/** Whether every call succeeded and failed in every way that its page names, and in no other. */
import { operationNames, readDocuments } from '../../cli/calls/documents';
import type { Campaign } from './campaign';

/** What nobody can count, because it ends the system: the campaign's own end shows it. */
const ENDS_THE_SYSTEM = ['systemControl'];

/**
 * What no process can bring about: there is one capability to answer a call, so nobody can make one with fewer rights. The kernel
 * tests the right all the same.
 */
const BEYOND_REACH: Readonly<Record<string, readonly string[]>> = {
  reply: ['insufficientRights'],
};

/** What was not met, or was met and is not named, as sentences. */
export function gaps({ counts, ending }: Campaign): string[] {
  const documents = readDocuments();
  return operationNames().flatMap((operation) => {
    const met = counts.get(operation) ?? new Map<string, number>();
    const named = documents.get(operation)?.faults.map(({ status }) => status) ?? [];
    const reachable = named.filter((status) => !BEYOND_REACH[operation]?.includes(status));
    const missed = reachable
      .filter((status) => !met.has(status))
      .map((status) => `${operation} never failed with ${status}`);
    const surprises = [...met.keys()].filter((status) => !['ok', 'notified', ...named].includes(status));
    const unnamed = surprises.map(
      (status) => `${operation} failed with ${status}, which its page does not name`,
    );
    const ended = ENDS_THE_SYSTEM.includes(operation) && ending.kind === 'exit';
    const success = met.has('ok') || ended ? [] : [`${operation} never succeeded`];
    return [...success, ...missed, ...unnamed];
  });
}
