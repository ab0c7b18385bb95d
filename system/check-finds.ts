/** Who may find whom: both ends must be there, and the way between them. */
import type { Findings } from './findings';
import { foundServices, REGISTRY } from './services';
import { suggestion } from './suggest';

export function checkFinds(findings: Findings): void {
  const services = findings.names.filter((name) => findings.process(name).service === true);
  for (const name of findings.names) {
    const found = foundServices(findings.process(name)).map(({ service }) => service);
    if (found.length > 0) checkRegistry(findings, name);
    for (const [index, service] of found.entries()) {
      checkService(findings, name, service, services);
      if (found.indexOf(service) !== index)
        findings.error([name, 'finds'], `${name}: finds lists ${service} twice`);
    }
  }
}

function checkService(findings: Findings, name: string, service: string, services: readonly string[]): void {
  const entry = [name, 'finds'];
  if (!services.includes(service)) {
    const what = findings.names.includes(service) ? 'no service' : 'no process';
    const hint = suggestion(service, services, 'services');
    findings.error(entry, `${name}: finds names ${service}, which is ${what}`, hint);
  } else if (service === name) {
    findings.error(entry, `${name} finds itself`, 'a process can not call itself: remove it');
  }
}

function checkRegistry(findings: Findings, name: string): void {
  const { grants = {} } = findings.process(name);
  if (Object.values(grants).some((grant) => grant.kind === 'call' && grant.endpoint === REGISTRY)) return;
  findings.error(
    [name, 'finds'],
    `${name} finds services, and has no way to ask for them`,
    `grant it call('${REGISTRY}'), and have a process of that name in the system`,
  );
}
