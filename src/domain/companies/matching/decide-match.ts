import { recordMany } from '../../audit/record-many.ts';
import { NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { personLikeForms } from '../../register/entity.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { changeNumber } from '../change-number.ts';
import { giveNumbers, type GivenNumber } from '../give-numbers.ts';
import { takeNumbersAway } from '../take-numbers-away.ts';
import { bestOf } from './match-list.ts';
import { unnumbered } from './start-matching.ts';

/** So many sure suggestions are accepted by one act. */
export const MOST_ACCEPTED = 500;

/**
 * Gives a company the number a member chose for it, suggested or not, and owes asking the register.
 * @throws Invalid when it fails MOD11; CompanyExists when another company has it; EditConflict when it has a number already
 */
export async function acceptMatch(by: Member, companyId: string, number: string): Promise<void> {
  await changeNumber(by, companyId, { number, version: 0, was: null });
  await change(
    `insert into company_matches (tenant_id, company_id, state) values ($1, $2, 'accepted')
     on conflict (tenant_id, company_id) do update set state = 'accepted', certainty = null, accepted_together = null`,
    [by.tenantId, companyId],
  );
}

/**
 * Accepts the first suggestions that are sure, for at most `MOST_ACCEPTED` companies, and owes asking the register about each.
 * Never a number that another company has, and never one of a person's own business.
 * @returns how many, and the id of the act, to take it back by
 */
export async function acceptSure(by: Member): Promise<{ readonly count: number; readonly id: string }> {
  demand(by, 'write');
  const id = newId();
  const chosen = await sql<GivenNumber>(
    `with wanted as materialized (
       select distinct on (u.organisation_number) m.company_id as id, u.organisation_number as number
         from company_matches m
         join companies c on c.id = m.company_id and ${unnumbered}
         join register_units u on u.organisation_number = ${bestOf('m')} ->> 'number'
        where m.tenant_id = $1 and m.state = 'open' and m.certainty = 'sure' and u.kind = 'main'
          and not u.legal_form = any ($2::text[])
          and not exists (select from companies other where other.tenant_id = $1 and other.deleted_at is null
                             and other.organisation_number = u.organisation_number)
        order by u.organisation_number, m.company_id)
     select id, number from wanted order by id limit ${MOST_ACCEPTED}`,
    [by.tenantId, personLikeForms],
  );
  const ids = await giveNumbers(chosen);
  await Promise.all([
    change(
      `update company_matches set state = 'accepted', certainty = null, accepted_together = $3
        where tenant_id = $1 and company_id = any ($2::uuid[])`,
      [by.tenantId, ids, id],
    ),
    recordMany(asActor(by), 'company.changed', { kind: 'company', ids }, { fields: ['organisationNumber'] }),
  ]);
  return { count: ids.length, id };
}

/** Says that a company is not a unit: it is never suggested again for this company. @throws NotFound */
export async function rejectMatch(by: Member, companyId: string, number: string): Promise<void> {
  demand(by, 'write');
  const rejected =
    isId(companyId) &&
    (await change(
      `update company_matches m
          set rejected = array_append(m.rejected, $3), ${standingAgain(`array_append(m.rejected, $3)`)}
        where m.tenant_id = $1 and m.company_id = $2 and m.state = 'open' and not $3 = any (m.rejected)
          and exists (select from jsonb_array_elements(m.suggestions) s where s ->> 'number' = $3)`,
      [by.tenantId, companyId, number],
    ));
  if (!rejected) throw new NotFound('suggestion');
}

/** Puts a company off until the next matching. @throws NotFound */
export async function skipMatch(by: Member, companyId: string): Promise<void> {
  demand(by, 'write');
  const skipped =
    isId(companyId) &&
    (await change(
      `update company_matches set state = 'skipped', certainty = null
        where tenant_id = $1 and company_id = $2 and state <> 'accepted'`,
      [by.tenantId, companyId],
    ));
  if (!skipped) throw new NotFound('suggestion');
}

/**
 * Takes back the last decision about a company, or what one act accepted together: the number goes, and with it what the
 * register told since; what members typed stays, and a company that was put off or rejected gets its suggestions back.
 * @param id a company's, or that of an act
 * @returns how many companies
 * @throws NotFound when there is nothing to take back any more
 */
export async function takeBackMatch(by: Member, id: string): Promise<number> {
  demand(by, 'write');
  const decided = isId(id)
    ? await sql<{ id: string; state: string }>(
        `select company_id as id, state from company_matches
          where tenant_id = $1 and (company_id = $2 or accepted_together = $2) for update`,
        [by.tenantId, id],
      )
    : [];
  if (decided.length === 0) throw new NotFound('suggestion');
  await takeNumbersAway(
    by,
    decided.filter(({ state }) => state === 'accepted').map((company) => company.id),
  );
  await change(
    `update company_matches m set rejected = ${lastTakenBack}, accepted_together = null, ${standingAgain(lastTakenBack)}
      where m.tenant_id = $1 and m.company_id = any ($2::uuid[])`,
    [by.tenantId, decided.map((company) => company.id)],
  );
  return decided.length;
}

/** What was rejected last is back, where that was the last decision. */
const lastTakenBack = `case when m.state in ('open', 'none') and cardinality(m.rejected) > 0
  then trim_array(m.rejected, 1) else m.rejected end`;

/** The columns that follow from which suggestions are rejected. */
const standingAgain = (rejected: string): string =>
  `certainty = ${bestOf('m', rejected)} ->> 'certainty',
   state = case when ${bestOf('m', rejected)} is null then 'none' else 'open' end`;
