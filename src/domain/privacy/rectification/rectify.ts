import { record } from '../../audit/audit.ts';
import { channelsOf, dropChannel, writeChannel } from '../../contacts/channels.ts';
import { writeField } from '../../contacts/change-field.ts';
import { contactFacts } from '../../contacts/contact-record.ts';
import { contactForChange } from '../../contacts/contact-for-change.ts';
import { EditConflict, Invalid, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { notifyRecipients } from '../disclosures/notify-recipients.ts';
import { recipientsOf, type DisclosureRecipient } from '../disclosures/disclosure-log.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import { tenantDesk } from '../requests/desk.ts';
import type { RequestKind } from '../requests/kinds.ts';
import { inCase } from '../restriction/in-case.ts';
import {
  plannedCorrections,
  type PlannedCorrection,
  type RectifiableFacts,
  type TypedRectification,
} from './corrections.ts';

/** A request for rectification with what is held about the person, restricted or not. */
export interface RectificationCase {
  readonly contactId: string;
  /** What the person wrote. */
  readonly message: string;
  readonly version: number;
  readonly held: RectifiableFacts;
  /** Whether the person has shown who they are; without, nothing can be changed. */
  readonly verified: boolean;
  /** Who was given data about them. */
  readonly recipients: readonly DisclosureRecipient[];
}

/**
 * What can be corrected on a request.
 * @throws Invalid on `request` for one that asks for something else or that is about nobody yet; NotFound for one that is
 * answered, NotAllowed
 */
export async function rectificationCase(by: Member, requestId: string): Promise<RectificationCase> {
  demand(by, 'privacy');
  const [request] = isId(requestId)
    ? await sql<{ kind: RequestKind; contactId: string | null; message: string; verified: boolean }>(
        `select kind, contact_id as "contactId", message, verified_at is not null as verified from data_subject_requests
          where tenant_id = $1 and id = $2 and state in ('draft', 'open')`,
        [by.tenantId, requestId],
      )
    : [];
  if (!request) throw new NotFound('data subject request');
  const { kind, contactId, message, verified } = request;
  if (kind !== 'rectification') throw new Invalid({ request: 'rectification.otherKind' });
  if (contactId === null) throw new Invalid({ request: 'requests.identity.noPerson' });
  return inCase(by, async () => ({
    contactId,
    message,
    ...(await heldAbout(by, contactId)),
    verified,
    recipients: await recipientsOf(contactId),
  }));
}

async function heldAbout(
  by: Member,
  contactId: string,
): Promise<{ readonly version: number; readonly held: RectifiableFacts }> {
  const { givenName, familyName, jobTitle, version } = await contactFacts(by, contactId);
  const channels = await channelsOf(by, contactId);
  return { version, held: { givenName, familyName, jobTitle, channels } };
}

/**
 * Carries out a request for rectification (Art. 16), all of it or nothing: the values are corrected, also of somebody whose
 * data is restricted, the trail keeps what they were under the person's own key, and everybody who was given what was wrong
 * is owed a notice (Art. 19).
 *
 * @returns what was corrected, and how many are to be told
 * @throws Invalid at the fields, on `request` when nothing differs, on `identity` when it has not been shown; EditConflict
 * when somebody changed the contact in between; NotFound, NotAllowed
 */
export async function rectify(
  by: Member,
  requestId: string,
  typed: TypedRectification,
): Promise<{ readonly fields: number; readonly recipients: number }> {
  const done = { fields: 0, recipients: 0 };
  let kinds: readonly string[] = [];
  await carryOutRequest(tenantDesk(by), requestId, async ({ kind, contactId }) => {
    if (kind !== 'rectification' || contactId === null) throw new Invalid({ request: 'rectification.otherKind' });
    await inCase(by, async () => {
      await contactForChange(by, contactId);
      const { version, held } = await heldAbout(by, contactId);
      if (version !== typed.version)
        throw new EditConflict({ field: 'request', theirs: null, yours: null, currentVersion: version });
      const planned = plannedCorrections(held, typed);
      if (planned.length === 0) throw new Invalid({ request: 'rectification.nothing' });
      done.fields = planned.length;
      kinds = [...new Set(planned.map(({ category }) => category))];
      done.recipients = await notifyRecipients(
        { cause: 'rectification', contactId, causeId: newId(), requestId, corrections: planned },
        asActor(by),
      );
      for (const { change } of planned) await correct(by, contactId, change);
      await record(
        asActor(by),
        'contact.rectified',
        { kind: 'contact', id: contactId },
        { fields: planned.map(({ category }) => category), recipients: done.recipients },
      );
    });
    return { step: 'rectified', ...done, kinds };
  });
  return done;
}

async function correct(by: Member, contactId: string, change: PlannedCorrection['change']): Promise<void> {
  const { version } = await contactForChange(by, contactId);
  if (change.field === 'channel')
    await writeChannel(by, contactId, change.id, { version }, change.input).catch((error: unknown) => {
      // What is wrong with it as an address was said before; that it is another's, whose processing is restricted, is not.
      throw error instanceof Invalid
        ? new Invalid({ request: Object.values(error.fields)[0] ?? 'form.invalid' })
        : error;
    });
  else if (change.field === 'channel-removed') await dropChannel(by, contactId, change.id);
  else await writeField(by, contactId, { version, ...change });
}
