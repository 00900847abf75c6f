import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { contactIds, type ContactFilter } from '../../contacts/contact-list.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { hasSaidNo } from '../consent/decide.ts';
import { standingsOf, type NamedStanding } from '../consent/standing.ts';
import { reopenNotices, saidByThemselves, settleNotices } from '../informing/settled.ts';
import { readContactPurpose, type ReadContactPurpose, type TypedContactPurpose } from './contact-purposes.ts';

/**
 * Which contacts get a purpose at once: those somebody chose, by their ids; all that a list shows; or all for whom no
 * purpose at all is written down.
 */
export type Many =
  | { readonly of: 'chosen'; readonly ids: readonly string[] }
  | { readonly of: 'list'; readonly filter: ContactFilter }
  | { readonly of: 'without' };

/** How many contacts one act gives a purpose to. Whoever has more narrows the list, or does it again. */
export const MOST_AT_ONCE = 5_000;

/**
 * Why a contact is left as it is: it has the purpose, has it on a basis that holds no longer, or has said no to it; or it
 * was chosen and is not to be had any more: in the trash, restricted, anonymised or gone.
 */
export const skipReasons = ['has', 'old-basis', 'said-no', 'away'] as const;
export type SkipReason = (typeof skipReasons)[number];

/** What an act would do, or has done. */
export interface Gift {
  readonly given: number;
  readonly skipped: Readonly<Record<SkipReason, number>>;
  /** There are more contacts than one act takes. */
  readonly more: boolean;
}

/** It is decided at the desk, and written into contacts, as one purpose of one contact is. @throws NotAllowed */
function demandGiver(by: Member): void {
  demand(by, 'privacy');
  demand(by, 'write');
}

/** What giving a purpose to many would do; changes nothing. @throws Invalid (fields purpose, source, since), NotAllowed */
export async function previewGift(by: Member, many: Many, typed: TypedContactPurpose): Promise<Gift> {
  demandGiver(by);
  const purpose = await readGift(typed);
  return each(by, many, purpose, async () => {});
}

/**
 * Writes down for many contacts that their data serves a purpose, with its source and since when: those who have it keep what
 * is written down, and who has said no to it is left alone. In the open transaction, a thousand contacts at a time.
 * @returns with the act's id, to take it back by
 * @throws Invalid (fields purpose, source, since) for consent and marketing, which nobody gets by the thousand; NotAllowed
 */
export async function giveToMany(
  by: Member,
  many: Many,
  typed: TypedContactPurpose,
): Promise<Gift & { readonly id: string }> {
  demandGiver(by);
  const purpose = await readGift(typed);
  const id = newId();
  const gift = await each(by, many, purpose, async (contacts) => {
    const given = await change(
      `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since, recorded_at, recorded_by,
                                     given_together)
       select $1, n.id, c.id, $3, $4, $5, $6, $7, $8, $9
         from unnest($10::uuid[], $2::uuid[]) as n (id, contact_id)
         join contacts c on c.tenant_id = $1 and c.id = n.contact_id for key share of c
       on conflict (tenant_id, contact_id, purpose_id) do nothing`,
      [
        by.tenantId,
        contacts,
        purpose.id,
        purpose.basis,
        purpose.source,
        purpose.since,
        now(),
        by.id,
        id,
        contacts.map(() => newId()),
      ],
    );
    if (saidByThemselves(purpose.source))
      await settleNotices(
        (
          await sql<{ id: string }>(
            `select contact_id as id from contact_purposes
              where tenant_id = $1 and given_together = $2 and contact_id = any($3::uuid[])`,
            [by.tenantId, id, contacts],
          )
        ).map((one) => one.id),
      );
    return given;
  });
  await record(
    asActor(by),
    'purpose.given',
    { kind: 'purpose', id: purpose.id },
    { rows: gift.given, source: purpose.source, together: id },
  );
  return { ...gift, id };
}

/**
 * Takes back what one act gave: what was written down anew for one of them since then stays.
 * @returns how many lost it
 * @throws NotFound when nothing is left of the act, NotAllowed
 */
export async function takeBackGift(by: Member, id: string): Promise<number> {
  demandGiver(by);
  const taken = isId(id)
    ? await sql<{ purposeId: string; contactId: string }>(
        `delete from contact_purposes where tenant_id = $1 and given_together = $2
         returning purpose_id as "purposeId", contact_id as "contactId"`,
        [by.tenantId, id],
      )
    : [];
  const [first] = taken;
  if (!first) throw new NotFound('purpose');
  await reopenNotices(taken.map(({ contactId }) => contactId));
  await record(
    asActor(by),
    'purpose.taken-back',
    { kind: 'purpose', id: first.purposeId },
    { rows: taken.length, together: id },
  );
  return taken.length;
}

async function readGift(typed: TypedContactPurpose): Promise<ReadContactPurpose> {
  const purpose = await readContactPurpose(typed);
  if (purpose.marketing !== null) throw new Invalid({ purpose: 'consents.many.notThis' });
  return purpose;
}

const PER_BATCH = 1_000;

/** Goes through the contacts a batch at a time, and tells `give` of those that get it. */
async function each(
  by: Member,
  many: Many,
  purpose: ReadContactPurpose,
  give: (contacts: readonly string[]) => Promise<unknown>,
): Promise<Gift> {
  const found = await idsOf(by, many);
  const away = many.of === 'chosen' ? new Set(many.ids).size - found.length : 0;
  const skipped = { has: 0, 'old-basis': 0, 'said-no': 0, away };
  let given = 0;
  const ids = found.slice(0, MOST_AT_ONCE);
  for (let at = 0; at < ids.length; at += PER_BATCH) {
    const standings = await standingsOf(ids.slice(at, at + PER_BATCH));
    const getting: string[] = [];
    for (const [id, standing] of standings) {
      const why = skipReason(standing, purpose);
      if (why === undefined) getting.push(id);
      else skipped[why]++;
    }
    given += getting.length;
    if (getting.length > 0) await give(getting);
  }
  return { given, skipped, more: found.length > MOST_AT_ONCE };
}

function idsOf(by: Member, many: Many): Promise<string[]> {
  if (many.of === 'chosen') return contactsAmong(by, many.ids);
  return many.of === 'list' ? contactIds(by, many.filter, MOST_AT_ONCE + 1) : withoutPurpose(by);
}

/** Those of the ids that a list of contacts would show. */
async function contactsAmong(by: Member, ids: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select id from contacts where tenant_id = $1 and id = any($2::uuid[]) and deleted_at is null and anonymised_at is null`,
    [by.tenantId, ids.filter(isId)],
  );
  return rows.map(({ id }) => id);
}

function skipReason(standing: NamedStanding, { id, basis }: ReadContactPurpose): SkipReason | undefined {
  // Erased, restricted or put in the trash since the list was read.
  if (standing.subject !== 'known') return 'away';
  const written = standing.bases.find(({ purposeId }) => purposeId === id);
  if (written) return written.basis === basis ? 'has' : 'old-basis';
  const purpose = standing.purposes.find((one) => one.id === id);
  return purpose && hasSaidNo(standing, purpose, [null, ...purpose.channels]) ? 'said-no' : undefined;
}

const noPurpose = `
    from contacts c
   where c.tenant_id = $1 and c.deleted_at is null and c.anonymised_at is null
     and not exists (select from contact_purposes b where b.tenant_id = $1 and b.contact_id = c.id)
   limit ${MOST_AT_ONCE + 1}`;

async function withoutPurpose(by: Member): Promise<string[]> {
  const rows = await sql<{ id: string }>(`select c.id ${noPurpose}`, [by.tenantId]);
  return rows.map(({ id }) => id);
}

/** How many contacts have no purpose written down, counted no further than MOST_AT_ONCE; `atLeast` says that it stopped there. */
export async function countWithoutPurpose(by: Member): Promise<{ readonly count: number; readonly atLeast: boolean }> {
  const [row] = await sql<{ count: number }>(`select count(*)::int as count from (select ${noPurpose}) counted`, [
    by.tenantId,
  ]);
  const count = row?.count ?? 0;
  return { count: Math.min(count, MOST_AT_ONCE), atLeast: count > MOST_AT_ONCE };
}
