import { record, system } from '../../audit/audit.ts';
import { now, daysAfter } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { isId, newId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { change, inTenant, sql } from '../../tenancy.ts';
import { newToken, tokenHash } from '../../users/tokens.ts';
import { abandonCopies } from '../access/links.ts';
import { addressesToLeaveAlone } from '../suppression/addresses-of.ts';
import { lawNumbers } from '../law-numbers.ts';
import type { RequestDesk } from './desk.ts';
import { resumeClock } from './doubt.ts';
import { addEvent, identityConfirmed, requester } from './events.ts';
import { channelOnFile } from './channel-on-file.ts';
import { representationLaw } from './representation.ts';
import { lockOpenRequest, lockRequest, type LockedRequest } from './locked-request.ts';

/**
 * Asks the person on file whether it is they who ask, by a link that opens one page once. It goes to the address that was
 * on file before the request came, never to one that came with it or after it, and no copy of an identity document is ever asked for.
 *
 * @param linkTo the full address of the page for a token, made from the configured public URL
 * @throws Invalid on `identity` when there is no address on file, or the person has died; NotFound
 */
export async function askIdentity(
  desk: RequestDesk,
  id: string,
  linkTo: (tenantId: string, token: string, language: 'nb' | 'en') => string,
): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  if (request.representedAs !== null && !representationLaw[request.representedAs].personCanAnswer)
    throw new Invalid({ identity: 'requests.identity.estate' });
  const channel = await desk.see(() => channelOnFile(desk.tenantId, request));
  if (!channel) throw new Invalid({ identity: 'requests.identity.noChannel' });
  const token = newToken();
  const check = newId();
  const expires = new Date(`${daysAfter(now().toISOString().slice(0, 10), lawNumbers.identityLink.value)}T23:00:00Z`);
  // A newer link closes the older ones.
  await change(
    `update identity_checks set expires_at = $3 where tenant_id = $1 and request_id = $2 and expires_at > $3`,
    [desk.tenantId, id, now()],
  );
  await Promise.all([
    change(
      `insert into identity_checks (tenant_id, id, request_id, token_hash, sent_to, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [desk.tenantId, check, id, tokenHash(token), channel.address, now(), expires],
    ),
    writeMail('request-identity', {
      to: channel.address,
      language: request.language,
      params: {
        controller: desk.controllerName,
        link: linkTo(desk.tenantId, token, request.language),
        ...(request.representedAs === null ? {} : { asker: request.requesterName }),
      },
      key: `request-identity:${check}`,
      goneWhenSent: request.representedAs !== null,
    }),
    addEvent(id, 'identity-asked', desk.actor),
    record(desk.actor, 'request.identity-asked', { kind: 'request', id }),
  ]);
}

/** What the page behind the link shows. */
export interface IdentityQuestion {
  readonly controllerName: string;
  readonly kind: LockedRequest['kind'];
  readonly receivedAt: Date;
  /** The address the answer is wanted at, when it is not the one the link came to; so masked that it gives nothing away. */
  readonly newAddress: string | undefined;
  /** Who says that they ask for the person; undefined when it is the person who asks. */
  readonly asker: string | undefined;
}

interface OpenCheck {
  readonly checkId: string;
  readonly requestId: string;
  readonly sentTo: string;
}

/** The question behind a link; undefined when the link is used, too old or made up, the request has ended, or the address is no longer theirs. */
export function identityQuestion(tenantId: string, token: string): Promise<IdentityQuestion | undefined> {
  if (!isId(tenantId) && tenantId !== PLATFORM_TENANT_ID) return Promise.resolve(undefined);
  return inTenant(tenantId, async () => {
    const [row] = await sql<{
      controllerName: string;
      kind: LockedRequest['kind'];
      receivedAt: Date;
      requesterEmail: string | null;
      requesterName: string;
      represented: boolean;
      sentTo: string;
      contactId: string | null;
      userId: string | null;
    }>(
      `select r.contact_id as "contactId", r.user_id as "userId", t.name as "controllerName", r.kind, r.received_at as "receivedAt", r.requester_email as "requesterEmail",
              r.requester_name as "requesterName", r.represented_as is not null as represented,
              i.sent_to as "sentTo"
         from identity_checks i
         join data_subject_requests r on r.tenant_id = i.tenant_id and r.id = i.request_id
         join tenants t on t.id = i.tenant_id
        where i.tenant_id = $1 and i.token_hash = $2 and i.answered_at is null and i.expires_at > $3
          and r.state in ('draft', 'open')`,
      [tenantId, tokenHash(token), now()],
    );
    if (!row) return undefined;
    const { requesterEmail, requesterName, represented, sentTo, contactId, userId, ...question } = row;
    if (!(await isStillTheirs(sentTo, { contactId, userId }))) return undefined;
    const another = requesterEmail !== null && requesterEmail.toLowerCase() !== sentTo.toLowerCase();
    return {
      ...question,
      newAddress: another ? maskedAddress(requesterEmail) : undefined,
      asker: represented ? requesterName : undefined,
    };
  });
}

/**
 * Whether the address a link was sent to is still one of the person's. One that was taken off them since is somebody else's, or was wrong
 * from the start, and proves nothing.
 */
async function isStillTheirs(
  sentTo: string,
  { contactId, userId }: Pick<LockedRequest, 'contactId' | 'userId'>,
): Promise<boolean> {
  const same = (address: string): boolean => address.toLowerCase() === sentTo.toLowerCase();
  if (contactId !== null) {
    const theirs = (await addressesToLeaveAlone([contactId])).get(contactId) ?? [];
    return theirs.some(({ channel, value }) => channel === 'email' && same(value));
  }
  const [user] = await sql<{ email: string }>(`select email from users where id = $1`, [userId]);
  return user !== undefined && same(user.email);
}

/** `k•••@f•••.no`: enough for whoever owns the address to know it, and nobody else. */
export function maskedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  const [name = '', ...rest] = domain.split('.');
  return `${local.slice(0, 1)}•••@${name.slice(0, 1)}•••${rest.length > 0 ? `.${rest.at(-1)}` : ''}`;
}

/**
 * Takes the answer behind the link, once. "Me" verifies the person, or lets the one who asks for them go on, and, when they say so, lets the answer go to the new
 * address; "not me" takes the contact off the request, so that nothing can be given out or done on it.
 *
 * @returns false when the link is used, too old or made up, or the address is no longer theirs
 */
export function answerIdentity(
  tenantId: string,
  token: string,
  answer: { readonly me: boolean; readonly newAddress: boolean },
): Promise<boolean> {
  if (!isId(tenantId) && tenantId !== PLATFORM_TENANT_ID) return Promise.resolve(false);
  return inTenant(tenantId, async () => {
    const [check] = await sql<OpenCheck>(
      `select id as "checkId", request_id as "requestId", sent_to as "sentTo" from identity_checks
        where tenant_id = $1 and token_hash = $2 and answered_at is null and expires_at > $3 for update`,
      [tenantId, tokenHash(token), now()],
    );
    if (!check) return false;
    const request = await lockRequest({ tenantId }, check.requestId);
    if (request.state !== 'draft' && request.state !== 'open') return false;
    if (!(await isStillTheirs(check.sentTo, request))) return false;
    await change(`update identity_checks set answered_at = $3, answer = $4 where tenant_id = $1 and id = $2`, [
      tenantId,
      check.checkId,
      now(),
      answer.me ? 'me' : 'not-me',
    ]);
    if (answer.me) await confirm(tenantId, request, answer.newAddress);
    else await deny(tenantId, request);
    return true;
  });
}

async function confirm(tenantId: string, request: LockedRequest, newAddress: boolean): Promise<void> {
  await resumeClock(tenantId, request);
  await Promise.all([
    change(
      `update data_subject_requests
          set verified_at = $3, verified_how = 'link', new_address_confirmed = $4, version = version + 1,
              authority_at = case when represented_as is null then null else $3::timestamptz end,
              authority_how = case when represented_as is null then null else 'confirmed' end
        where tenant_id = $1 and id = $2`,
      [tenantId, request.id, now(), newAddress && request.requesterEmail !== null],
    ),
    identityConfirmed(request.id, request, newAddress),
    record(system, 'request.identity-confirmed', { kind: 'request', id: request.id }),
  ]);
}

async function deny(tenantId: string, request: LockedRequest): Promise<void> {
  // Who it was, so that it corrects what the same person confirmed before.
  const person = request.contactId ?? request.userId;
  await Promise.all([
    change(
      `update data_subject_requests
          set contact_id = null, user_id = null, answer_address = null, verified_at = null, verified_how = null, new_address_confirmed = false,
              authority_at = null, authority_how = null, confirmed_address = null,
              version = version + 1
        where tenant_id = $1 and id = $2`,
      [tenantId, request.id],
    ),
    addEvent(request.id, 'identity-denied', requester, { details: person ? { person } : {} }),
    record(system, 'request.identity-denied', { kind: 'request', id: request.id }),
  ]);
  await abandonCopies(request.id, 'all');
}

/**
 * A member vouches for who asks, for example because the person stood in front of them, and says how they know.
 * The answer still goes to the address on file. Of somebody who is not on file it is known too who asks: they have a right to
 * hear that nothing was found, and nobody else.
 * @throws Invalid on `reason` without one; NotFound
 */
export async function vouchIdentity(desk: RequestDesk, id: string, reason: string): Promise<void> {
  if (reason.trim() === '') throw new Invalid({ reason: 'form.required' });
  const request = await lockOpenRequest(desk, id);
  await resumeClock(desk.tenantId, request);
  await Promise.all([
    change(
      `update data_subject_requests set verified_at = $3, verified_how = 'vouched', version = version + 1
        where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, now()],
    ),
    addEvent(id, 'identity-vouched', desk.actor, { note: reason }),
    record(desk.actor, 'request.identity-vouched', { kind: 'request', id }),
  ]);
}
