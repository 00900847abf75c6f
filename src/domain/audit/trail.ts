import { isId } from '../identifiers.ts';
import { SealBroken } from '../keys/envelope.ts';
import { KeyUnavailable } from '../keys/secret-keys.ts';
import { openMany } from '../keys/subject-keys.ts';
import { fullName } from '../names.ts';
import { sql } from '../tenancy.ts';
import type { RequestKind } from '../privacy/requests/kinds.ts';
import type { Member } from '../users/member.ts';
import { auditActions, isReading, type AuditAction } from './actions.ts';
import type { Actor, AuditDetails, AuditValues } from './audit.ts';
import { auditPurposes, purposeOf, type AuditPurpose } from './purposes.ts';

/** Which entries a page of the trail holds. Empty texts, and what is not one of ours, narrow nothing. */
export interface TrailFilter {
  readonly action: string;
  /** A member's id, or `system` for what the program did by itself. */
  readonly actor: string;
  /** The id of one record. */
  readonly subject: string;
  /** What changed something, what only read, or both. */
  readonly kind: TrailKind;
}

export const trailKinds = ['changes', 'readings', 'both'] as const;
export type TrailKind = (typeof trailKinds)[number];

/** One entry as the page shows it. Names are today's, looked up now: the trail itself holds none. */
export interface TrailEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: Actor['kind'];
  /** A member's or user's present name; undefined for the program, and for somebody who is gone. */
  readonly actorName: string | undefined;
  readonly action: AuditAction;
  readonly subject: string;
  readonly subjectId: string | null;
  /** What the record is called now; undefined when it is gone, anonymised or has no name. */
  readonly subjectName: string | undefined;
  /** Whether the record has a page to go to. */
  readonly linked: boolean;
  /**
   * Whom a request, an activity, a restriction or a notice to a recipient is about, where the entry is about one; undefined for
   * nobody, and for somebody who is gone or must not be seen now.
   */
  readonly about: { readonly contactId: string; readonly name: string } | undefined;
  /** What is asked for, where the entry is about a request that is still there. */
  readonly requestKind: RequestKind | null;
  /** What a purpose is called, where the entry is about one. */
  readonly title: { readonly nb: string; readonly en: string } | null;
  /** The rule by which a contact was anonymised; its title is null for the one about all. */
  readonly rule: { readonly nb: string | null; readonly en: string | null } | null;
  readonly details: AuditDetails;
  readonly purpose: AuditPurpose;
  /**
   * What fields held before and since, while the key of whom they are about lives; `erased` when it does not,
   * `restricted` while nobody is to see it (Art. 18), and
   * `unreadable` when something is the matter that `verify-audit` will name. Undefined where nothing was kept.
   */
  readonly values: AuditValues | 'erased' | 'restricted' | 'unreadable' | undefined;
}

export const ENTRIES_PER_PAGE = 50;

interface Row extends Omit<TrailEntry, 'actorName' | 'subjectName' | 'linked' | 'about' | 'purpose' | 'values'> {
  readonly contactId: string | null;
  readonly purpose: string | null;
  readonly sealedValues: Buffer | null;
  readonly actorName: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly companyName: string | null;
  readonly dealTitle: string | null;
  readonly memberName: string | null;
  readonly live: boolean;
  readonly restricted: boolean;
}

/**
 * A page of the tenant's trail, newest first.
 * @param after the id of the last entry of the page before; empty for the first page
 */
export async function auditTrail(
  by: Member,
  filter: TrailFilter,
  after = '',
): Promise<{ readonly entries: readonly TrailEntry[]; readonly next: string | undefined }> {
  const { conditions, values } = narrowed(by, filter, after);
  // Names are looked up for the rows of the page alone.
  const rows = await sql<Row>(
    `with page as materialized (
       select a.id, a.at, a.actor, a.actor_id, a.action, a.subject, a.subject_id, a.details,
              a.purpose, a.sealed_values
         from audit_entries a where ${conditions}
        order by a.at desc, a.id desc limit ${ENTRIES_PER_PAGE + 1})
     select p.id, p.at, p.actor, p.action, p.subject, p.subject_id as "subjectId", p.details,
            p.purpose, p.sealed_values as "sealedValues",
            coalesce(m.name, u.name) as "actorName",
            c.id as "contactId", q.kind as "requestKind",
            case when w.id is not null then json_build_object('nb', w.title_nb, 'en', w.title_en) end as title,
            case when g.id is not null then json_build_object('nb', gw.title_nb, 'en', gw.title_en) end as rule,
            c.given_name as "givenName", c.family_name as "familyName", f.name as "companyName",
            d.title as "dealTitle", s.name as "memberName",
            coalesce(c.deleted_at, f.deleted_at, d.deleted_at) is null as live,
            exists (select from restrictions r
                     where r.tenant_id = $1 and r.lifted_at is null
                       and (r.activity_id = p.subject_id or r.activity_id is null and r.contact_id = p.subject_id)) as restricted
       from page p
       left join members m on p.actor = 'member' and m.tenant_id = $1 and m.id = p.actor_id
       left join members u on p.actor = 'user' and u.tenant_id = $1 and u.user_id = p.actor_id
       left join data_subject_requests q on p.subject = 'request' and q.tenant_id = $1 and q.id = p.subject_id
       left join activities t on p.subject = 'activity' and t.tenant_id = $1 and t.id = p.subject_id
       left join legal_holds l on p.subject = 'hold' and l.tenant_id = $1 and l.id = p.subject_id and l.subject_kind = 'contact'
       left join restrictions x on p.subject = 'restriction' and x.tenant_id = $1 and x.id = p.subject_id
       left join recipient_notices n on p.subject = 'recipient-notice' and n.tenant_id = $1 and n.id = p.subject_id
       left join purposes w on p.subject = 'purpose' and w.tenant_id = $1 and w.id = p.subject_id
       left join retention_rules g on p.action = 'contact.anonymised' and g.tenant_id = $1 and g.id::text = p.details ->> 'rule'
       left join purposes gw on gw.tenant_id = $1 and gw.id = g.purpose_id
       left join contacts c on c.tenant_id = $1 and c.anonymised_at is null
             and c.id = case p.subject when 'contact' then p.subject_id when 'request' then q.contact_id
                                       when 'activity' then t.contact_id when 'restriction' then x.contact_id
                                       when 'recipient-notice' then n.contact_id when 'hold' then l.subject_id end
       left join companies f on p.subject = 'company' and f.tenant_id = $1 and f.id = p.subject_id
       left join deals d on p.subject = 'deal' and d.tenant_id = $1 and d.id = p.subject_id
       left join members s on s.tenant_id = $1
             and (p.subject = 'member' and s.id = p.subject_id or p.subject = 'user' and s.user_id = p.subject_id)
      order by p.at desc, p.id desc`,
    values,
  );
  const shown = rows.slice(0, ENTRIES_PER_PAGE);
  const held = await valuesOf(shown);
  const entries = shown.map((row, at) => entryOf(row, held[at]));
  return { entries, next: rows.length > ENTRIES_PER_PAGE ? entries.at(-1)?.id : undefined };
}

/** What the rows keep under people's keys, opened in one statement; none where no row keeps anything. */
async function valuesOf(rows: readonly Row[]): Promise<TrailEntry['values'][]> {
  const sealed = rows.flatMap(({ subject: kind, subjectId: id, sealedValues, restricted }, at) =>
    sealedValues === null || id === null || restricted ? [] : [{ at, subject: { kind, id }, sealed: sealedValues }],
  );
  const values: TrailEntry['values'][] = rows.map(({ sealedValues, restricted }) =>
    sealedValues !== null && restricted ? 'restricted' : undefined,
  );
  try {
    const opened = await openMany(sealed);
    for (const [number, { at }] of sealed.entries()) {
      const text = opened[number];
      values[at] = text === undefined ? 'erased' : JSON.parse(text);
    }
  } catch (error) {
    if (!(error instanceof SealBroken) && !(error instanceof KeyUnavailable)) throw error;
    for (const { at } of sealed) values[at] = 'unreadable';
  }
  return values;
}

const isPurpose = (text: string): text is AuditPurpose => auditPurposes.some((purpose) => purpose === text);

function entryOf(row: Row, values: TrailEntry['values']): TrailEntry {
  const { actorName, contactId, givenName, familyName, companyName, dealTitle, memberName, live, ...rest } = row;
  const { purpose, sealedValues: _, restricted: __, ...entry } = rest;
  const person = givenName === null ? null : fullName(givenName, familyName ?? '');
  const itself = entry.subject === 'contact';
  const record = (itself ? person : null) ?? companyName ?? dealTitle;
  return {
    ...entry,
    actorName: actorName ?? undefined,
    subjectName: record ?? memberName ?? undefined,
    linked: record !== null && live,
    about: person === null || contactId === null || itself ? undefined : { contactId, name: person },
    purpose: purpose !== null && isPurpose(purpose) ? purpose : purposeOf(entry.action),
    values,
  };
}

/** The filter as conditions on `audit_entries a`; each part is there or not, so there are few texts. */
function narrowed(
  by: Member,
  { action, actor, subject, kind }: TrailFilter,
  after: string,
): { conditions: string; values: unknown[] } {
  const values: unknown[] = [by.tenantId];
  const next = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['a.tenant_id = $1'];
  if (isAuditAction(action)) conditions.push(`a.action = ${next(action)}`);
  const wanted = isAuditAction(action) && isReading(action) ? 'both' : kind;
  if (wanted !== 'both') conditions.push(wanted === 'readings' ? 'a.reading' : 'not a.reading');
  if (actor === 'system') conditions.push(`a.actor = 'system'`);
  else if (isId(actor)) conditions.push(`a.actor = 'member' and a.actor_id = ${next(actor)}`);
  if (isId(subject)) conditions.push(`a.subject_id = ${next(subject)}`);
  if (isId(after)) {
    const edge = next(after);
    conditions.push(`(a.at, a.id) < ((select at from audit_entries where tenant_id = $1 and id = ${edge}), ${edge})`);
  }
  return { conditions: conditions.join(' and '), values };
}

export const isAuditAction = (text: string): text is AuditAction => auditActions.some((action) => action === text);
