import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { lockContacts } from '../../contacts/lock-contacts.ts';
import { Invalid } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { owe } from '../../outbox.ts';
import { change } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import { tenantDesk } from '../requests/desk.ts';
import { inCase } from '../restriction/in-case.ts';
import { claimHits, isBusiness, othersBusiness } from './business-hits.ts';
import { nameOfHit, type FreeTextDecision, type FreeTextHit } from './free-text.ts';
import { isKeepReason, keepReasons, type KeepReasonCode } from './keep-reasons.ts';
import { previewsHere } from './preview.ts';
import { isRecord, recordPlace } from './same-person.ts';
import { demandSeenOrAsked } from './within-case.ts';

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
 * Decides that a person is erased (Art. 17), within a request of theirs also one whose processing is restricted. It begins at once in the background
 * and cannot be undone. Other contacts with the same address or number that are decided to be the same person are erased with
 * them. A second decision while one is under way is the first. Within a request it counts as asked for from
 * when that was received, and only when it has been shown who asks. Somebody who waits for a copy gets it first.
 * @returns the erasure's id
 * @throws Invalid (fields confirmed, copies, request beside a request of theirs of which it is not shown who asks, one for each hit that nobody decided about; identity and request of the request),
 * NotFound, NotAllowed
 */
export async function decideErasure(by: Member, contactId: string, typed: NewErasure): Promise<string> {
  await demandSeenOrAsked(by, contactId, typed.requestId);
  return inCase(by, async () => {
    await lockContacts([contactId, ...recordsAmong(typed.decisions)]);
    const [person, ...others] = await previewsHere(contactId, (name) => typed.decisions[name] ?? '', typed.requestId);
    if (person.underWay !== undefined) return person.underWay;
    const [decided, ...alsoTheirs] = [person, ...others].map(({ hits }) =>
      hits.filter(({ held }) => !held).map((hit) => ({ hit, ...readDecision(hit, typed.decisions) })),
    );
    const problems = {
      ...undecided([...(decided ?? []), ...alsoTheirs.flat()]),
      ...([person, ...others].some(({ copiesOwed }) => copiesOwed.length > 0) ? { copies: 'erasure.copyFirst' } : {}),
      // Who asks is shown in their own request, and not gone around.
      ...(typed.requestId === undefined && [person, ...others].some(({ unproven }) => unproven.length > 0)
        ? { request: 'erasure.caseFirst' }
        : {}),
      ...(typed.confirmed ? {} : { confirmed: 'erasure.confirm.missing' }),
    };
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    const records = [
      { contactId, decided: decided ?? [] },
      ...others.flatMap((one, at) =>
        one.underWay === undefined ? [{ contactId: one.contactId, decided: alsoTheirs[at] ?? [] }] : [],
      ),
    ];
    return typed.requestId === undefined
      ? keepEach(by, { ...typed, askedAt: now() }, records)
      : keepForRequest(by, contactId, { ...typed, requestId: typed.requestId }, records);
  });
}

/** Other records that are erased with this one, by what was typed about them. */
const recordsAmong = (decisions: NewErasure['decisions']): string[] =>
  Object.entries(decisions)
    .filter(([name, decision]) => name.startsWith(`${recordPlace}.`) && decision === 'delete')
    .map(([name]) => name.slice(recordPlace.length + 1))
    .filter(isId);

/** A problem for each place that nobody has decided about. */
export const undecided = (decided: readonly Decided[]): Record<string, string> =>
  Object.fromEntries(
    decided
      .filter(({ decision }) => decision === undefined)
      .map(({ hit }) => [nameOfHit(hit), 'erasure.hit.undecided']),
  );

async function keepForRequest(
  by: Member,
  contactId: string,
  typed: NewErasure & { readonly requestId: string },
  records: readonly DecidedRecord[],
): Promise<string> {
  let id = '';
  await carryOutRequest(tenantDesk(by), typed.requestId, async (request) => {
    if (request.kind !== 'erasure' || request.contactId !== contactId)
      throw new Invalid({ request: 'requests.act.other' });
    id = await keepEach(by, { ...typed, askedAt: request.receivedAt }, records);
    return { step: 'erasure-decided' };
  });
  return id;
}

/** A place with what was decided about it. */
export interface Decided {
  readonly hit: FreeTextHit;
  readonly decision: FreeTextDecision | undefined;
  readonly reason: KeepReasonCode | undefined;
}

/** What was decided about one place, as it was typed; undefined where nothing valid was. */
export function readDecision(hit: FreeTextHit, typed: Readonly<Record<string, string>>): Omit<Decided, 'hit'> {
  const [word = '', reason = ''] = (typed[nameOfHit(hit)] ?? '').split(':');
  const decision = hit.choices.find((choice) => choice === word);
  if (decision !== 'keep') return { decision, reason: undefined };
  const fits =
    isKeepReason(reason) &&
    (isBusiness(hit) ? reason === othersBusiness : keepReasons[reason].of === (isRecord(hit) ? 'record' : 'text'));
  return fits ? { decision, reason } : { decision: undefined, reason: undefined };
}

/** A record of the person with what was decided about its places. */
interface DecidedRecord {
  readonly contactId: string;
  readonly decided: readonly Decided[];
}

/** Writes each record's erasure down. @returns the first one's id */
async function keepEach(
  by: Member,
  typed: NewErasure & { readonly askedAt: Date },
  records: readonly DecidedRecord[],
): Promise<string> {
  const ids: string[] = [];
  for (const { contactId, decided } of records) ids.push(await keep(by, contactId, typed, decided));
  return ids[0] ?? '';
}

async function keep(
  by: Member,
  contactId: string,
  { neverContact, requestId, askedAt }: NewErasure & { readonly askedAt: Date },
  decided: readonly Decided[],
): Promise<string> {
  const id = newId();
  await change(
    `insert into erasures (tenant_id, id, contact_id, request_id, asked_at, decided_at, decided_by, never_contact)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [by.tenantId, id, contactId, requestId ?? null, askedAt, now(), by.id, neverContact],
  );
  await keepDecisions(by.tenantId, id, decided);
  await claimHits(
    by,
    contactId,
    decided.flatMap(({ hit, decision }) => (decision === 'delete' ? [hit] : [])),
  );
  await owe('erasure', id, { subjectId: id });
  await record(
    asActor(by),
    'erasure.decided',
    { kind: 'contact', id: contactId },
    { erasure: id, decisions: decided.length },
  );
  return id;
}

/** Writes down what was decided about places; a later decision about the same place is the one that counts. */
export const keepDecisions = (tenantId: string, erasureId: string, decided: readonly Decided[]): Promise<number> =>
  change(
    `insert into erasure_decisions (tenant_id, erasure_id, place_table, place_column, place_row, decision, reason)
     select $1, $2, d.* from unnest($3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[]) as d
     on conflict (tenant_id, erasure_id, place_table, place_row, place_column) do update
        set decision = excluded.decision, reason = excluded.reason, carried_out_at = null`,
    [
      tenantId,
      erasureId,
      decided.map(({ hit }) => hit.table),
      decided.map(({ hit }) => hit.column),
      decided.map(({ hit }) => hit.row),
      decided.map(({ decision }) => decision),
      decided.map(({ reason }) => reason ?? null),
    ],
  );
