import { record } from '../../audit/audit.ts';
import { isDay, now, osloDay, daysAfter } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { tenantIdsWithData } from '../../housekeeping.ts';
import { isOfSame } from './same-domain.ts';
import { newId } from '../../identifiers.ts';
import { owe } from '../../outbox.ts';
import { readHostsAgain } from '../../outbound/allowed-hosts.ts';
import { change, inPlatform, sql } from '../../tenancy.ts';
import { lawNumbers } from '../law-numbers.ts';
import { demandOperator, type Operator } from './operator.ts';
import { isBound, readSubProcessor, type SubProcessorFacts, type SubProcessorForm } from './sub-processor-form.ts';
import { protests } from './sub-processor-notices.ts';
import { subProcessor, type SubProcessor } from './sub-processors.ts';

/**
 * Adds a row and tells every tenant. It can be used from `since`, which leaves the tenants the days the agreement
 * promises them to object (Art. 28(2)).
 *
 * @returns its id
 * @throws Invalid, NotAllowed
 */
export async function addSubProcessor(operator: Operator, form: SubProcessorForm): Promise<string> {
  demandOperator(operator);
  const facts = readSubProcessor(form);
  const id = newId();
  await inPlatform(async () => {
    checkNotice(facts.since);
    const taken = await sql(`select from sub_processors where code = $1`, [facts.code]);
    if (taken.length > 0) throw new Invalid({ code: 'subProcessors.problem.codeTaken' });
    await change(
      `insert into sub_processors (id, code, name, role, concerns, data_nb, data_en, purpose_nb, purpose_en, country_code,
                                   transfer, transfer_reference, agreement_reference, agreement_exemption, hosts,
                                   contact_email, source, verified_on, since, notice_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [id, ...valuesOf(facts), facts.since, osloDay()],
    );
    await tellTenants(id, 'new');
    await audit(operator, 'sub-processor.added', id);
  });
  readHostsAgain();
  return id;
}

/**
 * Changes a row. What the tenants were told (name, role, data, purpose, country, transfer, first day) cannot change under
 * a row that is announced or in use, nor can it reach a host of somebody else's: another receiver, or another purpose, is another row.
 * The trail says which fields were changed.
 * @param version the row's as it was read
 * @throws Invalid (field `name` when somebody else saved in between), NotAllowed, NotFound
 */
export async function changeSubProcessor(
  operator: Operator,
  id: string,
  form: SubProcessorForm,
  version: number,
): Promise<void> {
  demandOperator(operator);
  const before = await subProcessor(id);
  const facts = readSubProcessor(form);
  if (before.switchedOn || before.noticeOn !== null) refuseWhatWasTold(before, facts);
  if (before.switchedOn && !isBound(facts)) throw new Invalid({ agreementReference: 'subProcessors.problem.bound' });
  await inPlatform(async () => {
    const changed = await change(
      `update sub_processors
          set code = $2, name = $3, role = $4, concerns = $5, data_nb = $6, data_en = $7, purpose_nb = $8, purpose_en = $9,
              country_code = $10, transfer = $11, transfer_reference = $12, agreement_reference = $13,
              agreement_exemption = $14, hosts = $15, contact_email = $16, source = $17, verified_on = $18,
              version = version + 1, changed_at = $19
        where id = $1 and version = $20`,
      [id, ...valuesOf({ ...facts, code: before.code }), now(), version],
    );
    if (changed === 0) throw new Invalid({ name: 'subProcessors.problem.conflict' });
    await audit(operator, 'sub-processor.changed', id, { fields: fieldsChanged(before, facts) });
  });
  readHostsAgain();
}

/**
 * Switches a row on: from its first day its hosts can be reached, and not a day before. A row that nobody was ever told
 * of is announced now, and its first day moves so far ahead that the tenants can object (Art. 28(2)); while there are no
 * tenants, nobody has to be told.
 * @throws Invalid (field `agreementReference`) without an agreement or the reason why none is needed, (field `name`) while a
 * tenant's protest waits for its answer
 */
export async function switchOn(operator: Operator, id: string): Promise<void> {
  demandOperator(operator);
  const row = await subProcessor(id);
  if (!isBound(row)) throw new Invalid({ agreementReference: 'subProcessors.problem.bound' });
  const unanswered = (await protests()).some((one) => one.subProcessorId === id && one.answer === null);
  if (unanswered) throw new Invalid({ name: 'subProcessors.problem.protested' });
  const announced = row.noticeOn === null && (await tenantIdsWithData()).length > 0;
  await inPlatform(async () => {
    const earliest = announced ? earliestDay() : row.since;
    await change(
      `update sub_processors
          set switched_on = true, notice_on = coalesce(notice_on, $3), since = greatest(since, $4::date),
              version = version + 1, changed_at = $2
        where id = $1`,
      [id, now(), osloDay(), earliest],
    );
    if (announced) await tellTenants(id, 'new');
    await audit(operator, 'sub-processor.switched-on', id);
  });
  readHostsAgain();
}

/** Switches a row off: within seconds nothing reaches its hosts, from any process. */
export async function switchOff(operator: Operator, id: string): Promise<void> {
  demandOperator(operator);
  await subProcessor(id);
  await inPlatform(async () => {
    await change(
      `update sub_processors set switched_on = false, version = version + 1, changed_at = $2 where id = $1`,
      [id, now()],
    );
    await audit(operator, 'sub-processor.switched-off', id);
  });
  readHostsAgain();
}

/** Ends a row on a day, or on another day than it was to, and tells the tenants. @throws Invalid (field `until`) for a day that has been */
export async function endSubProcessor(operator: Operator, id: string, until: string): Promise<void> {
  demandOperator(operator);
  await subProcessor(id);
  if (!isDay(until)) throw new Invalid({ until: 'form.date' });
  if (until < osloDay()) throw new Invalid({ until: 'subProcessors.problem.past' });
  await inPlatform(async () => {
    await change(`update sub_processors set until = $2, version = version + 1, changed_at = $3 where id = $1`, [
      id,
      until,
      now(),
    ]);
    await tellTenants(id, 'ending', until);
    await audit(operator, 'sub-processor.ended', id);
  });
  readHostsAgain();
}

function refuseWhatWasTold(before: SubProcessor, facts: SubProcessorFacts): void {
  const told = [
    'name',
    'role',
    'concerns',
    'dataNb',
    'dataEn',
    'purposeNb',
    'purposeEn',
    'countryCode',
    'transfer',
    'since',
  ] as const;
  const changed = told.filter((field) => before[field] !== facts[field]);
  if (changed.length > 0)
    throw new Invalid(Object.fromEntries(changed.map((field) => [field, 'subProcessors.problem.told'])));
  if (!facts.hosts.every((host) => isOfSame(host, before.hosts)))
    throw new Invalid({ hosts: 'subProcessors.problem.otherHost' });
}

const fieldsChanged = (before: SubProcessor, facts: SubProcessorFacts): string[] =>
  Object.entries(facts)
    .filter(
      ([field, value]) =>
        JSON.stringify(Object.entries(before).find(([name]) => name === field)?.[1]) !== JSON.stringify(value),
    )
    .map(([field]) => field);

function checkNotice(since: string): void {
  if (since < earliestDay())
    throw new Invalid({
      since: { key: 'subProcessors.problem.notice', params: { count: lawNumbers.subProcessorNotice.value } },
    });
}

/** The first day something that is announced today may be used. */
export const earliestDay = (): string => daysAfter(osloDay(), lawNumbers.subProcessorNotice.value);

const tellTenants = (id: string, ...what: ['new'] | ['ending', string]): Promise<void> =>
  owe('sub-processor-notice', [what[0], id, ...what.slice(1)].join(':'), { subjectId: id });

const audit = (operator: Operator, action: Parameters<typeof record>[1], id: string, details = {}): Promise<void> =>
  record({ kind: 'operator', id: operator.id }, action, { kind: 'sub-processor', id }, details);

const valuesOf = (facts: SubProcessorFacts): unknown[] => [
  facts.code,
  facts.name,
  facts.role,
  facts.concerns,
  facts.dataNb,
  facts.dataEn,
  facts.purposeNb,
  facts.purposeEn,
  facts.countryCode,
  facts.transfer,
  facts.transferReference,
  facts.agreementReference,
  facts.agreementExemption,
  facts.hosts,
  facts.contactEmail,
  facts.source,
  facts.verifiedOn,
];
