import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { owe, oweAgain } from '../../outbox.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { inCase } from '../restriction/in-case.ts';
import { nameOfHit, type FreeTextDecision, type FreeTextHit } from './free-text.ts';
import { isKeepReason, type KeepReasonCode } from './keep-reasons.ts';
import { previewHere } from './preview.ts';

/** What was typed when somebody decided to erase a person. */
export interface NewErasure {
  /** By the name of each hit (`nameOfHit`): `redact`, `delete`, or `keep:` and a reason. */
  readonly decisions: Readonly<Record<string, string>>;
  /** That it cannot be undone has been understood. */
  readonly confirmed: boolean;
  /** The person asks never to be contacted: their addresses stay as hashes that stop it. */
  readonly neverContact: boolean;
  readonly requestId?: string | undefined;
}

/**
 * Decides that a person is erased (Art. 17), also one whose processing is restricted. It begins at once in the background
 * and cannot be undone. A second decision while one is under way is the first.
 * @returns the erasure's id
 * @throws Invalid (fields confirmed, and one for each hit that nobody decided about), NotFound, NotAllowed
 */
export const decideErasure = (by: Member, contactId: string, typed: NewErasure): Promise<string> =>
  inCase(by, async () => {
    if (isId(contactId))
      await sql(`select from contacts where tenant_id = $1 and id = $2 for update`, [by.tenantId, contactId]);
    const { hits, underWay } = await previewHere(contactId);
    if (underWay !== undefined) return underWay;
    if (typed.requestId !== undefined && !isId(typed.requestId)) throw new NotFound('request');
    const decided = hits.filter(({ held }) => !held).map((hit) => ({ hit, ...readDecision(hit, typed.decisions) }));
    const open = decided.filter(({ decision }) => decision === undefined);
    const problems = {
      ...Object.fromEntries(open.map(({ hit }) => [nameOfHit(hit), 'erasure.hit.undecided'])),
      ...(typed.confirmed ? {} : { confirmed: 'erasure.confirm.missing' }),
    };
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    return keep(by, contactId, typed, decided);
  });

interface Decided {
  readonly hit: FreeTextHit;
  readonly decision: FreeTextDecision | undefined;
  readonly reason: KeepReasonCode | undefined;
}

function readDecision(hit: FreeTextHit, typed: Readonly<Record<string, string>>): Omit<Decided, 'hit'> {
  const [word = '', reason = ''] = (typed[nameOfHit(hit)] ?? '').split(':');
  const decision = hit.choices.find((choice) => choice === word);
  if (decision !== 'keep') return { decision, reason: undefined };
  return isKeepReason(reason) ? { decision, reason } : { decision: undefined, reason: undefined };
}

async function keep(
  by: Member,
  contactId: string,
  { neverContact, requestId }: NewErasure,
  decided: readonly Decided[],
): Promise<string> {
  const id = newId();
  await change(
    `insert into erasures (tenant_id, id, contact_id, request_id, asked_at, decided_at, decided_by, never_contact)
     values ($1, $2, $3, $4, $5, $5, $6, $7)`,
    [by.tenantId, id, contactId, requestId ?? null, now(), by.id, neverContact],
  );
  await change(
    `insert into erasure_decisions (tenant_id, erasure_id, place_table, place_column, place_row, decision, reason)
     select $1, $2, d.* from unnest($3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[]) as d`,
    [
      by.tenantId,
      id,
      decided.map(({ hit }) => hit.table),
      decided.map(({ hit }) => hit.column),
      decided.map(({ hit }) => hit.row),
      decided.map(({ decision }) => decision),
      decided.map(({ reason }) => reason ?? null),
    ],
  );
  await owe('erasure', id, { subjectId: id });
  await record(
    asActor(by),
    'erasure.decided',
    { kind: 'contact', id: contactId },
    { erasure: id, decisions: decided.length, ...(requestId === undefined ? {} : { request: requestId }) },
  );
  return id;
}

/** Begins again with an erasure that found something left, after somebody has looked at it. @throws NotFound, NotAllowed */
export async function eraseAgain(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  const [found] = isId(id)
    ? await sql(`select from erasures where tenant_id = $1 and id = $2 and state = 'residue' for update`, [
        by.tenantId,
        id,
      ])
    : [];
  if (!found) throw new NotFound('erasure');
  await change(`update erasures set state = 'running', residue = '[]' where tenant_id = $1 and id = $2`, [
    by.tenantId,
    id,
  ]);
  await oweAgain('erasure', id, { subjectId: id });
}
