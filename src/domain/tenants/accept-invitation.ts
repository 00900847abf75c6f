import { oweSeats } from '../billing/owe-seats.ts';
import { allTaken, lockedSeats, seatsOf } from '../billing/seats.ts';
import { now } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { inTenant, readingTenant, sql } from '../tenancy.ts';
import { joinTenant } from '../users/join-tenant.ts';
import type { SignedInUser } from '../users/sessions.ts';
import { tokenHash } from '../users/tokens.ts';
import { createUser } from '../users/users.ts';
import type { InvitableRole } from './invitations.ts';

/** What the page of an invitation shows. Only who has the link, and so the mailbox, sees it. */
export interface Invitation {
  readonly email: string;
  readonly role: InvitableRole;
  readonly tenantName: string;
  readonly inviter: string;
  /** The address has a user already, who signs in instead of choosing a password. */
  readonly known: boolean;
  /** Until when the link works. */
  readonly expiresAt: Date;
  /** All seats are taken: the invitation can be accepted when there is one again. */
  readonly full: boolean;
}

/** The invitation behind a link, or undefined when it is used, taken back, too old or made up. */
export async function findInvitation(tenantId: string, token: string): Promise<Invitation | undefined> {
  if (!isId(tenantId)) return undefined;
  const [[row], seats] = await readingTenant(tenantId, () =>
    Promise.all([
      sql<Omit<Invitation, 'full'>>(
        `select i.email, i.role, t.name as "tenantName", m.name as inviter, i.expires_at as "expiresAt",
              exists (select 1 from users u where u.email = i.email) as known
         from invitations i
         join tenants t on t.id = i.tenant_id and t.ended_at is null
         join members m on m.tenant_id = i.tenant_id and m.id = i.invited_by
        where i.tenant_id = $1 and i.token_hash = $2 and i.accepted_at is null and i.revoked_at is null
          and i.expires_at > $3`,
        [tenantId, tokenHash(token), now()],
      ),
      seatsOf(tenantId),
    ]),
  );
  return row && { ...row, full: allTaken(seats) };
}

/** Who accepts: somebody signed in, or somebody new with a name and the hash of a password. */
export type Accepting =
  | { readonly user: SignedInUser }
  | { readonly newcomer: { readonly name: string; readonly passwordHash: string; readonly language: 'nb' | 'en' } };

/**
 * Accepts an invitation, once. @returns the user and the tenant's slug, or undefined when the invitation is not open
 * @throws Invalid on `email` when it is for another address, or the newcomer's address has a user by now; on `seats` when
 *   all are taken, and then the invitation stays open
 */
export async function acceptInvitation(
  tenantId: string,
  token: string,
  accepting: Accepting,
): Promise<{ userId: string; slug: string } | undefined> {
  if (!isId(tenantId)) return undefined;
  return inTenant(tenantId, async () => {
    const [seats, [invitation]] = await Promise.all([
      lockedSeats(tenantId, 'user' in accepting ? accepting.user.id : undefined),
      sql<{ email: string; role: InvitableRole; slug: string }>(
        `update invitations i set accepted_at = $3 from tenants t
        where i.tenant_id = $1 and i.token_hash = $2 and i.accepted_at is null and i.revoked_at is null
          and i.expires_at > $3 and t.id = i.tenant_id and t.ended_at is null
       returning i.email, i.role, t.slug`,
        [tenantId, tokenHash(token), now()],
      ),
    ]);
    if (!invitation) return undefined;
    if (allTaken(seats)) throw new Invalid({ seats: 'people.accept.full' });
    const user = await person(invitation.email, accepting);
    await joinTenant(user, invitation.role);
    await oweSeats(tenantId);
    return { userId: user.id, slug: invitation.slug };
  });
}

async function person(email: string, accepting: Accepting): Promise<{ id: string; name: string }> {
  if ('user' in accepting) {
    if (accepting.user.email !== email) throw new Invalid({ email: 'people.accept.otherAddress' });
    return accepting.user;
  }
  const { name } = accepting.newcomer;
  const id = await createUser({ email, ...accepting.newcomer });
  if (id === undefined) throw new Invalid({ email: 'people.accept.known' });
  return { id, name };
}
