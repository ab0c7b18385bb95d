/**
 * Peripherals by what they do: where a system file says `console`, this puts the board's own name for the peripheral that does it
 * (`roles` of the board). So one system file, and the core processes of all, run on every board that has somebody for the role.
 *
 * A role that the board does not fill stays as it is, and the checks say that there is no such peripheral.
 */
import type { BoardDescription, Grant, ProcessDescription, SystemDescription } from './schema';

export function expandRoles(description: SystemDescription, { roles }: BoardDescription): SystemDescription {
  const byRole = new Map(Object.entries(roles));
  const named = (name: string): string => byRole.get(name) ?? name;
  const entries = Object.entries(description.processes).map(([name, process]) => [
    name,
    expandProcess(process, named),
  ]);
  return { ...description, processes: Object.fromEntries(entries) as SystemDescription['processes'] };
}

function expandProcess(process: ProcessDescription, named: (name: string) => string): ProcessDescription {
  const { grants, peripherals, devices } = process;
  return {
    ...process,
    ...(grants && {
      grants: Object.fromEntries(
        Object.entries(grants).map(([slot, grant]) => [slot, expandGrant(grant, named)]),
      ),
    }),
    ...(peripherals && { peripherals: peripherals.map(named) }),
    ...(devices && { devices: devices.map(named) }),
  };
}

function expandGrant(grant: Grant, named: (name: string) => string): Grant {
  if (grant.kind === 'peripheral') return { ...grant, peripheral: named(grant.peripheral) };
  if (grant.kind === 'interrupt') return { ...grant, line: named(grant.line) };
  return grant;
}
