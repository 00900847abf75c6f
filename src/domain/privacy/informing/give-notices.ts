import { record } from '../../audit/audit.ts';
import { isDay, osloDay } from '../../clock.ts';
import { Invalid, NotFound, type FieldProblem } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { mailRecorded } from '../access/person-link.ts';
import { addressBeforeRequests } from '../requests/channel-on-file.ts';
import { givenUp, noticeKey, writeNoticeLines, type NoticeLine } from './notice-lines.ts';
import { firstOwed, owedAmong } from './owed-notices.ts';
import { reopenNotices } from './settled.ts';
import { isExemption, isRecordable, type HowInformed } from './ways.ts';

/** How many one act takes. Whoever has more does it again. */
export const MOST_AT_ONCE = 200;

/** Longest reason, in characters. */
export const REASON_LENGTH = 500;

/** About whom: those that were ticked, or the first `MOST_AT_ONCE` of the queue. */
export type Informed = { readonly of: 'chosen'; readonly ids: readonly string[] } | { readonly of: 'first' };

/**
 * Mails people the notice with the link to their own page, and writes down that they were told, in the open transaction: the mails go
 * through the outbox. It is no marketing, so it goes to those who have said no to that too. Who was told meanwhile, is restricted or
 * gone gets none; who has no address, or none from before a request
 * of theirs that waits (hard case 23), stays in the queue.
 * @throws Invalid (field contact) where none of them can be mailed, NotAllowed
 */
export async function sendNotices(by: Member, informed: Informed, language: 'nb' | 'en'): Promise<number> {
  demand(by, 'privacy');
  const ids =
    informed.of === 'first' ? await firstOwed(by, 'mailable', MOST_AT_ONCE) : await owedAmong(by, chosen(informed.ids));
  const reached = await sql<{ id: string; email: string }>(
    `select id, email from (select c.id, ${addressBeforeRequests('c.id')} as email
                              from contacts c where c.tenant_id = $1 and c.id = any($2::uuid[])) c where email is not null`,
    [by.tenantId, ids],
  );
  const emails = new Map(reached.map(({ id, email }) => [id, email]));
  const lines = await writeNoticeLines(by, linesOf([...emails.keys()]), {
    how: 'mailed',
    toldOn: osloDay(),
    reason: '',
  });
  if (lines.length === 0) throw new Invalid({ contact: 'informing.noAddress' });
  for (const { id, contactId } of lines) {
    const email = emails.get(contactId);
    if (email !== undefined) await mailRecorded(by, { contactId, email, language, key: noticeKey(id) });
  }
  return lines.length;
}

/** What a member writes down, as typed; the day is `YYYY-MM-DD`, or what could not be read as one. */
export interface TypedNotice {
  readonly how: string;
  readonly day: string;
  readonly reason: string;
}

/**
 * Writes down that people were told in another way than by our mail, or why they need not be (Art. 14(5)), in the open transaction.
 * @throws Invalid (fields contact, how, day, reason), NotAllowed
 */
export async function recordNotices(by: Member, informed: Informed, typed: TypedNotice): Promise<number> {
  demand(by, 'privacy');
  const how = readHow(typed);
  const ids =
    informed.of === 'first' ? await firstOwed(by, 'any', MOST_AT_ONCE) : await owedAmong(by, chosen(informed.ids));
  const lines = await writeNoticeLines(by, linesOf(ids), {
    how,
    toldOn: isExemption(how) ? null : typed.day,
    reason: typed.reason.trim(),
  });
  if (lines.length === 0) throw new Invalid({ contact: 'informing.nobody' });
  for (const { contactId } of lines)
    await record(asActor(by), 'notice.recorded', { kind: 'contact', id: contactId }, { how });
  return lines.length;
}

function readHow({ how, day, reason }: TypedNotice): HowInformed {
  const problems: Record<string, FieldProblem> = {};
  if (!isRecordable(how)) problems['how'] = 'form.choose';
  else if (isExemption(how)) {
    if (reason.trim() === '') problems['reason'] = 'informing.reason.missing';
  } else if (!isDay(day)) problems['day'] = 'form.date';
  else if (day > osloDay()) problems['day'] = 'informing.day.future';
  if (reason.trim().length > REASON_LENGTH) problems['reason'] = 'informing.reason.long';
  if (!isRecordable(how) || Object.keys(problems).length > 0) throw new Invalid(problems);
  return how;
}

function chosen(ids: readonly string[]): readonly string[] {
  const those = [...new Set(ids)].filter(isId);
  if (those.length === 0) throw new Invalid({ contact: 'informing.choose' });
  return those.slice(0, MOST_AT_ONCE);
}

const linesOf = (ids: readonly string[]): NoticeLine[] => ids.map((contactId) => ({ id: newId(), contactId }));

/** Somebody who has been told, or need not be. */
export interface GivenNotice {
  readonly id: string;
  readonly contactId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly how: HowInformed;
  /** `YYYY-MM-DD`; null for an exemption. */
  readonly toldOn: string | null;
  readonly reason: string;
  readonly notedAt: Date;
  readonly notedBy: string | null;
}

/** The last fifty who were told or exempted, the latest first; those whose mail was given up stand in the queue. @throws NotAllowed */
export async function givenNotices(by: Member): Promise<GivenNotice[]> {
  demand(by, 'privacy');
  return sql<GivenNotice>(
    `select line.id, c.id as "contactId", c.given_name as "givenName", c.family_name as "familyName", line.how,
            line.told_on::text as "toldOn", line.reason, line.noted_at as "notedAt", m.name as "notedBy"
       from source_notices line
       join contacts c on c.tenant_id = $1 and c.id = line.contact_id and c.deleted_at is null and c.anonymised_at is null
       left join members m on m.tenant_id = $1 and m.id = line.noted_by
      where line.tenant_id = $1 and not ${givenUp('line')}
      order by line.noted_at desc, line.id desc limit 50`,
    [by.tenantId],
  );
}

/**
 * Takes back what a member wrote down by mistake: the person is owed the notice again. A mail that went is not taken back.
 * @throws NotFound, NotAllowed
 */
export async function takeNoticeBack(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  const [line] = isId(id)
    ? await sql<{ contactId: string; how: HowInformed }>(
        `select line.contact_id as "contactId", line.how from source_notices line
           join contacts c on c.tenant_id = $1 and c.id = line.contact_id
          where line.tenant_id = $1 and line.id = $2 and line.how <> 'mailed' for update of line`,
        [by.tenantId, id],
      )
    : [];
  if (!line) throw new NotFound('source notice');
  await change(`delete from source_notices where tenant_id = $1 and id = $2`, [by.tenantId, id]);
  await reopenNotices([line.contactId]);
  await record(asActor(by), 'notice.taken-back', { kind: 'contact', id: line.contactId }, { how: line.how });
}
