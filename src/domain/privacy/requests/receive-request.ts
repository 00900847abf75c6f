import { record, system, type Actor } from '../../audit/audit.ts';
import { now, osloDay, daysAfter, type Day } from '../../clock.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { isId, newId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { beginningOf, oneLine } from '../../names.ts';
import { submittedBefore } from '../../submissions.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { stopMarketingAtOnce } from '../fulfilment/right-to-object.ts';
import { readWrittenAddress } from '../../users/email-address.ts';
import { lawNumbers } from '../law-numbers.ts';
import { requestClock } from './clock.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent, identityConfirmed, requester } from './events.ts';
import {
  LONGEST_MESSAGE,
  LONGEST_NAME,
  type ListedAttachment,
  type RequestChannel,
  type RequestKind,
} from './kinds.ts';
import { withoutNationalIdentityNumbers } from '../../national-identity.ts';
import { tellOfArrival } from './remind.ts';
import { representationProblems, representedOf, type Represented, type TypedRepresentation } from './representation.ts';
import { againTheSame } from './same-request.ts';

/** A request as it arrives. Nothing in it is believed: an address is not an identity. */
export interface ArrivingRequest {
  readonly kind: RequestKind;
  readonly state: 'draft' | 'open';
  readonly channel: RequestChannel;
  readonly language: 'nb' | 'en';
  readonly requesterName: string;
  readonly requesterEmail: string | undefined;
  readonly message: string;
  readonly attachments?: readonly ListedAttachment[];
  readonly receivedAt: Date;
  /** The contact it was recorded for, by a member who says so. Never set by what came from outside. */
  readonly contactId?: string | undefined;
  /** The user it is about (layer L1). */
  readonly userId?: string | undefined;
  /** How it is known already who asks: by being signed in, or by a link that only they were sent. */
  readonly verified?: 'signed-in' | 'link';
  /** What it asks for is carried out with it, and nothing is left to answer: its clock closes as it opens. */
  readonly fulfilled?: true;
  /** The organisation the person named, when they wrote to OnNet about somebody else's data. */
  readonly addressee?: string | undefined;
  /** Whom they ask for, when it is not themselves. Believed no more than the rest. */
  readonly represented?: Represented | undefined;
  /** What the mail is known by, so that a second handing over is told. */
  readonly mailId?: string | undefined;
}

/**
 * Keeps a request that arrived and starts its clock, in the open transaction of whose desk it is. National identity numbers
 * are taken out before anything is stored.
 *
 * @param id its id, where a form gave it one
 * @returns the request's id; undefined when this mail has been received before
 */
export async function keepRequest(
  what: ArrivingRequest,
  by: Actor | typeof requester,
  id: string = newId(),
): Promise<string | undefined> {
  const tenantId = currentTenantId();
  // As whoever anonymises or erases them does: either the request is seen there, or the person is gone before it.
  if (what.contactId !== undefined)
    await sql(`select from contacts where tenant_id = $1 and id = $2 for share`, [tenantId, what.contactId]);
  if (what.userId !== undefined) await holdUser(what.userId);
  const arriving = asKept(what);
  const clock = requestClock({ receivedAt: arriving.receivedAt, extended: false, pausedDays: 0 });
  const added = await change(
    `insert into data_subject_requests (tenant_id, id, layer, kind, state, channel, language, contact_id, user_id,
            requester_name, requester_email, addressee, message, attachments, mail_id, received_at, due_on, target_on,
            verified_at, verified_how, created_at, decision, answered_at, ended_at, represented_as, represented_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18, $19, $20, $21, $22, $22, $23, $24)
     on conflict (tenant_id, mail_id) where mail_id is not null do nothing`,
    [
      tenantId,
      id,
      tenantId === PLATFORM_TENANT_ID ? 'controller' : 'processor',
      arriving.kind,
      arriving.fulfilled ? 'answered' : arriving.state,
      arriving.channel,
      arriving.language,
      arriving.contactId ?? null,
      arriving.userId ?? null,
      arriving.requesterName,
      arriving.requesterEmail ?? null,
      arriving.addressee ?? null,
      arriving.message,
      JSON.stringify(arriving.attachments ?? []),
      arriving.mailId ?? null,
      arriving.receivedAt,
      clock.dueOn,
      arriving.verified === undefined ? null : now(),
      arriving.verified ?? null,
      now(),
      arriving.fulfilled ? 'granted' : null,
      arriving.fulfilled ? arriving.receivedAt : null,
      arriving.represented?.representedAs ?? null,
      arriving.represented?.representedName ?? '',
    ],
  );
  if (added === 0) return undefined;
  await Promise.all([
    addEvent(id, 'received', by, { details: { channel: arriving.channel, kind: arriving.kind } }),
    record(
      by.kind === 'requester' ? system : by,
      'request.received',
      { kind: 'request', id },
      { channel: arriving.channel },
    ),
  ]);
  if (arriving.verified !== undefined) await confirmedOnArrival(id, arriving);
  if (arriving.fulfilled) await answeredOnArrival(id);
  // What the desk took down itself needs no mail, nor does what nobody has to do.
  else if (by.kind === 'requester' || by.kind === 'user') await tellOfArrival(id, clock.dueOn);
  const { kind, channel, contactId = null, requesterEmail = null } = arriving;
  const representedAs = arriving.represented?.representedAs ?? null;
  await stopMarketingAtOnce({ id, kind, channel, contactId, requesterEmail, representedAs }, by);
  return id;
}

/** Says in the history that nobody has to be asked who it is. */
const confirmedOnArrival = (id: string, of: Pick<ArrivingRequest, 'contactId' | 'userId'>): Promise<unknown> =>
  Promise.all([
    identityConfirmed(id, of, false),
    record(system, 'request.identity-confirmed', { kind: 'request', id }),
  ]);

/** Says in the history that nothing is left to answer. */
const answeredOnArrival = (id: string): Promise<unknown> =>
  Promise.all([
    addEvent(id, 'answered', system, { details: { decision: 'granted', mailed: false, late: false } }),
    record(system, 'request.answered', { kind: 'request', id }, { decision: 'granted', late: false }),
  ]);

/** A request with its texts as they may be kept. */
export const asKept = (arriving: ArrivingRequest): ArrivingRequest => ({
  ...arriving,
  requesterName: keptText(oneLine(arriving.requesterName), LONGEST_NAME),
  addressee: arriving.addressee === undefined ? undefined : keptText(oneLine(arriving.addressee), LONGEST_NAME),
  message: keptText(arriving.message, LONGEST_MESSAGE),
  represented: arriving.represented && {
    ...arriving.represented,
    representedName: keptText(arriving.represented.representedName, LONGEST_NAME),
  },
});

/**
 * Text as it may be kept: without national identity numbers, NUL and what is beyond the limit. Numbers are not looked for far
 * beyond it: a mail of ten megabytes of digits would keep everybody else waiting for a text that is cut all the same.
 */
export function keptText(text: string, longest: number): string {
  const whole = text.toWellFormed().replaceAll('\u0000', '').trim();
  const beginning = beginningOf(whole, 2 * longest);
  const clean = withoutNationalIdentityNumbers(beginning);
  if (clean.length <= longest && beginning === whole) return clean;
  return `${beginningOf(clean, longest - 1)}…`;
}

/** What is wrong with texts that are longer than is kept: nothing of what somebody typed is cut unsaid. */
export const tooLong = (
  texts: Readonly<Record<string, string>>,
  longest: number,
): Readonly<Record<string, FieldProblem>> =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([, text]) => text.trim().length > longest)
      .map(([field]) => [field, { key: 'form.tooLong', params: { count: longest } }]),
  );

/** What a member took down. */
export interface RecordedRequest {
  readonly kind: RequestKind;
  readonly channel: RequestChannel;
  readonly language: 'nb' | 'en';
  readonly requesterName: string;
  readonly requesterEmail: string;
  readonly message: string;
  /** The day it arrived, in Norway. */
  readonly receivedOn: Day | undefined;
  /** A contact, or a user of OnNet's; empty when nobody knows yet whom it is from. */
  readonly personId: string;
  /** Whom they ask for, when it is not themselves. */
  readonly represented?: TypedRepresentation | undefined;
}

/**
 * Records a request that reached somebody by phone, letter or across a table. The clock starts on the day it arrived. Recorded
 * again with the same day, it is the same request.
 * @param id what the form makes, from the form's own id and what is written in it
 * @throws Invalid on `requesterName`, `requesterEmail`, `message`, `receivedOn` (to come, or older than a request is kept), `person`, `representedAs` or `representedName`
 */
export async function recordRequest(desk: RequestDesk, typed: RecordedRequest, id: string = newId()): Promise<string> {
  if (await submittedBefore('request', id)) return id;
  const email = typed.requesterEmail === '' ? undefined : readWrittenAddress(typed.requesterEmail);
  const today = osloDay();
  const personKnown = typed.personId === '' || (await desk.see(() => hasPerson(desk, typed.personId)));
  const problems = {
    ...(oneLine(typed.requesterName) === '' ? { requesterName: 'form.required' } : {}),
    ...(typed.requesterEmail !== '' && email === undefined ? { requesterEmail: 'form.email' } : {}),
    ...(typed.receivedOn === undefined ? { receivedOn: 'form.date' } : {}),
    ...(typed.receivedOn !== undefined && typed.receivedOn > today ? { receivedOn: 'requests.receivedOn.future' } : {}),
    ...(typed.receivedOn !== undefined && typed.receivedOn < daysAfter(today, -365 * lawNumbers.requestKept.value)
      ? { receivedOn: { key: 'requests.receivedOn.past', params: { count: lawNumbers.requestKept.value } } }
      : {}),
    ...tooLong({ requesterName: typed.requesterName }, LONGEST_NAME),
    ...tooLong({ message: typed.message }, LONGEST_MESSAGE),
    ...(personKnown ? {} : { person: 'requests.person.unknown' }),
    ...(typed.represented === undefined ? {} : representationProblems(typed.represented)),
  };
  if (typed.receivedOn === undefined || Object.keys(problems).length > 0) throw new Invalid(problems);
  const arriving = asKept({
    ...typed,
    state: 'open',
    requesterEmail: email,
    // Noon in UTC is the same day in Norway all year. Today is now, so that the history reads in order.
    receivedAt: typed.receivedOn === today ? now() : new Date(`${typed.receivedOn}T12:00:00Z`),
    ...person(desk, typed.personId),
    represented: typed.represented && representedOf(typed.represented),
  });
  const again = await againTheSame(arriving, desk.actor, typed.receivedOn);
  if (again !== undefined) return again;
  await keepRequest(arriving, desk.actor, id);
  return id;
}

/** Whose request it is, as the columns have it. */
export const person = (
  desk: RequestDesk,
  personId: string,
): { readonly contactId?: string; readonly userId?: string } => {
  if (personId === '') return {};
  return desk.layer === 'controller' ? { userId: personId } : { contactId: personId };
};

/** A user of OnNet's, who stays until the open transaction ends (account-erasure.ts). @returns a row where there is one */
export const holdUser = (userId: string): Promise<object[]> =>
  sql(`select from users where id = $1 for share`, [userId]);

/**
 * Whether there is such a person at the desk: a contact of the tenant's that is not anonymised, or a user of OnNet's. A contact
 * stays so until the open transaction ends, so that nobody is erased while their request is written down.
 */
export async function hasPerson(desk: RequestDesk, personId: string): Promise<boolean> {
  if (!isId(personId)) return false;
  const rows =
    desk.layer === 'controller'
      ? await holdUser(personId)
      : await sql(`select from contacts where tenant_id = $1 and id = $2 and anonymised_at is null for share`, [
          desk.tenantId,
          personId,
        ]);
  return rows.length === 1;
}
