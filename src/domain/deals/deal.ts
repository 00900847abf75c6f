import { Invalid, NotFound, type FieldProblem } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import { presentMember } from '../contacts/owner-choices.ts';
import type { Member } from '../users/member.ts';

/** What members write about a deal. */
export interface DealFacts {
  readonly title: string;
  readonly stageId: string;
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly ownerId: string | null;
  /** Øre; null while nobody knows. */
  readonly amountMinor: number | null;
  /** `YYYY-MM-DD`. */
  readonly expectedCloseOn: string | null;
}

export type Outcome = 'open' | 'won' | 'lost';

/** A stage of the tenant's pipeline. */
export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
}

/** The tenant's stages, in the order of its pipelines. */
export const stages = (by: Member): Promise<Stage[]> =>
  sql<Stage>(
    `select s.id, s.name, s.outcome from stages s join pipelines p on p.tenant_id = s.tenant_id and p.id = s.pipeline_id
      where s.tenant_id = $1 order by p.position, s.position limit 100`,
    [by.tenantId],
  );

const LONGEST_TITLE = 200;

/**
 * Checks what was written about a deal before it is kept, and answers its stage. A colleague who has left is given no
 * deal, but keeps the one that is theirs.
 * @param dealId of the deal that is changed
 * @throws Invalid with the problem at each field; a company, contact or owner that is not the tenant's is one
 */
export async function checkedStage(by: Member, facts: DealFacts, dealId: string | null = null): Promise<Stage> {
  const problems: Record<string, FieldProblem> = {};
  if (facts.title.trim() === '') problems['title'] = 'form.required';
  if (facts.title.length > LONGEST_TITLE) problems['title'] = { key: 'form.tooLong', params: { count: LONGEST_TITLE } };
  if (facts.amountMinor !== null && facts.amountMinor < 0)
    problems['amount'] = { key: 'form.tooSmall', params: { minimum: 0 } };
  for (const [field, id] of [
    ['company', facts.companyId],
    ['contact', facts.contactId],
    ['owner', facts.ownerId],
  ] as const)
    if (id !== null && !isId(id)) problems[field] = 'form.choose';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);

  const [[stage], [parties]] = await Promise.all([
    findStage(by, facts.stageId),
    sql<{ company: boolean; contact: boolean; owner: boolean; erased: boolean }>(
      `select $2::uuid is null or exists (select from companies where tenant_id = $1 and id = $2 and deleted_at is null) as company,
              $3::uuid is null or exists (select from contacts where tenant_id = $1 and id = $3 and deleted_at is null and anonymised_at is null)
                or exists (select from deals where tenant_id = $1 and id = $5 and contact_id = $3) as contact,
              exists (select from contacts where tenant_id = $1 and id = $3 and anonymised_at is not null) as erased,
              $4::uuid is null or exists (select from members m where m.tenant_id = $1 and m.id = $4 and ${presentMember})
                or exists (select from deals where tenant_id = $1 and id = $5 and owner_id = $4) as owner`,
      [by.tenantId, facts.companyId, facts.contactId, facts.ownerId, dealId],
    ),
  ]);
  if (!stage) problems['stage'] = 'form.choose';
  for (const party of ['company', 'contact', 'owner'] as const)
    if (!parties?.[party]) problems[party] = party === 'contact' && parties?.erased ? 'contacts.erased' : 'form.choose';
  if (!stage || Object.keys(problems).length > 0) throw new Invalid(problems);
  return stage;
}

/** One stage of the tenant; none when it is not there. */
export const findStage = async (by: Member, id: string): Promise<Stage[]> =>
  isId(id)
    ? sql<Stage>(`select id, name, outcome from stages where tenant_id = $1 and id = $2`, [by.tenantId, id])
    : [];

/** A deal's row, locked until the open transaction ends. */
export interface LockedDeal {
  readonly title: string;
  readonly stage_id: string;
  readonly version: number;
}

/** @throws NotFound when the deal is not there, not the tenant's, or in the trash */
export async function lockDeal(by: Member, id: string): Promise<LockedDeal> {
  const [row] = isId(id)
    ? await sql<LockedDeal>(
        `select title, stage_id, version from deals where tenant_id = $1 and id = $2 and deleted_at is null for update`,
        [by.tenantId, id],
      )
    : [];
  if (!row) throw new NotFound('deal');
  return row;
}
