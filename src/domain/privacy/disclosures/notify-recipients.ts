import { formatsFor } from '../../../words/formats.ts';
import { record, system, type Actor } from '../../audit/audit.ts';
import { now, osloDay } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { sealFor } from '../../keys/subject-keys.ts';
import { fullName } from '../../names.ts';
import { owe } from '../../outbox.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { recipientsOf, recordDisclosure, type DisclosureRecipient } from './disclosure-log.ts';
import { writeNotice, type Correction, type NoticeCause, type NoticeFacts } from './notice-letter.ts';

/** What recipients are told of. */
export interface Notifiable {
  readonly cause: NoticeCause;
  readonly contactId: string;
  /** The erasure, the restriction or the correction: the same one tells nobody twice. */
  readonly causeId: string;
  readonly requestId: string | null;
  /** What was corrected; of an erasure or a restriction nothing. */
  readonly corrections?: readonly Correction[];
}

/**
 * Owes everybody who was given data about a person the notice that it was corrected, erased or restricted (Art. 19), in the
 * open case and the transaction of that change, before it is made: the recipient knows the person as they stood. A recipient with an address gets a
 * letter by mail; any other is a to-do on the privacy desk. Of a correction, only who was given what was corrected.
 *
 * @returns how many are to be told
 */
export async function notifyRecipients(told: Notifiable, by: Actor = system): Promise<number> {
  const corrections = told.corrections ?? [];
  const concerned = (await recipientsOf(told.contactId)).flatMap((recipient) => {
    const theirs = corrections.filter(({ category }) => recipient.categories.includes(category));
    return told.cause === 'rectification' && theirs.length === 0 ? [] : [{ recipient, theirs }];
  });
  if (concerned.length === 0) return 0;
  const [about] = await sql<About>(
    `select t.name as "controllerName", t.language, c.given_name as "givenName", c.family_name as "familyName", c.email, c.phone
       from contacts c join tenants t on t.id = c.tenant_id where c.tenant_id = $1 and c.id = $2`,
    [currentTenantId(), told.contactId],
  );
  if (!about) throw new Error('recipients are told of somebody who is there');
  let count = 0;
  for (const { recipient, theirs } of concerned) {
    const letter = writeNotice({ ...factsOf(about, recipient), cause: told.cause, corrections: theirs });
    if (!(await keep(told, recipient, about.language, JSON.stringify(letter)))) continue;
    count += 1;
    if (theirs.length > 0) await recordCorrection(told.contactId, recipient, theirs);
  }
  await record(by, 'recipients.owed', { kind: 'contact', id: told.contactId }, { cause: told.cause, count });
  return count;
}

interface About {
  readonly controllerName: string;
  readonly language: 'nb' | 'en';
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The person by name, and by what this recipient was given of how to reach them: nobody learns an address by the letter. */
function factsOf(
  about: About,
  { categories }: DisclosureRecipient,
): Pick<NoticeFacts, 'language' | 'controllerName' | 'person' | 'categories'> {
  const known = [
    fullName(about.givenName, about.familyName),
    categories.includes('email') ? about.email : null,
    categories.includes('phone') && about.phone !== null ? formatsFor(about.language).phone(about.phone) : null,
  ];
  return {
    language: about.language,
    controllerName: about.controllerName,
    person: known.filter((part) => part !== null && part !== '').join(', '),
    categories,
  };
}

async function keep(
  { cause, causeId, contactId, requestId }: Notifiable,
  { recipient, email }: DisclosureRecipient,
  language: 'nb' | 'en',
  letter: string,
): Promise<boolean> {
  const id = newId();
  const added = await change(
    `insert into recipient_notices (tenant_id, id, contact_id, cause, cause_id, request_id, recipient, email, language,
                                    letter, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (tenant_id, cause_id, recipient, email) do nothing`,
    [
      currentTenantId(),
      id,
      contactId,
      cause,
      causeId,
      requestId,
      recipient,
      email,
      language,
      await sealFor({ kind: 'recipient-notice', id }, letter),
      now(),
    ],
  );
  if (added === 1 && email !== null) await owe('recipient-notice', id, { subjectId: id });
  return added === 1;
}

/** The letter gives the corrected values, and is a disclosure like any other. */
const recordCorrection = (
  contactId: string,
  { recipient, email }: DisclosureRecipient,
  theirs: readonly Correction[],
): Promise<boolean> =>
  recordDisclosure(
    contactId,
    {
      id: newId(),
      recipient,
      email,
      categories: [...new Set(theirs.map(({ category }) => category))],
      act: 'rectification-notice',
      why: '',
      givenOn: osloDay(),
    },
    { at: now(), by: null },
  );
