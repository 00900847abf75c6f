import type { AuditAction } from '../../src/domain/audit/actions.ts';
import type { AuditDetails } from '../../src/domain/audit/audit.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { change, currentTenantId, sql } from '../../src/domain/tenancy.ts';
import type { Role } from '../../src/domain/users/member.ts';
import type { Draw } from './draw.ts';

const DAY = 86_400_000;

/** A member of the demo. */
export interface DemoMember {
  readonly id: string;
  /** When they joined. */
  readonly since: Date;
  readonly role: Role;
}

interface Entry {
  readonly at: Date;
  /** A member's id. */
  readonly by: string;
  readonly action: AuditAction;
  readonly subject: string;
  readonly subjectId: string;
  readonly details?: AuditDetails;
}

/** The members who could have written something at a moment. */
export const writersAt = (members: readonly DemoMember[], moment: Date): readonly DemoMember[] =>
  members.filter(({ role, since }) => role !== 'reader' && since <= moment);

/** A moment of a working day (UTC), the same for the same number. */
export const atWork = (day: Date, number: number): Date =>
  new Date(
    day.getTime() - (day.getTime() % DAY) + (7 * 60 + ((number * 37) % 480)) * 60_000 + ((number * 13) % 60) * 1000,
  );

/**
 * Writes the audit entries that the demo's records would have left behind, had they been written through the program
 * since the tenant was founded. What is older was there before, and has none. Entries are only added, as everywhere.
 */
export async function writeHistory(
  draw: Draw,
  { members, today }: { readonly members: readonly DemoMember[]; readonly today: Date },
): Promise<void> {
  const [created, recorded, moved, changed] = await Promise.all([
    creations(),
    activities(),
    moves(members),
    changes(draw, members, today),
  ]);
  await write(
    [...invitations(members), ...created, ...recorded, ...moved, ...changed].toSorted(
      (a, b) => Number(a.at) - Number(b.at),
    ),
  );
}

/** Everybody but the founder was invited, two days before they came. */
function invitations(members: readonly DemoMember[]): Entry[] {
  const [founder, ...others] = members;
  return others.map(({ since, role }) => ({
    at: new Date(since.getTime() - 2 * DAY),
    by: founder?.id ?? '',
    action: 'member.invited',
    subject: 'invitation',
    subjectId: newId(),
    details: { role },
  }));
}

interface Made {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
}

async function creations(): Promise<Entry[]> {
  const all = await Promise.all(
    (['contact', 'company', 'deal'] as const).map(async (kind) => {
      const table = { contact: 'contacts', company: 'companies', deal: 'deals' }[kind];
      const made = await sql<Made>(`select id, created_at as at, created_by as by from ${table} where tenant_id = $1`, [
        currentTenantId(),
      ]);
      return made.map(({ id, at, by }): Entry => ({
        at,
        by,
        action: `${kind}.created`,
        subject: kind,
        subjectId: id,
        ...(kind === 'company' ? { details: { byNumber: true } } : {}),
      }));
    }),
  );
  return all.flat();
}

/** An activity older than the contact it is about was brought along with it, and left no entry. */
async function activities(): Promise<Entry[]> {
  const rows = await sql<Made & { kind: string }>(
    `select a.id, a.created_at as at, a.by_member as by, a.kind
       from activities a join contacts c on c.tenant_id = a.tenant_id and c.id = a.contact_id
      where a.tenant_id = $1 and a.created_at > c.created_at`,
    [currentTenantId()],
  );
  return rows.map(({ id, at, by, kind }) => ({
    at,
    by,
    action: 'activity.recorded',
    subject: 'activity',
    subjectId: id,
    details: { kind },
  }));
}

interface DealMade extends Made {
  readonly owner: string;
  readonly stage: string;
  /** When it was won or lost, or else today. */
  readonly until: Date;
}

/** From the first stage to the one where the deal is, at even distances; a lost or won one does not pass the other end. */
async function moves(members: readonly DemoMember[]): Promise<Entry[]> {
  const [stages, deals] = await Promise.all([
    sql<{ id: string; outcome: string }>(`select id, outcome from stages where tenant_id = $1 order by position`, [
      currentTenantId(),
    ]),
    sql<DealMade>(
      `select id, created_at as at, created_by as by, owner_id as owner, stage_id as stage, coalesce(closed_at, now()) as until
         from deals where tenant_id = $1`,
      [currentTenantId()],
    ),
  ]);
  return deals.flatMap((deal) => {
    const at = stages.findIndex(({ id }) => id === deal.stage);
    const passed = stages.filter(({ id, outcome }, place) => id === deal.stage || (outcome === 'open' && place < at));
    return passed.slice(1).map(({ id }, step): Entry => {
      const steps = passed.length - (stages[at]?.outcome === 'open' ? 0 : 1);
      const moment = deal.at.getTime() + ((deal.until.getTime() - deal.at.getTime()) * (step + 1)) / steps;
      const end = id === deal.stage && stages[at]?.outcome !== 'open';
      const when = end ? deal.until : atWork(new Date(moment), step + 1);
      return {
        at: when,
        by: writersAt(members, when).some((member) => member.id === deal.owner) ? deal.owner : deal.by,
        action: 'deal.moved',
        subject: 'deal',
        subjectId: deal.id,
        details: { from: passed[step]?.id ?? '', to: id },
      };
    });
  });
}

const changedFields = ['jobTitle', 'phone', 'email', 'company', 'owner'] as const;

/** Every third contact was changed once since it was added; its row says so too. */
async function changes(draw: Draw, members: readonly DemoMember[], today: Date): Promise<Entry[]> {
  const contacts = await sql<{ id: string; at: Date }>(
    `select id, created_at as at from contacts where tenant_id = $1 order by id`,
    [currentTenantId()],
  );
  const entries = contacts
    .filter(() => draw.chance(0.33))
    .map(({ id, at }, number): Entry => {
      const days = Math.floor((today.getTime() - at.getTime()) / DAY);
      const moment = atWork(new Date(at.getTime() + draw.whole(2, Math.max(days - 1, 2)) * DAY), number);
      return {
        at: moment,
        by: draw.one(writersAt(members, moment)).id,
        action: 'contact.changed',
        subject: 'contact',
        subjectId: id,
        details: { fields: [draw.one(changedFields)] },
      };
    })
    .filter(({ at }) => at < today);
  await change(
    `update contacts c set updated_at = n.at, version = version + 1
       from unnest($2::uuid[], $3::timestamptz[]) as n (id, at) where c.tenant_id = $1 and c.id = n.id`,
    [currentTenantId(), entries.map(({ subjectId }) => subjectId), entries.map(({ at }) => at)],
  );
  return entries;
}

/** As the domain writes entries, on the list of those that wait for their seal too. */
async function write(entries: readonly Entry[]): Promise<void> {
  await change(
    `with waiting as (insert into audit_pending (tenant_id, id, entry_ids) values ($1, $9, $2::uuid[]))
     insert into audit_entries (tenant_id, id, at, actor, actor_id, action, subject, subject_id, details)
     select $1, id, at, 'member', by, action, subject, subject_id, details
       from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::jsonb[])
         as row (id, at, by, action, subject, subject_id, details)`,
    [
      currentTenantId(),
      entries.map(() => newId()),
      entries.map(({ at }) => at),
      entries.map(({ by }) => by),
      entries.map(({ action }) => action),
      entries.map(({ subject }) => subject),
      entries.map(({ subjectId }) => subjectId),
      entries.map(({ details }) => JSON.stringify(details ?? {})),
      newId(),
    ],
  );
}
