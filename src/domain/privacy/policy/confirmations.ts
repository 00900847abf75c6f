import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { outside } from '../../outside.ts';
import { change, inPlatform, platformRead } from '../../tenancy.ts';
import { legalEntityProblems, type LegalEntity } from '../legal-entity.ts';
import { demandOperator, type Operator } from '../registers/operator.ts';
import { stated } from './stated.ts';

/** What somebody who knows the company has to stand for before it is published. */
export const confirmedFacts = ['organisationNumber', 'officer'] as const;
export type ConfirmedFact = (typeof confirmedFacts)[number];

/** One such fact, as it stands now. */
export interface Confirmation {
  readonly fact: ConfirmedFact;
  /** What is to be confirmed, exactly as it is configured or written. */
  readonly value: string;
  /** Undefined until somebody has confirmed this very value; by an id, and by name while whoever it was has an account. */
  readonly confirmed: { readonly at: Date; readonly by: string | null; readonly byName: string | null } | undefined;
}

const valueOf = (fact: ConfirmedFact, entity: LegalEntity): string =>
  fact === 'organisationNumber' ? entity.organisationNumber : stated.noOfficer.nb;

/** Where each fact stands. A value that has changed since is not confirmed. */
export async function confirmations(entity: LegalEntity = outside().legalEntity): Promise<Confirmation[]> {
  const rows = await platformRead<{ fact: string; value: string; at: Date; by: string | null; byName: string | null }>(
    `select c.fact, c.value, c.confirmed_at as at, c.confirmed_by as by, u.name as "byName"
       from policy_confirmations c left join users u on u.id = c.confirmed_by`,
  );
  return confirmedFacts.map((fact) => {
    const value = valueOf(fact, entity);
    const row = rows.find((one) => one.fact === fact && one.value === value);
    return { fact, value, confirmed: row && { at: row.at, by: row.by, byName: row.byName } };
  });
}

/** Which facts stand confirmed. */
export const confirmedNow = async (): Promise<ReadonlySet<ConfirmedFact>> =>
  new Set((await confirmations()).filter(({ confirmed }) => confirmed).map(({ fact }) => fact));

/**
 * An operator stands for a fact as it is now. Nothing is repaired: an organisation number that cannot be right cannot be
 * confirmed either, and the right one is put into the configuration by whoever knows it.
 * @throws Invalid (field `fact`) for another value than the page showed, or a number that is not valid; NotAllowed
 */
export async function confirmFact(operator: Operator, fact: string, value: string): Promise<void> {
  demandOperator(operator);
  const entity = outside().legalEntity;
  const known = confirmedFacts.find((one) => one === fact);
  if (!known || valueOf(known, entity) !== value) throw new Invalid({ fact: 'policy.problem.changed' });
  if (known === 'organisationNumber' && legalEntityProblems(entity).length > 0)
    throw new Invalid({ fact: 'policy.problem.number' });
  await inPlatform(async () => {
    const added = await change(
      `insert into policy_confirmations (fact, value, confirmed_at, confirmed_by) values ($1, $2, $3, $4)
       on conflict (fact, value) do nothing`,
      [known, value, now(), operator.id],
    );
    if (added > 0) await record({ kind: 'operator', id: operator.id }, 'policy.confirmed', { kind: 'privacy-policy' });
  });
}
