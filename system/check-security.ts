/** Users, groups and resources: names that lead somewhere, hashes that are some, and no more than the tables hold. */
import type { Findings } from './findings';
import { parsePassword } from './passwords';
import { EVERYONE, GUEST, type ResourceAccess, type SystemDescription, type UserDescription } from './schema';
import { accessList, groupNames, resourceNames, userNames } from './security';
import { suggestion } from './suggest';

const MOST_USERS = 32;
/** A bit each of 16, the one of everyone among them. */
const MOST_GROUPS = 15;
const MOST_RESOURCES = 32;
const MOST_ACCESS_ENTRIES = 64;
/** As much as fits beside the zero that ends it. */
const LONGEST_NAME = 15;

type Report = (entry: readonly string[], message: string, hint?: string) => void;

export function checkSecurity(findings: Findings): void {
  const { description } = findings.system;
  const report: Report = (entry, message, hint) => findings.report('error', entry, message, hint);
  checkCounts(report, description);
  checkNames(report, description);
  for (const [name, user] of Object.entries(description.users ?? {}))
    checkUser(report, description, name, user);
  checkSalts(report, description);
  for (const [name, resource] of Object.entries(description.resources ?? {})) {
    checkResource(report, description, name, resource);
  }
  checkProcessUsers(findings, description);
}

function checkCounts(report: Report, description: SystemDescription): void {
  const counts: [string, string, number, number][] = [
    ['users', 'users', userNames(description).length, MOST_USERS],
    ['groups', 'groups', description.groups?.length ?? 0, MOST_GROUPS],
    ['resources', 'resources', resourceNames(description).length, MOST_RESOURCES],
    ['resources', 'access-list entries', accessList(description).length, MOST_ACCESS_ENTRIES],
  ];
  for (const [key, what, count, most] of counts) {
    if (count > most) report([key], `the system has ${count} ${what}; ${most} is the limit`);
  }
}

function checkNames(report: Report, description: SystemDescription): void {
  const { groups = [] } = description;
  const users = userNames(description);
  for (const name of users) checkName(report, ['users', name], name, 'a user');
  for (const name of Object.keys(description.resources ?? {})) {
    checkName(report, ['resources', name], name, 'a resource');
  }
  groups.forEach((name, index) => {
    checkName(report, ['groups'], name, 'a group');
    if (name === EVERYONE) report(['groups'], `the group ${EVERYONE} is there already`, 'remove it');
    else if (groups.indexOf(name) !== index)
      report(['groups'], `the group ${name} is listed twice`, 'remove one');
  });
  for (const name of users.filter((each) => groupNames(description).includes(each))) {
    report(['users', name], `${name} is a user and a group`, 'access lists could not tell them apart');
  }
}

function checkName(report: Report, entry: readonly string[], name: string, what: string): void {
  if (/^[A-Za-z][A-Za-z0-9-]*$/.test(name) && name.length <= LONGEST_NAME) return;
  const hint = `use a letter, then letters, digits and hyphens, ${LONGEST_NAME} characters at most`;
  report(entry, `${name} is no name for ${what}`, hint);
}

function checkUser(
  report: Report,
  description: SystemDescription,
  name: string,
  { password, groups = [] }: UserDescription,
): void {
  for (const group of groups) {
    if (groupNames(description).includes(group)) continue;
    const hint = suggestion(group, groupNames(description), 'groups');
    report(['users', name, 'groups'], `${name}: there is no group ${group}`, hint);
  }
  if (password === undefined) return;
  const parsed = parsePassword(password);
  if (typeof parsed !== 'string') return;
  const message = `${name}: this is no hash of a password: ${parsed}`;
  report(['users', name, 'password'], message, `\`conductor password ${name}\` makes one`);
}

/** Two users with one salt have copied it, and whether their passwords are the same can be seen. */
function checkSalts(report: Report, { users = {} }: SystemDescription): void {
  const owners = new Map<string, string>();
  for (const [name, { password }] of Object.entries(users)) {
    const parsed = password === undefined ? '' : parsePassword(password);
    if (typeof parsed === 'string') continue;
    const salt = parsed.salt.join(' ');
    const other = owners.get(salt);
    owners.set(salt, name);
    if (other === undefined) continue;
    const hint = `\`conductor password ${name}\` makes a new one`;
    report(['users', name, 'password'], `${name} and ${other} have the same salt`, hint);
  }
}

function checkResource(
  report: Report,
  description: SystemDescription,
  name: string,
  { owner, allow = {} }: ResourceAccess,
): void {
  const users = userNames(description);
  if (owner !== undefined && !users.includes(owner)) {
    const hint = suggestion(owner, users, 'users');
    report(['resources', name, 'owner'], `${name}: its owner ${owner} is no user`, hint);
  }
  const subjects = [...users, ...groupNames(description)];
  for (const [subject, actions] of Object.entries(allow)) {
    const entry = ['resources', name, 'allow', subject];
    if (!subjects.includes(subject)) {
      const hint = suggestion(subject, subjects, 'users and groups');
      report(entry, `${name}: ${subject} is neither a user nor a group`, hint);
    }
    if (actions.length === 0) report(entry, `${name}: nothing is allowed to ${subject}`, 'remove the entry');
  }
}

function checkProcessUsers(findings: Findings, description: SystemDescription): void {
  const users = userNames(description);
  if (users.length > 0 && description.users?.[GUEST] === undefined) {
    const hint = `add \`${GUEST}: { may: [] }\`: processes act for it when nobody says for whom`;
    findings.report('error', ['users'], `there is no user ${GUEST}`, hint);
  }
  for (const name of findings.names) {
    const { user } = findings.process(name);
    if (user === undefined || users.includes(user)) continue;
    findings.error([name, 'user'], `${name}: there is no user ${user}`, suggestion(user, users, 'users'));
  }
}
