/** Processes to each other: who is started before whom, who serves whom, and how urgent they are. */
import type { Findings } from './findings';
import { foundServices } from './services';
import { suggestion } from './suggest';

export function checkRelations(findings: Findings): void {
  checkDependencies(findings);
  checkReceivers(findings);
  checkInterrupts(findings);
  checkCreation(findings);
  checkUrgency(findings);
  checkCallCycles(findings);
}

/** A process that is started after itself. */
function checkDependencies(findings: Findings): void {
  const next = (name: string): readonly string[] => findings.process(name).dependsOn ?? [];
  for (const cycle of cycles(findings.names, next)) {
    findings.error(
      [cycle[0]!, 'dependsOn'],
      `dependency cycle: ${chain(cycle)}`,
      'remove one of these dependencies',
    );
  }
}

/** Each cycle once, from where it was entered. */
function cycles(names: readonly string[], next: (name: string) => readonly string[]): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start >= 0) found.push(path.slice(start));
    else if (!done.has(name)) {
      for (const other of next(name)) if (names.includes(other)) visit(other, [...path, name]);
      done.add(name);
    }
  };
  for (const name of names) visit(name, []);
  return found;
}

function chain(cycle: readonly string[]): string {
  return [...cycle, cycle[0]].join(' -> ');
}

function checkReceivers(findings: Findings): void {
  const receivers = new Map<string, string>();
  for (const { name, slot, grant } of findings.grants('receive')) {
    const other = receivers.get(grant.endpoint);
    if (other !== undefined) {
      findings.error(
        [name, 'grants', slot],
        `endpoint ${grant.endpoint} has two receivers: ${other} and ${name}`,
        'give each its own endpoint',
      );
    }
    receivers.set(grant.endpoint, name);
  }
  for (const { name, slot, grant } of findings.grants('call')) {
    if (receivers.has(grant.endpoint)) continue;
    const hint = suggestion(grant.endpoint, [...receivers.keys()], 'endpoints');
    findings.error([name, 'grants', slot], `${name}: endpoint ${grant.endpoint} has no receiver`, hint);
  }
}

function checkInterrupts(findings: Findings): void {
  const owners = new Map<string, string>();
  for (const { name, slot, grant } of findings.grants('interrupt')) {
    const other = owners.get(grant.line);
    if (other !== undefined) {
      findings.error(
        [name, 'grants', slot],
        `interrupt ${grant.line} is granted twice: to ${other} and ${name}`,
        'one driver owns an interrupt; let the other call it',
      );
    }
    owners.set(grant.line, name);
  }
}

/** Instances that nobody can start. */
function checkCreation(findings: Findings): void {
  const creates = findings.grants('processes').some(({ grant }) => grant.rights.includes('create'));
  if (creates) return;
  for (const entry of new Set(findings.system.entryOf.values())) {
    findings.warning(
      [`${entry}.1`, 'instances'],
      `nobody can start the instances of ${entry}`,
      "grant somebody processes('create')",
    );
  }
}

/** A server that is less urgent than its client lets everything between the two delay the client. */
function checkUrgency(findings: Findings): void {
  for (const { client, entry, server } of calls(findings)) {
    const own = findings.process(client).priority;
    const its = findings.process(server).priority;
    if (its <= own) continue;
    findings.warning(
      entry,
      `priority inversion: ${client} (${own}) calls ${server} (${its}), which is less urgent`,
      `make ${server} at least as urgent as its clients`,
    );
  }
}

/** Two processes that call each other wait for each other as soon as both do. */
function checkCallCycles(findings: Findings): void {
  const all = calls(findings).filter(({ client, server }) => client !== server);
  const next = (name: string): readonly string[] =>
    all.flatMap(({ client, server }) => (client === name ? [server] : []));
  for (const cycle of cycles(findings.names, next)) {
    const { entry } = all.find(
      ({ client, server }) => client === cycle[0] && server === (cycle[1] ?? cycle[0]),
    )!;
    findings.warning(
      entry,
      `call cycle: ${chain(cycle)}`,
      'the call that closes it fails with `cycle`: let one of them post or signal instead',
    );
  }
}

interface Call {
  readonly client: string;
  readonly server: string;
  /** What of the client says so. */
  readonly entry: readonly string[];
}

/** Those that may wait for each other: a process calls what it was granted, and what it finds. */
function calls(findings: Findings): Call[] {
  const receivers = new Map(findings.grants('receive').map(({ name, grant }) => [grant.endpoint, name]));
  const granted = findings.grants('call').flatMap(({ name: client, slot, grant }) => {
    const server = receivers.get(grant.endpoint);
    return server === undefined || grant.harmless === true
      ? []
      : [{ client, server, entry: [client, 'grants', slot] }];
  });
  const found = findings.names.flatMap((client) =>
    foundServices(findings.process(client))
      .filter(({ service }) => findings.names.includes(service))
      .map(({ service }) => ({ client, server: service, entry: [client, 'finds'] })),
  );
  return [...granted, ...found];
}
