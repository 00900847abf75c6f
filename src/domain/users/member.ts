import type { Actor } from '../audit/audit.ts';
import { NotAllowed } from '../errors.ts';

export type Role = 'owner' | 'admin' | 'member' | 'reader';
export const roles: readonly Role[] = ['owner', 'admin', 'member', 'reader'];

/**
 * Everything a member may be allowed to do. Routes name one each; the domain asks again in the verb.
 * `read` is every page of the CRM; `write` is contacts, companies, deals and activities; `export` takes data out;
 * `privacy` decides on retention and reads the audit trail; `people` invites and sets roles; `billing` pays; `ownership`
 * accepts the data processing agreement, takes everything out and ends the customer relationship.
 */
export const permissions = ['read', 'write', 'export', 'privacy', 'people', 'billing', 'ownership'] as const;
export type Permission = (typeof permissions)[number];

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  admin: ['read', 'write', 'export', 'privacy', 'people'],
  member: ['read', 'write'],
  reader: ['read'],
};

/** A user inside one tenant: the actor of everything that happens there, always passed and never ambient. */
export interface Member {
  readonly id: string;
  readonly userId: string;
  readonly tenantId: string;
  readonly tenantSlug: string;
  readonly tenantName: string;
  readonly name: string;
  readonly role: Role;
  /** What the tenant's subscription lets its members do right now (see billing/access.ts). */
  readonly access: 'full' | 'banner' | 'readOnly' | 'none';
  /** The last day on which the end of the customer relationship can be taken back, when it has ended. */
  readonly graceUntil?: string | undefined;
}

/** Whether the member's role has the permission and the tenant's subscription does not hold it back. */
export function may(member: Member, permission: Permission): boolean {
  return roleGrants(member, permission) && (permission !== 'write' || heldBack(member) === undefined);
}

/** The customer relationship has ended, or no subscription is in force. */
export type HeldBack = 'ended' | 'unpaid';

/** Why nobody of the tenant can write, whatever their role; undefined when the role alone decides. */
export function heldBack({ access, graceUntil }: Member): HeldBack | undefined {
  if (access !== 'readOnly' && access !== 'none') return undefined;
  return graceUntil === undefined ? 'unpaid' : 'ended';
}

/** Whether the member's role has the permission, whatever holds the tenant back. */
export const roleGrants = ({ role }: Member, permission: string): boolean =>
  granted[role].some((one) => one === permission);

/** Whether a role invites and sets roles. */
export const looksAfterPeople = (role: Role): boolean => granted[role].includes('people');

/** @throws NotAllowed when the member may not. Verbs call it first. */
export function demand(member: Member, permission: Permission): void {
  if (!may(member, permission)) throw new NotAllowed(permission);
}

/** The member as the actor of an audit entry. */
export const asActor = (member: Member): Actor => ({ kind: 'member', id: member.id });
