/** Users, groups, resources and access lists of a system file as the numbers that the security service works with. */
import { Action, EVERYONE as EVERYONE_GROUP, GROUP, Resource } from '../src/interfaces/permissions';
import type { LoadedSystem } from './load';
import { startOrder } from './resolve';
import { type ActionName, EVERYONE, GUEST, type SystemDescription } from './schema';

/** In place of a user's number. */
export const NO_USER = 0xff;

/** Names that every system has, by number; those of the system file follow. */
const COMMON_RESOURCES = Object.keys(Resource).filter((name) => !/^\d+$/.test(name));

export function userNames({ users = {} }: SystemDescription): string[] {
  return Object.keys(users);
}

export function groupNames({ groups = [] }: SystemDescription): string[] {
  return [EVERYONE, ...groups];
}

export function resourceNames({ resources = {} }: SystemDescription): string[] {
  return [...new Set([...COMMON_RESOURCES, ...Object.keys(resources)])];
}

export function actionsOf(names: readonly ActionName[]): number {
  return names.reduce((actions, name) => actions | Action[name], 0);
}

/** The bits of a user's groups. */
export function groupsOf(description: SystemDescription, user: string): number {
  const own = description.users?.[user]?.groups ?? [];
  const numbers = own.map((group) => groupNames(description).indexOf(group));
  return numbers.reduce((bits, group) => bits | (1 << group), 1 << EVERYONE_GROUP);
}

export interface AccessEntry {
  readonly resource: number;
  readonly subject: number;
  readonly actions: number;
}

export function accessList(description: SystemDescription): AccessEntry[] {
  const names = resourceNames(description);
  return Object.entries(description.resources ?? {}).flatMap(([resource, { allow = {} }]) =>
    Object.entries(allow).map(([subject, actions]) => ({
      resource: names.indexOf(resource),
      subject: subjectOf(description, subject),
      actions: actionsOf(actions),
    })),
  );
}

function subjectOf(description: SystemDescription, name: string): number {
  const user = userNames(description).indexOf(name);
  return user >= 0 ? user : GROUP + groupNames(description).indexOf(name);
}

export function userNumber(description: SystemDescription, name: string | undefined): number {
  const user = name === undefined ? -1 : userNames(description).indexOf(name);
  return user < 0 ? NO_USER : user;
}

/** Whom each process acts for, by process number. */
export function processUsers(system: LoadedSystem): number[] {
  const { description } = system;
  return startOrder(system).map((name) =>
    userNumber(description, description.processes[name]!.user ?? GUEST),
  );
}
