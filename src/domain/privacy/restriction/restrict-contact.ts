import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { withholdExports } from '../../exports/withhold-exports.ts';
import { isId, newId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { notifyRecipients } from '../disclosures/notify-recipients.ts';
import { isRestrictionGround, LONGEST_NOTE, type RestrictionGround } from './ground.ts';
import { hideContact } from './hide.ts';
import { inCase } from './in-case.ts';

/** Why processing is to be restricted. */
export interface NewRestriction {
  /** One of `restrictionGrounds`, as typed. */
  readonly ground: string;
  /** The data subject request it comes with. */
  readonly requestId?: string | undefined;
  readonly note?: string | undefined;
}

/**
 * Restricts the processing of a contact (Art. 18): the record is kept as it is and nobody sees or uses it, except in the
 * case at the privacy desk. Files of contacts that are ready for download are taken back, since the person may be in them.
 * @returns the restriction's id
 * @throws Invalid (fields ground, note, contact), NotFound, NotAllowed
 */
export async function restrictContact(by: Member, contactId: string, why: NewRestriction): Promise<string> {
  return inCase(by, async () => {
    const { ground, note } = readReason(why);
    const [contact] = isId(contactId)
      ? await sql<{ restricted: boolean }>(
          `select restricted_at is not null as restricted from contacts
            where tenant_id = $1 and id = $2 and anonymised_at is null for update`,
          [by.tenantId, contactId],
        )
      : [];
    if (!contact) throw new NotFound('contact');
    if (contact.restricted) throw new Invalid({ contact: 'restriction.already' });
    const id = newId();
    const at = now();
    await notifyRecipients(
      { cause: 'restriction', contactId, causeId: id, requestId: why.requestId ?? null },
      asActor(by),
    );
    await Promise.all([
      keep(by, { id, contactId, activityId: null, ground, note, requestId: why.requestId, at }),
      hideContact(contactId, at),
      record(
        asActor(by),
        'contact.restricted',
        { kind: 'contact', id: contactId },
        { ground, ...(why.requestId === undefined ? {} : { request: why.requestId }) },
      ),
    ]);
    await withholdExports('restriction');
    return id;
  });
}

/** Reads what was typed about why. @throws Invalid (fields ground, note) */
export function readReason(why: NewRestriction): { readonly ground: RestrictionGround; readonly note: string } {
  const note = (why.note ?? '').trim();
  if (!isRestrictionGround(why.ground)) throw new Invalid({ ground: 'form.choose' });
  if (note.length > LONGEST_NOTE) throw new Invalid({ note: { key: 'form.tooLong', params: { count: LONGEST_NOTE } } });
  if (why.requestId !== undefined && !isId(why.requestId)) throw new Invalid({ request: 'form.choose' });
  return { ground: why.ground, note };
}

/** Writes the restriction's own row, in the open case. */
export const keep = (
  by: Member,
  row: {
    readonly id: string;
    readonly contactId: string | null;
    readonly activityId: string | null;
    readonly ground: RestrictionGround;
    readonly note: string;
    readonly requestId: string | undefined;
    readonly at: Date;
  },
): Promise<number> =>
  change(
    `insert into restrictions (tenant_id, id, contact_id, activity_id, ground, request_id, note, restricted_at,
                               restricted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [by.tenantId, row.id, row.contactId, row.activityId, row.ground, row.requestId ?? null, row.note, row.at, by.id],
  );
