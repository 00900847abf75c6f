import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { EditConflict, NotFound } from '../errors.ts';
import { isId, newId } from '../identifiers.ts';
import { submittedBefore } from '../submissions.ts';
import { change } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { checkedStage, findStage, lockDeal, type DealFacts, type Stage } from './deal.ts';

/**
 * Adds a deal; a form sent twice adds one.
 * @param id of the new deal, the same for a form sent twice
 * @returns its id
 * @throws Invalid
 */
export async function addDeal(by: Member, facts: DealFacts, id = newId()): Promise<string> {
  demand(by, 'write');
  if (await submittedBefore('deal', id)) return id;
  const stage = await checkedStage(by, facts);
  await Promise.all([
    change(
      `insert into deals (tenant_id, id, stage_id, title, company_id, contact_id, owner_id, amount_minor,
                          expected_close_on, closed_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [...columnsOf(by, id, facts), closedAt(stage), by.id],
    ),
    record(asActor(by), 'deal.created', { kind: 'deal', id }),
  ]);
  return id;
}

/**
 * Writes what a member changed on a deal's form.
 * @param version the deal's version when the form was opened
 * @throws Invalid; EditConflict when somebody else saved the deal meanwhile
 */
export async function changeDeal(by: Member, id: string, facts: DealFacts, version: number): Promise<void> {
  demand(by, 'write');
  const [deal, stage] = await Promise.all([lockDeal(by, id), checkedStage(by, facts, isId(id) ? id : null)]);
  if (deal.version !== version)
    throw new EditConflict({ field: 'title', theirs: deal.title, yours: facts.title, currentVersion: deal.version });
  await Promise.all([
    change(
      `update deals
          set stage_id = $3, title = $4, company_id = coalesce($5, ${hiddenCompany}), contact_id = coalesce($6, ${hiddenContact}), owner_id = $7, amount_minor = $8,
              expected_close_on = $9, closed_at = case when $10::timestamptz is null then null else coalesce(closed_at, $10) end,
              version = version + 1, updated_at = now()
        where tenant_id = $1 and id = $2`,
      [...columnsOf(by, id, facts), closedAt(stage)],
    ),
    record(asActor(by), 'deal.changed', { kind: 'deal', id }, { moved: deal.stage_id !== stage.id }),
  ]);
}

/** What a move did, for the message that offers to take it back. */
export interface Move {
  readonly title: string;
  readonly from: string;
  readonly to: Stage;
}

/** Moves a deal to another stage; a won or lost one closes it, an open one opens it again. @throws NotFound */
export async function moveDeal(by: Member, id: string, stageId: string): Promise<Move> {
  demand(by, 'write');
  const [deal, [stage]] = await Promise.all([lockDeal(by, id), findStage(by, stageId)]);
  if (!stage) throw new NotFound('stage');
  if (deal.stage_id !== stage.id)
    await Promise.all([
      change(
        `update deals set stage_id = $3, closed_at = $4, version = version + 1, updated_at = now()
          where tenant_id = $1 and id = $2`,
        [by.tenantId, id, stage.id, closedAt(stage)],
      ),
      record(asActor(by), 'deal.moved', { kind: 'deal', id }, { from: deal.stage_id, to: stage.id }),
    ]);
  return { title: deal.title, from: deal.stage_id, to: stage };
}

// The form shows no person who is restricted, and must not take them out of the deal either.
const hiddenContact = `case when not exists (select from contacts c where c.tenant_id = $1 and c.id = deals.contact_id)
                            then deals.contact_id end`;

// Nor a business that is hidden with its owner.
const hiddenCompany = `case when not exists (select from companies k where k.tenant_id = $1 and k.id = deals.company_id)
                            then deals.company_id end`;

const closedAt = (stage: Stage): Date | null => (stage.outcome === 'open' ? null : now());

const columnsOf = (by: Member, id: string, facts: DealFacts): unknown[] => [
  by.tenantId,
  id,
  facts.stageId,
  facts.title.trim(),
  facts.companyId,
  facts.contactId,
  facts.ownerId,
  facts.amountMinor,
  facts.expectedCloseOn,
];
