import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { isFull, lockedSeats, seatsOf, tooMany } from '../billing/seats.ts';
import { lockedSubscription } from '../billing/stored-subscription.ts';
import { Invalid, NotAllowed, NotFound } from '../errors.ts';
import { isId, newId } from '../identifiers.ts';
import { writeMail } from '../mail/mail.ts';
import { change, inTenant, sql } from '../tenancy.ts';
import { countAttempt } from '../users/attempts.ts';
import { readEmailAddress } from '../users/email-address.ts';
import { asActor, demand, looksAfterPeople, type Member, type Role } from '../users/member.ts';
import { newToken, tokenHash } from '../users/tokens.ts';

/** How long an invitation can be accepted. */
export const INVITATION_DAYS = 7;

/** Roles an invitation can carry: an owner is made by another owner, of a member. */
export const invitableRoles = ['admin', 'member', 'reader'] as const satisfies readonly Role[];
export type InvitableRole = (typeof invitableRoles)[number];

/** How an invitation is sent. */
export interface Sending {
  readonly language: 'nb' | 'en';
  /** The inviting member's network address. */
  readonly from: string;
  /** The full address of the page that accepts, made from the configured public URL. */
  readonly linkTo: (token: string) => string;
}

/** Whom to invite, and as what. */
export interface NewInvitation {
  readonly email: string;
  readonly role: InvitableRole;
  /** The open invitation that this one stands for, with a wrong address perhaps: it is taken back. */
  readonly instead?: string;
}

/**
 * Invites somebody by mail. Nothing tells whether the address has a user elsewhere. Opens its own transaction, after the
 * attempt is counted: counting takes a connection of its own.
 * @throws NotAllowed; TooManyAttempts; NotFound; Invalid on `email` for a colleague, for who is invited already, when those who
 *   are invited take the last seats, and when the invitation it stands for is no longer open
 */
export async function invite(by: Member, { email, role, instead }: NewInvitation, sending: Sending): Promise<void> {
  demand(by, 'people');
  const address = readEmailAddress(email);
  if (address === undefined) throw new Invalid({ email: 'form.email' });
  await countAttempt('invitation', { about: by.tenantId, from: sending.from });
  await inTenant(by.tenantId, async () => {
    if (instead !== undefined) {
      // Everybody who gives a seat away locks the subscription first.
      await lockedSubscription(by.tenantId);
      await revokeInvitation(by, instead);
    }
    await writeInvitation(by, address, role, sending);
  });
}

async function writeInvitation(by: Member, address: string, role: InvitableRole, sending: Sending): Promise<void> {
  const token = newToken();
  const [seats, , colleagues, [invitation]] = await Promise.all([
    // Locked and counted before this invitation is there.
    lockedSeats(by.tenantId),
    stillInvites(by),
    sql(
      `select 1 from members m join users u on u.id = m.user_id
        where m.tenant_id = $1 and u.email = $2 and m.ended_at is null`,
      [by.tenantId, address],
    ),
    // One that has run out makes room for the new one.
    sql<{ id: string }>(
      `insert into invitations (tenant_id, id, email, role, token_hash, invited_by, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, email) where accepted_at is null and revoked_at is null
          do update set role = excluded.role, token_hash = excluded.token_hash, invited_by = excluded.invited_by,
                        created_at = excluded.created_at, expires_at = excluded.expires_at
          where invitations.expires_at <= excluded.created_at
       returning id`,
      [by.tenantId, newId(), address, role, tokenHash(token), by.id, now(), expiry()],
    ),
  ]);
  if (colleagues.length > 0) throw new Invalid({ email: 'people.invite.colleague' });
  if (!invitation) throw new Invalid({ email: 'people.invite.waiting' });
  if (isFull(seats)) throw new Invalid({ email: 'people.invite.full' });
  await Promise.all([
    record(asActor(by), 'member.invited', { kind: 'invitation', id: invitation.id }, { role }),
    mail(by, address, role, token, sending),
  ]);
}

/**
 * Holds the member's own row: who is removed, or given another role, at this moment invites nobody any more; nor does anybody into a
 * tenant that has ended, whatever was true when they opened the page. @throws NotAllowed
 */
async function stillInvites(by: Member): Promise<void> {
  const [own] = await sql<{ role: Role }>(
    `select m.role from members m join tenants t on t.id = $1 and t.ended_at is null
      where m.tenant_id = $1 and m.id = $2 and m.ended_at is null for share of m`,
    [by.tenantId, by.id],
  );
  if (!own || !looksAfterPeople(own.role)) throw new NotAllowed('people');
}

/**
 * Sends an open invitation once more, with a new link and a new week; the old link is worthless from then on.
 * @throws NotAllowed; TooManyAttempts; NotFound; Invalid on `email` when it had run out and its seat is taken, and when it is no longer open
 */
export async function resendInvitation(by: Member, id: string, sending: Sending): Promise<void> {
  demand(by, 'people');
  await countAttempt('invitation', { about: by.tenantId, from: sending.from });
  await inTenant(by.tenantId, () => renewInvitation(by, knownId(id), sending));
}

async function renewInvitation(by: Member, id: string, sending: Sending): Promise<void> {
  const token = newToken();
  const [, , [invitation], seats] = await Promise.all([
    // Everybody who gives a seat away locks the subscription first, and so nobody waits for each other in a ring.
    lockedSubscription(by.tenantId),
    stillInvites(by),
    sql<{ email: string; role: InvitableRole }>(
      `update invitations set token_hash = $3, expires_at = $4, invited_by = $5
        where tenant_id = $1 and id = $2 and accepted_at is null and revoked_at is null returning email, role`,
      [by.tenantId, id, tokenHash(token), expiry(), by.id],
    ),
    seatsOf(by.tenantId),
  ]);
  if (!invitation) throw await whyClosed(by, id);
  if (tooMany(seats)) throw new Invalid({ email: 'people.invite.full' });
  await Promise.all([
    record(asActor(by), 'member.invited', { kind: 'invitation', id }, { role: invitation.role, again: true }),
    mail(by, invitation.email, invitation.role, token, sending),
  ]);
}

/**
 * Takes an open invitation back: its link is worthless from now on.
 * @throws NotAllowed; NotFound; Invalid on `email` when it is no longer open
 */
export async function revokeInvitation(by: Member, id: string): Promise<void> {
  demand(by, 'people');
  const revoked = await change(
    `update invitations set revoked_at = $3
      where tenant_id = $1 and id = $2 and accepted_at is null and revoked_at is null`,
    [by.tenantId, knownId(id), now()],
  );
  if (revoked === 0) throw await whyClosed(by, id);
  await record(asActor(by), 'invitation.revoked', { kind: 'invitation', id });
}

/** What to say of an invitation that is not open: somebody was first, or there never was one. */
async function whyClosed(by: Member, id: string): Promise<Invalid | NotFound> {
  const [closed] = await sql<{ accepted: boolean }>(
    `select accepted_at is not null as accepted from invitations where tenant_id = $1 and id = $2`,
    [by.tenantId, id],
  );
  if (!closed) return new NotFound('invitation');
  return new Invalid({ email: closed.accepted ? 'people.invite.acceptedAlready' : 'people.invite.revokedAlready' });
}

const expiry = (): Date => new Date(now().getTime() + INVITATION_DAYS * 86_400_000);

function knownId(id: string): string {
  if (!isId(id)) throw new NotFound('invitation');
  return id;
}

/** What the mail is owed under: by the hash of the token in its link, so that the people page finds what became of the last one. */
const mail = (
  by: Member,
  to: string,
  role: InvitableRole,
  token: string,
  { linkTo, language }: Sending,
): Promise<void> =>
  writeMail('invitation', {
    to,
    language,
    params: { tenantName: by.tenantName, inviter: by.name, role, link: linkTo(token) },
    key: `invitation:${tokenHash(token).toString('hex')}`,
  });
