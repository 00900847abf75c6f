import { expect } from 'chai';

import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { acceptSure, MOST_ACCEPTED, takeBackMatch } from '../../../../src/domain/companies/matching/decide-match.ts';
import { change, inPlatform, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { statementsOf } from '../../../support/statements.ts';

describe('Taking back what was accepted together', () => {
  const cast = useCast();
  const at = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.bjorn.tenantId, work);

  /** Companies with a sure suggestion each, accepted together. @returns the id of the act */
  const accepted = async (count: number, from: number): Promise<string> => {
    const numbers = Array.from({ length: count }, (_, one) => String(300_000_000 + from + one));
    await inPlatform(() =>
      change(
        `insert into register_units (organisation_number, kind, legal_form, name, status, prominence, told_at)
         select number, 'main', 'AS', 'ENHET ' || number, 'active', 0, now() from unnest($1::text[]) number`,
        [numbers],
      ),
    );
    const ids = await at(() =>
      insertCompanies(numbers.map((number) => ({ name: `Enhet ${number}`, phone: '+4722334455' }))),
    );
    await at(() =>
      change(
        `insert into company_matches (tenant_id, company_id, state, certainty, suggestions)
         select $1, id, 'open', 'sure', jsonb_build_array(jsonb_build_object('number', number, 'certainty', 'sure', 'reasons', '[]'::jsonb))
           from unnest($2::uuid[], $3::text[]) as m (id, number)`,
        [cast.bjorn.tenantId, ids, numbers],
      ),
    );
    const act = await at(() => acceptSure(cast.bjorn));
    expect(act.count).to.equal(count);
    return act.id;
  };

  it('takes as many statements for five hundred companies as for two, and leaves them as they were', async () => {
    const few = await accepted(2, 0);
    const many = await accepted(MOST_ACCEPTED, 1_000);
    const ofFew = await statementsOf(() => at(() => takeBackMatch(cast.bjorn, few)));
    const ofMany = await statementsOf(async () => {
      expect(await at(() => takeBackMatch(cast.bjorn, many))).to.equal(MOST_ACCEPTED);
    });
    expect(ofMany.length).to.equal(ofFew.length);
    expect(ofMany.length).to.be.below(16);
    const [left] = await at(() =>
      sql(
        `select count(*)::int as count, count(organisation_number)::int as numbered, count(phone)::int as phones,
                count(*) filter (where search_text ~ '^enhet \\d{9}$')::int as searchable,
                count(*) filter (where enrichment_state = 'none')::int as idle
           from companies where tenant_id = $1 and name like 'Enhet %'`,
        [cast.bjorn.tenantId],
      ),
    );
    const all = MOST_ACCEPTED + 2;
    expect(left).to.deep.equal({ count: all, numbered: 0, phones: all, searchable: all, idle: all });
  });
});
