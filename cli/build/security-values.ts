/** Users, groups, resources and access lists of a system as tables of the dialect: constants of the security service. */
import type { LoadedSystem } from '../../system/load';
import { HASH_SIZE, parsePassword, type PasswordHash, SALT_SIZE } from '../../system/passwords';
import type { UserDescription } from '../../system/schema';
import {
  accessList,
  actionsOf,
  groupNames,
  groupsOf,
  processUsers,
  resourceNames,
  userNumber,
} from '../../system/security';
import { type Row, tableOf } from './tables';

/** A system without users has one who may do nothing: tables are never empty. */
const NOBODY: readonly [string, UserDescription][] = [['nobody', { may: [] }]];

export function securityValues(system: LoadedSystem): Record<string, string> {
  const { description } = system;
  const described = Object.entries(description.users ?? {});
  const users = described.length === 0 ? NOBODY : described;
  const hashes = users.map(([, user]) => hashOf(user));
  const entries: Row[] = accessList(description).map((entry) => ({ ...entry }));
  return {
    USERS: tableOf(
      'User',
      users.map(([name, { may }], index) => ({
        name,
        groups: groupsOf(description, name),
        may: actionsOf(may),
        iterations: hashes[index]!.iterations,
      })),
    ),
    SALTS: bytes(hashes.map(({ salt }) => salt)),
    HASHES: bytes(hashes.map(({ hash }) => hash)),
    GROUPS: tableOf(
      'Group',
      groupNames(description).map((name) => ({ name })),
    ),
    RESOURCES: tableOf(
      'ResourceDescription',
      resourceNames(description).map((name) => ({
        name,
        owner: userNumber(description, description.resources?.[name]?.owner),
      })),
    ),
    ACCESS_LIST: tableOf('AccessEntry', entries.length === 0 ? [{ actions: 0 }] : entries),
    PROCESS_USERS: `table(u8, [${processUsers(system).join(', ')}])`,
  };
}

/** Zeros if the user has no password. */
function hashOf({ password }: UserDescription): PasswordHash {
  const parsed = password === undefined ? 'none' : parsePassword(password);
  if (typeof parsed !== 'string') return parsed;
  return { iterations: 0, salt: new Uint8Array(SALT_SIZE), hash: new Uint8Array(HASH_SIZE) };
}

function bytes(parts: readonly Uint8Array[]): string {
  return `table(u8, [${parts.flatMap((part) => [...part]).join(', ')}])`;
}
