import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { destroyKeyOf, openFor, openMany } from '../../keys/subject-keys.ts';
import { oweAgain } from '../../outbox.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { recordGiven, type ToldNotice } from './given-by-notice.ts';
import { readFacts, writeNotice, type NoticeCause, type NoticeLetter } from './notice-letter.ts';

/** How a recipient was told by hand; `impossible` where nobody can be reached (Art. 19). */
export const waysTold = ['email', 'letter', 'phone', 'in-person', 'impossible'] as const;
export type WayTold = (typeof waysTold)[number];
/** Why a recipient is not told after all. */
type Untold = 'never-given' | 'overtaken';
/** Whether a word is one of them. */
export const isWayTold = (text: string): text is WayTold => waysTold.some((way) => way === text);

/**
 * Where a notice stands. `waiting`: about to be mailed. `retrying`: the mail server said no, and is asked again. `failed`: it
 * was asked for the last time. `to-do`: there is no address, or no mail server, and a member has to tell them. `not-needed`:
 * they turned out never to have been given anything (correct-line.ts). `overtaken`: the restriction was lifted before they heard.
 */
export type NoticeState = 'waiting' | 'retrying' | 'failed' | 'to-do' | 'sent' | 'told' | 'not-needed' | 'overtaken';

/** One duty to tell one recipient. */
export interface RecipientNotice {
  readonly id: string;
  readonly contactId: string;
  readonly cause: NoticeCause;
  /** The erasure, the restriction or the correction. */
  readonly causeId: string;
  readonly requestId: string | null;
  readonly recipient: string;
  readonly email: string | null;
  readonly language: 'nb' | 'en';
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly doneAt: Date | null;
  readonly doneHow: WayTold | Untold | null;
  readonly doneByName: string | null;
  /** When it is tried again. */
  readonly nextAt: Date | null;
  readonly state: NoticeState;
  /** What they are to be told; undefined once they have been. */
  readonly letter: NoticeLetter | undefined;
}

const state = `case
    when n.done_how = 'never-given' then 'not-needed'
    when n.done_how = 'overtaken' then 'overtaken'
    when n.done_at is not null then 'told'
    when n.sent_at is not null then 'sent'
    when n.email is null or o.done_at is not null then 'to-do'
    when o.id is null or o.dead_at is not null then 'failed'
    when o.attempts > 0 and o.failure is not null then 'retrying'
    else 'waiting'
  end`;

const source = `recipient_notices n
  left join outbox o on o.tenant_id = n.tenant_id and o.kind = 'recipient-notice' and o.key = n.id::text
  left join members m on m.tenant_id = n.tenant_id and m.id = n.done_by`;

type Row = Omit<RecipientNotice, 'letter'> & { readonly sealed: Buffer | null };

const columns = `n.id, n.contact_id as "contactId", n.cause, n.cause_id as "causeId", n.request_id as "requestId", n.recipient, n.email, n.language, n.created_at as "createdAt",
  n.sent_at as "sentAt", n.done_at as "doneAt", n.done_how as "doneHow", m.name as "doneByName", o.due_at as "nextAt",
  ${state} as state, n.letter as sealed`;

/** The notices of the tenant, those that are not done first, oldest of them first; at most 100. @throws NotAllowed */
export async function recipientNotices(by: Member): Promise<RecipientNotice[]> {
  demand(by, 'privacy');
  return opened(
    await sql<Row>(
      `select ${columns} from ${source} where n.tenant_id = $1
        order by n.letter is null, case when n.letter is not null then n.created_at end, n.created_at desc, n.id limit 100`,
      [by.tenantId],
    ),
  );
}

/** The notices that a request led to. @throws NotAllowed */
export async function noticesOfRequest(by: Member, requestId: string): Promise<RecipientNotice[]> {
  demand(by, 'privacy');
  return opened(
    await sql<Row>(
      `select ${columns} from ${source} where n.tenant_id = $1 and n.request_id = $2 order by n.created_at, n.id limit 100`,
      [by.tenantId, requestId],
    ),
  );
}

/** Letters are opened together, in one statement. */
async function opened(rows: readonly Row[]): Promise<RecipientNotice[]> {
  const kept = rows.flatMap(({ id, sealed: letter }) =>
    letter === null ? [] : [{ id, subject: { kind: 'recipient-notice', id }, sealed: letter }],
  );
  const texts = await openMany(kept);
  const letters = new Map(kept.map(({ id }, at) => [id, texts[at]]));
  return rows.map(({ sealed, ...notice }) => {
    const text = sealed === null ? undefined : letters.get(notice.id);
    return { ...notice, letter: text === undefined ? undefined : writeNotice(readFacts(text)) };
  });
}

/** Recipients whom a member has to tell, or look into why they could not be told, as SQL to stand after `from`; the tenant is `$1`. */
export const noticesToLookAt = `${source}
  where n.tenant_id = $1 and n.sent_at is null and n.done_at is null and ${state} in ('to-do', 'failed')`;

/**
 * A member has told the recipient, or found that nobody can be. Also one that was to be mailed: the letter goes, and with it
 * whom it was about.
 * @throws Invalid (field `how`), NotFound for one that is done already, NotAllowed
 */
export async function tellByHand(by: Member, id: string, how: string): Promise<void> {
  demand(by, 'privacy');
  if (!isWayTold(how)) throw new Invalid({ how: 'form.choose' });
  const [notice] = isId(id)
    ? await sql<ToldNotice & { cause: NoticeCause; letter: Buffer }>(
        `select id, contact_id as "contactId", recipient, email, cause, letter from recipient_notices
          where tenant_id = $1 and id = $2 and letter is not null for update`,
        [by.tenantId, id],
      )
    : [];
  if (!notice) throw new NotFound('recipient notice');
  const facts = await openFor({ kind: 'recipient-notice', id }, notice.letter);
  if (facts !== undefined && how !== 'impossible') await recordGiven(notice, readFacts(facts));
  await endNotice(by, id, how);
  await record(asActor(by), 'recipient.told', { kind: 'contact', id: notice.contactId }, { cause: notice.cause, how });
}

/** Ends a notice that waits: its letter goes with its key, and it is not mailed any more. */
export async function endNotice(by: Member, id: string, how: WayTold | Untold): Promise<void> {
  await change(
    `update recipient_notices set done_at = $3, done_by = $4, done_how = $5, letter = null where tenant_id = $1 and id = $2`,
    [by.tenantId, id, now(), by.id, how],
  );
  await destroyKeyOf({ kind: 'recipient-notice', id });
  await change(
    `delete from outbox where tenant_id = $1 and kind = 'recipient-notice' and key = $2 and done_at is null`,
    [by.tenantId, id],
  );
}

/** Asks the mail server once more about one that it has not taken. @throws NotFound, NotAllowed */
export async function mailAgain(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  const [waiting] = isId(id)
    ? await sql(
        `select from recipient_notices where tenant_id = $1 and id = $2 and letter is not null and email is not null for update`,
        [by.tenantId, id],
      )
    : [];
  if (!waiting) throw new NotFound('recipient notice');
  await oweAgain('recipient-notice', id, { subjectId: id });
}
