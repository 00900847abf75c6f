import { record } from '../../audit/audit.ts';
import { isDay, now, osloDay } from '../../clock.ts';
import { contactForChange } from '../../contacts/contact-for-change.ts';
import { Invalid, NotFound, type FieldProblem } from '../../errors.ts';
import { sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { isId } from '../../identifiers.ts';
import { findPurpose } from '../purposes/purposes.ts';
import { currentWording, findWording, seenIn, type Wording } from '../purposes/wordings.ts';
import { appendConsentEvent } from './ledger.ts';
import { hasSaidNo } from './decide.ts';
import { isHeardVia } from './fold.ts';
import { standingOf } from './standing.ts';
import { stop } from './stop.ts';

/** A consent that somebody gave outside the program, as a member writes it down. */
export interface HeardConsent {
  readonly purposeId: string;
  readonly via: string;
  /** The day it was given, `YYYY-MM-DD`. */
  readonly on: string;
  readonly language: 'nb' | 'en';
  /** The member has seen that the person was shown the wording. */
  readonly shownWording: boolean;
  /** Which wording that was; without one, today's. */
  readonly wordingId?: string;
}

/**
 * Writes down a consent that a person gave outside the program, with how, when, and which wording they were shown: the
 * controller must be able to prove it (Art. 7(1)). It never undoes a no: somebody who has said no says yes themselves, by
 * the link they are sent. Nobody has read a wording on a day before it was made.
 *
 * @throws Invalid (fields purpose, via, on, shownWording, wording) also when the person has said no or is erased; NotFound, NotAllowed
 */
export async function recordConsent(by: Member, contactId: string, heard: HeardConsent): Promise<void> {
  demand(by, 'write');
  const contact = await contactForChange(by, contactId);
  const problems: Record<string, FieldProblem> = {};
  if (!isHeardVia(heard.via)) problems['via'] = 'form.choose';
  if (!isDay(heard.on)) problems['on'] = 'form.date';
  else if (heard.on > osloDay(now())) problems['on'] = 'consents.contact.future';
  if (!heard.shownWording) problems['shownWording'] = 'consents.record.wordingNeeded';
  if (!isId(heard.purposeId)) problems['purpose'] = 'form.choose';
  if (Object.keys(problems).length > 0 || !isHeardVia(heard.via)) throw new Invalid(problems);
  const [purpose, wording] = await Promise.all([findPurpose(heard.purposeId), shownTo(heard)]);
  if (purpose.basis !== 'consent' || !purpose.enabled || !wording) throw new Invalid({ purpose: 'form.choose' });
  if (wording.purposeId !== purpose.id) throw new Invalid({ wording: 'consents.record.otherWording' });
  if (heard.on < osloDay(wording.createdAt)) throw new Invalid({ on: 'consents.record.beforeWording' });
  await refuseAfterNo(contact.id, purpose.id);
  await Promise.all([
    appendConsentEvent({
      contactId: contact.id,
      purposeId: purpose.id,
      kind: 'granted',
      via: heard.via,
      wording: seenIn(wording, heard.language),
      evidence: { on: heard.on },
      by: asActor(by),
    }),
    record(asActor(by), 'consent.granted', { kind: 'contact', id: contact.id }, { purpose: purpose.code }),
  ]);
}

/** The wording the person was shown: the one the member chose, or today's. @throws Invalid (field wording) */
async function shownTo({ purposeId, wordingId = '' }: HeardConsent): Promise<Wording | undefined> {
  if (wordingId === '') return currentWording(purposeId);
  const chosen = isId(wordingId) ? await findWording(wordingId) : undefined;
  if (!chosen) throw new Invalid({ wording: 'form.choose' });
  return chosen;
}

/** @throws Invalid (field purpose) when the person, or whoever had one of their addresses, has said no */
async function refuseAfterNo(contactId: string, purposeId: string): Promise<void> {
  const standing = await standingOf(contactId);
  const purpose = standing?.purposes.find(({ id }) => id === purposeId);
  if (!standing || !purpose || standing.subject !== 'known') throw new Invalid({ purpose: 'consents.record.erased' });
  if (hasSaidNo(standing, purpose, [null, ...purpose.channels]))
    throw new Invalid({ purpose: 'consents.record.saidNo' });
}

/**
 * Writes down that a person has withdrawn a consent, or objects to a purpose. Always accepted, also for somebody in the
 * trash, restricted, anonymised or deleted (hard case 12); nothing about the record is needed but its id.
 * @throws Invalid (fields purpose, via), NotAllowed, NotFound
 */
export async function recordWithdrawal(
  by: Member,
  contactId: string,
  heard: { readonly purposeId: string; readonly via: string },
): Promise<void> {
  demand(by, 'write');
  await demandKnown(by, contactId);
  if (!isHeardVia(heard.via)) throw new Invalid({ via: 'form.choose' });
  if (!isId(heard.purposeId)) throw new Invalid({ purpose: 'form.choose' });
  const purpose = await findPurpose(heard.purposeId);
  if (!purpose.withdrawable) throw new Invalid({ purpose: 'consents.record.notWithdrawable' });
  await stop({ contactId, purposeId: purpose.id, channel: null, via: heard.via, by: asActor(by) });
  await record(asActor(by), 'consent.withdrawn', { kind: 'contact', id: contactId }, { purpose: purpose.code });
}

/**
 * @throws NotFound when nobody of that id was ever in the tenant: whoever is deleted is still in its trail, as an id, and
 * whoever is restricted among the restrictions
 */
async function demandKnown(by: Member, contactId: string): Promise<void> {
  const [known] = isId(contactId)
    ? await sql(
        `select from contacts where tenant_id = $1 and id = $2
          union all select from consent_events where tenant_id = $1 and contact_id = $2
          union all select from restrictions where tenant_id = $1 and contact_id = $2
          union all select from audit_entries where tenant_id = $1 and subject_id = $2 and subject = 'contact' limit 1`,
        [by.tenantId, contactId],
      )
    : [];
  if (!known) throw new NotFound('contact');
}

/**
 * Writes down that a person objects to marketing. Absolute and immediate (Art. 21(2) and (3)): from the next look at the
 * gate no marketing purpose is allowed on any channel, the ones that do not exist yet included, and their addresses are
 * suppressed, so that it outlives the record.
 * @throws Invalid (field via), NotFound when nobody of that id was ever here, NotAllowed
 */
export async function objectToMarketing(by: Member, contactId: string, via: string): Promise<void> {
  demand(by, 'write');
  if (!isHeardVia(via)) throw new Invalid({ via: 'form.choose' });
  await demandKnown(by, contactId);
  await stop({ contactId, purposeId: null, channel: null, via, by: asActor(by) });
  await record(asActor(by), 'consent.objected', { kind: 'contact', id: contactId });
}
