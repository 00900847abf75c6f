import { record, type Actor } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { EditConflict, Invalid, type FieldProblem } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { breachEntries, documentedFields, whomToTell, isTold, lockedBreach, notifyBy } from './breach.ts';
import { readBreach, type BreachFacts, type BreachForm } from './breach-form.ts';
import { osloClock } from './oslo-moment.ts';
import { oweReminders } from './reminders.ts';

/**
 * Who keeps a breach, in the open transaction: a member with the privacy permission in their tenant's, or an operator in the
 * platform's. Whether they may is asked before, by `keeping`.
 */
export interface Keeper {
  readonly actor: Actor;
  /** The member, for the register; an operator is none. */
  readonly memberId: string | null;
  /** Runs `work` so that it finds people whose processing is restricted too: being told serves them. Await it alone. */
  readonly see: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Opens a case; its clock runs from when somebody knew. @returns its id. @throws Invalid */
export async function reportBreach(by: Keeper, form: BreachForm): Promise<string> {
  const facts = readBreach(form);
  const id = newId();
  await change(
    `insert into breaches (tenant_id, id, reported_by, created_at, aware_at, began_at, ended_at, kinds, people_count,
                           records_count, risk, nature, people_categories, data_categories, consequences, measures,
                           risk_reason, authority_reason, people_reason, concerns)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [currentTenantId(), id, by.memberId, now(), ...valuesOf(by, facts)],
  );
  await oweReminders(id, facts.awareAt);
  await record(by.actor, 'breach.reported', { kind: 'breach', id });
  return id;
}

/** Changes what is known. @throws Invalid, NotFound, EditConflict when somebody else saved first */
export async function changeBreach(by: Keeper, id: string, form: BreachForm, version: number): Promise<void> {
  const before = await lockedBreach(id);
  if (before.closedAt !== null) throw new Invalid({ nature: 'breaches.problem.closed' });
  const typed = readBreach(form);
  // A form knows no seconds: what nobody changed stays the moment it was, and so does the deadline.
  const unchanged = osloClock(before.awareAt) === form.awareAt;
  const facts = unchanged ? { ...typed, awareAt: before.awareAt } : typed;
  const changed = await change(
    `update breaches
        set aware_at = $4, began_at = $5, ended_at = $6, kinds = $7, people_count = $8, records_count = $9, risk = $10,
            nature = $11, people_categories = $12, data_categories = $13, consequences = $14, measures = $15,
            risk_reason = $16, authority_reason = $17, people_reason = $18, concerns = $19, version = version + 1
      where tenant_id = $1 and id = $2 and version = $3`,
    [currentTenantId(), id, version, ...valuesOf(by, facts)],
  );
  if (changed === 0)
    throw new EditConflict({
      field: 'nature',
      theirs: before.nature,
      yours: form.nature,
      currentVersion: before.version,
    });
  if (!unchanged) await oweReminders(id, facts.awareAt);
  await record(by.actor, 'breach.changed', { kind: 'breach', id });
}

const valuesOf = (by: Keeper, { texts, ...facts }: BreachFacts): unknown[] => [
  facts.awareAt,
  facts.beganAt,
  facts.endedAt,
  facts.kinds,
  facts.peopleCount,
  facts.recordsCount,
  facts.risk,
  texts.nature,
  texts.peopleCategories,
  texts.dataCategories,
  texts.consequences,
  texts.measures,
  texts.riskReason,
  texts.authorityReason,
  texts.peopleReason,
  // A tenant is controller of all that its breach touches.
  by.memberId === null ? facts.concerns : null,
];

/**
 * Closes a case: only when it says whom and what it concerns, its effects and what was done, the risk is judged with reasons,
 * and Datatilsynet and the people have been told or it is written down why not (Art. 33(1), 33(5), 34). OnNet's own says whose
 * data it touched, and its customers have been told of theirs (Art. 33(2)); of those alone they are the ones who tell the rest.
 * @throws Invalid at each field that stands in the way; NotFound
 */
export async function closeBreach(by: Keeper, id: string): Promise<void> {
  const one = await lockedBreach(id);
  if (one.closedAt !== null) return;
  const said = (await breachEntries(id)).map(({ kind }) => kind);
  const problems: Record<string, FieldProblem> = {};
  for (const field of documentedFields) if (one[field] === '') problems[field] = `breaches.problem.${field}`;
  if (one.risk === null) problems['risk'] = 'breaches.problem.risk';
  if (one.riskReason === '') problems['riskReason'] = 'breaches.problem.reason';
  if (by.memberId === null && one.concerns === null) problems['concerns'] = 'breaches.problem.concerns';
  const toTell = whomToTell(one);
  if (toTell.includes('customers') && !isTold(one, 'customers')) problems['customers'] = 'breaches.problem.customers';
  const controller = toTell.includes('authority');
  if (controller && !isTold(one, 'authority')) problems['authorityReason'] = 'breaches.problem.authority';
  if (controller && one.risk === 'high' && !said.includes('people') && one.peopleReason === '')
    problems['peopleReason'] = 'breaches.problem.people';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  await change(`update breaches set closed_at = $3, version = version + 1 where tenant_id = $1 and id = $2`, [
    currentTenantId(),
    id,
    now(),
  ]);
  await record(by.actor, 'breach.closed', { kind: 'breach', id });
}

/** Whether a notification given now is late, and so must say why (Art. 33(1)). */
export const isLate = (awareAt: Date): boolean => now() > notifyBy({ awareAt });
