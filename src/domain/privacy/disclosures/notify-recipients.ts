import { record, system, type Actor } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { sealFor } from '../../keys/subject-keys.ts';
import { fullName } from '../../names.ts';
import { owe } from '../../outbox.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { disclosedCategories } from './disclosed-categories.ts';
import { recipientKey, recipientsOf, type DisclosureRecipient } from './disclosure-log.ts';
import { toldOnlyOf, type Correction, type NoticeCause, type NoticeFacts } from './notice-letter.ts';

/** What recipients are told of. */
export interface Notifiable {
  readonly cause: NoticeCause;
  readonly contactId: string;
  /** The erasure, the restriction or the correction: the same one tells nobody twice. */
  readonly causeId: string;
  readonly requestId: string | null;
  /** What was corrected; of an erasure or a restriction nothing. */
  readonly corrections?: readonly Correction[];
  /** Those who were told of what this takes back; nobody else is. */
  readonly among?: readonly Pick<DisclosureRecipient, 'recipient' | 'email'>[];
}

/**
 * Owes everybody who was given data about a person the notice that it was corrected, erased or restricted (Art. 19), or is restricted no more, in the
 * open case and the transaction of that change, before it is made: the recipient knows the person as they stood. A recipient with an address gets a
 * letter by mail; any other is a to-do on the privacy desk. Of a correction, only who was given what was corrected.
 *
 * @returns how many are to be told
 */
export async function notifyRecipients(told: Notifiable, by: Actor = system): Promise<number> {
  const among = told.among && new Set(told.among.map(recipientKey));
  const recipients = (await recipientsOf(told.contactId)).filter((one) => among?.has(recipientKey(one)) ?? true);
  if (recipients.length === 0) return 0;
  const about = await factsAbout(told);
  let count = 0;
  for (const recipient of recipients) {
    const facts = toldOnlyOf(about, recipient.categories);
    if (facts && (await keep(told, recipient, facts))) count += 1;
  }
  if (count > 0)
    await record(by, 'recipients.owed', { kind: 'contact', id: told.contactId }, { cause: told.cause, count });
  return count;
}

/** Everything that could be told, from which each recipient is told what they were given. */
async function factsAbout({ cause, contactId, corrections = [] }: Notifiable): Promise<NoticeFacts> {
  const [about] = await sql<About>(
    `select t.name as "controllerName", t.language, c.given_name as "givenName", c.family_name as "familyName", c.email, c.phone
       from contacts c join tenants t on t.id = c.tenant_id where c.tenant_id = $1 and c.id = $2`,
    [currentTenantId(), contactId],
  );
  if (!about) throw new Error('recipients are told of somebody who is there');
  const { controllerName, language, givenName, familyName, email, phone } = about;
  const person = { name: fullName(givenName, familyName), email, phone };
  return { cause, language, controllerName, person, categories: disclosedCategories, corrections };
}

interface About {
  readonly controllerName: string;
  readonly language: 'nb' | 'en';
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly phone: string | null;
}

async function keep(
  { cause, causeId, contactId, requestId }: Notifiable,
  { recipient, email }: DisclosureRecipient,
  facts: NoticeFacts,
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
      facts.language,
      await sealFor({ kind: 'recipient-notice', id }, JSON.stringify(facts)),
      now(),
    ],
  );
  if (added === 1 && email !== null) await owe('recipient-notice', id, { subjectId: id });
  return added === 1;
}
