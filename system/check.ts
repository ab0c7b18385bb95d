/**
 * Checks a system file for everything that its types can't say: names that lead nowhere, numbers out of range, cycles,
 * endpoints without a receiver, peripherals that must not be granted, orders of urgency that defeat themselves.
 *
 * All problems are collected before the build stops, each with the line of its entry.
 */
import { BuildError, type Problem } from '../linker/problem';
import { checkApps } from './check-apps';
import { checkClocks } from './check-clocks';
import { checkDevices } from './check-devices';
import { checkFinds } from './check-finds';
import { checkMemory } from './check-memory';
import { checkProcesses } from './check-processes';
import { checkRelations } from './check-relations';
import { checkSecurity } from './check-security';
import { checkServices } from './check-services';
import { checkTrace } from './check-trace';
import { Findings } from './findings';
import type { LoadedSystem } from './load';

/** Warnings, when nothing is wrong; else a {@link BuildError} with every problem. */
export function checkSystem(system: LoadedSystem): Problem[] {
  const findings = new Findings(system);
  checkProcesses(findings);
  checkMemory(findings);
  checkTrace(findings);
  checkDevices(findings);
  checkClocks(findings);
  checkRelations(findings);
  checkServices(findings);
  checkApps(findings);
  checkFinds(findings);
  checkSecurity(findings);
  const errors = findings.problems.filter(({ severity }) => severity !== 'warning');
  if (errors.length > 0) throw new BuildError(...errors);
  return findings.problems;
}
