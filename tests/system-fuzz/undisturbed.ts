/** What a campaign must not have done, whatever it did: harm the system, disturb others, leave anything behind. */
import type { Campaign } from './campaign';

/** What was harmed, as sentences. */
export function disturbances(campaign: Campaign): string[] {
  const { ending, output, unexpectedLog, before, after, counts } = campaign;
  const problems: string[] = [];
  if (ending.kind !== 'exit' || ending.status !== 0) problems.push(`it ended with ${JSON.stringify(ending)}`);
  if (/kernel panic|kernel fault/i.test(output)) problems.push(`the kernel failed:\n${output.slice(-2000)}`);
  if (unexpectedLog.length > 0)
    problems.push(`the simulator saw what no chip allows: ${unexpectedLog.join('; ')}`);
  if (before !== after) problems.push(`left behind:\n  before ${before}\n  after  ${after}`);
  for (const name of ['high', 'low']) problems.push(...disturbedWitness(name, campaign));
  const unknown = [...counts]
    .filter(([, statuses]) => statuses.has('unknown'))
    .map(([operation]) => operation);
  if (unknown.length > 0) problems.push(`statuses that do not exist: from ${unknown.join(', ')}`);
  return problems;
}

function disturbedWitness(name: string, { witnesses }: Campaign): string[] {
  const witness = witnesses.get(name);
  if (!witness) return [`the witness ${name} said nothing`];
  const { number, due, changed } = witness;
  const problems = changed > 0 ? [`the memory of the witness ${name} changed ${changed} times`] : [];
  if (number === 0 || Math.abs(due - number) > 1)
    problems.push(`the witness ${name} is at ${number}, not at ${due}`);
  return problems;
}
