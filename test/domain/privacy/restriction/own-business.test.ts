import { expect } from 'chai';

import type { ActivitySubject } from '../../../../src/domain/activities/activity.ts';
import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { addCompany } from '../../../../src/domain/companies/add-company.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { changeFact } from '../../../../src/domain/companies/change-fact.ts';
import { changeNumber } from '../../../../src/domain/companies/change-number.ts';
import { companyChoices } from '../../../../src/domain/companies/company-choices.ts';
import { restoreCompany, trashCompany } from '../../../../src/domain/companies/trash.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { findDeal } from '../../../../src/domain/deals/deal-record.ts';
import { addDeal, changeDeal } from '../../../../src/domain/deals/write-deal.ts';
import { Invalid, NotFound } from '../../../../src/domain/errors.ts';
import { rowValues } from '../../../../src/domain/imports/row-values.ts';
import { screenRows } from '../../../../src/domain/imports/screen-rows.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { restrictionBehind } from '../../../../src/domain/privacy/restriction/restriction.ts';
import { change, inTenant, platformRead, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { idsIn } from '../../trash/put-in-trash.ts';
import { lift, refusal, restrict } from './restricted-person.ts';

/** Valid by MOD11, of the kind that stands for nobody. */
const number = '310529915';

describe('The business of a restricted person', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let own: string;
  let shared: string;
  let owner: string;
  let colleague: string;
  let deal: string;
  let ownDeal: string;
  let dealNote: string;
  let restriction: string;

  /** The rows of the business that the application may see, table by table. */
  const seen = (): Promise<Record<string, number>> =>
    here(async () => {
      const found: Record<string, number> = {};
      for (const [table, column] of Object.entries({
        companies: 'id',
        company_field_sources: 'company_id',
        company_notices: 'company_id',
        activities: 'company_id',
      })) {
        const rows = await sql(`select from ${table} where tenant_id = $1 and ${column} = $2`, [
          cast.astrid.tenantId,
          own,
        ]);
        found[table] = rows.length;
      }
      return found;
    });
  const shownCompany = async (contact: string): Promise<string | null | undefined> => {
    const [row] = await here(() =>
      sql<{ name: string | null }>(`select company_name as name from contacts where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        contact,
      ]),
    );
    return row?.name;
  };
  const followed = () => platformRead(`select from directory.companies_following($1)`, [[number]]);

  before(() =>
    here(async () => {
      [own = '', shared = ''] = await insertCompanies([
        { name: 'Ylva Tindelykken Snekker', legalForm: 'ENK', organisationNumber: number },
        { name: 'Tindelykken & Olsen ANS', legalForm: 'ANS' },
      ]);
      const company = (id: string) => ({ id, name: 'x' });
      [owner = '', colleague = ''] = await insertContacts([
        { givenName: 'Ylva', familyName: 'Tindelykken', companies: [company(shared), company(own)] },
        { givenName: 'Siv', familyName: 'Svenn', companies: [company(own)] },
      ]);
      const [stage] = await stages(cast.astrid);
      const sell = (title: string, companyId: string | null, contactId: string | null) =>
        addDeal(cast.astrid, {
          title,
          stageId: stage?.id ?? '',
          companyId,
          contactId,
          ownerId: null,
          amountMinor: null,
          expectedCloseOn: null,
        });
      deal = await sell('Trapp', own, colleague);
      ownDeal = await sell('Rekkverk', null, null);
      const note = (subject: ActivitySubject) =>
        recordActivity(cast.astrid, { kind: 'note', subject, title: 'Notat', body: '' });
      await note({ kind: 'company', id: own });
      // Of the deal alone: whom it is with was said later.
      dealNote = await note({ kind: 'deal', id: ownDeal });
      await change(`update deals set company_id = $3 where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        ownDeal,
        own,
      ]);
      await change(
        `insert into company_field_sources (tenant_id, company_id, field, source) values ($1, $2, 'name', 'register')`,
        [cast.astrid.tenantId, own],
      );
      await change(
        `insert into company_notices (tenant_id, id, company_id, kind, told_at) values ($1, $2, $2, 'active', now())`,
        [cast.astrid.tenantId, own],
      );
    }).then(async () => {
      restriction = await restrict(cast.astrid, owner);
    }),
  );

  it('is seen by nobody, found by no search and follows nothing; one with several owners stays', async () => {
    expect(await seen()).to.eql({ companies: 0, company_field_sources: 0, company_notices: 0, activities: 0 });
    expect(await here(() => companyChoices(cast.astrid, 'tindelykken'))).to.have.length(1);
    expect(await here(() => companyChoices(cast.astrid, number))).to.eql([]);
    expect(await followed()).to.eql([]);
    expect(await platformRead(`select from directory.followed_numbers('', 10)`)).to.eql([]);
    // What is removed from open data goes from it all the same.
    expect(await platformRead(`select from directory.passive_companies_with($1)`, [[number]])).to.have.length(1);
    expect(await shownCompany(colleague), 'a colleague of theirs').to.equal(null);
    expect(await here(() => restrictionBehind(cast.astrid, [own]))).to.equal(restriction);
    expect(await here(() => restrictionBehind(cast.astrid, [shared]))).to.equal(undefined);
  });

  it('takes along its deal with nobody else, and what was noted on it', async () => {
    expect(await here(() => refusal(findDeal(cast.astrid, ownDeal)))).to.be.instanceOf(NotFound);
    expect(await idsIn(cast.astrid, 'deals')).to.eql([deal]);
    expect(await idsIn(cast.astrid, 'activities')).to.not.include(dealNote);
    expect(await here(() => restrictionBehind(cast.astrid, [ownDeal]))).to.equal(restriction);
    expect(await here(() => restrictionBehind(cast.astrid, [deal]))).to.equal(undefined);
  });

  it('keeps its deal with a colleague, which shows no company and does not lose it when it is saved', async () => {
    const shown = await here(() => findDeal(cast.astrid, deal));
    expect([shown.companyId, shown.companyName]).to.eql([null, null]);
    await here(() => changeDeal(cast.astrid, deal, { ...shown, title: 'Trapp med rekkverk' }, shown.version));
    const kept = await asSuperuser(cast.database, (client) =>
      client.query(`select company_id as company from deals where id = $1`, [deal]),
    );
    expect(kept.rows).to.eql([{ company: own }]);
  });

  it('does not come back by any door: added, renumbered, brought in a list or out of the trash', async () => {
    const problem = async (work: () => Promise<unknown>): Promise<unknown> => {
      const error = await refusal(here(work));
      return error instanceof Invalid ? Object.values(error.fields) : error;
    };
    const refused = ['companies.restricted'];
    expect(await problem(() => addCompany(cast.astrid, { organisationNumber: number }, 'nb'))).to.eql(refused);
    const other = await here(() => addCompany(cast.astrid, { name: 'En annen' }, 'nb'));
    const edit = { number, version: 1, was: null };
    expect(await problem(() => changeNumber(cast.astrid, other, edit))).to.eql(refused);
    const [screened] = await here(() => screenRows([rowValues(['number'], [number])]));
    expect(screened?.blocked).to.equal(true);
    await here(async () => {
      await trashCompany(cast.astrid, other);
      await change(`update companies set organisation_number = $3 where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        other,
        number,
      ]);
    });
    expect(await problem(() => restoreCompany(cast.astrid, other))).to.eql(refused);
    expect(await refusal(here(() => trashCompany(cast.astrid, own)))).to.be.instanceOf(NotFound);
  });

  it('does not come back by its name without a number, and another of that name comes with its own', async () => {
    const problem = async (work: () => Promise<unknown>): Promise<unknown> => {
      const error = await refusal(here(work));
      return error instanceof Invalid ? error.fields : error;
    };
    const name = ' ylva  TINDELYKKEN Snekker';
    expect(await problem(() => addCompany(cast.astrid, { name }, 'nb'))).to.eql({ name: 'companies.restricted.name' });
    const another = await here(() => addCompany(cast.astrid, { name, organisationNumber: '923609016' }, 'nb'));
    expect(await problem(() => changeNumber(cast.astrid, another, { number: '', version: 1, was: null }))).to.eql({
      value: 'companies.restricted.name',
    });
    const other = await here(() => addCompany(cast.astrid, { name: 'Noe annet' }, 'nb'));
    expect(
      await problem(() =>
        changeFact(cast.astrid, other, { field: 'name', typed: { value: name }, version: 1, was: null }),
      ),
    ).to.eql({ value: 'companies.restricted.name' });
    const screened = await here(() =>
      screenRows([
        rowValues(['name'], [name]),
        rowValues(['name'], ['Noe']),
        rowValues(['name', 'number'], [name, '923609016']),
      ]),
    );
    expect(screened.map(({ blocked }) => blocked)).to.eql([true, false, false]);
    await here(async () => {
      await trashCompany(cast.astrid, other);
      await change(`update companies set name = $3 where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        other,
        name,
      ]);
    });
    expect(await problem(() => restoreCompany(cast.astrid, other))).to.eql({ company: 'companies.restricted' });
  });

  it('is asked about where it may be theirs and nobody has said so, and is hidden when it is', async () => {
    const [theirs = '', others = '', person = ''] = await here(async () => [
      ...(await insertCompanies([
        { name: 'Gro Gråor Vev', legalForm: 'ENK' },
        { name: 'Gråor Gartneri', legalForm: 'ENK' },
      ])),
      ...(await insertContacts([{ givenName: 'Gro', familyName: 'Gråor' }])),
    ]);
    const restrictAs = (decisions: Readonly<Record<string, string>>) =>
      here(() =>
        restrictContact(cast.astrid, person, { ground: 'accuracy', decisions: (name) => decisions[name] ?? '' }),
      );
    const asked = await refusal(restrictAs({}));
    expect(asked instanceof Invalid ? asked.fields : asked).to.eql({
      [`companies.id.${theirs}`]: 'restriction.place.undecided',
      [`companies.id.${others}`]: 'restriction.place.undecided',
    });
    const id = await restrictAs({
      [`companies.id.${theirs}`]: 'restrict',
      [`companies.id.${others}`]: 'keep:another-person',
    });
    const shown = () =>
      here(() =>
        sql<{ id: string }>(`select id from companies where tenant_id = $1 and id = any($2::uuid[])`, [
          cast.astrid.tenantId,
          [theirs, others],
        ]),
      );
    expect(await shown()).to.eql([{ id: others }]);
    await lift(cast.astrid, id);
    expect(await shown()).to.have.length(2);
  });

  it('is there again with its owner, asks the register what it missed, and shows where others work', async () => {
    await lift(cast.astrid, restriction);
    expect(await seen()).to.eql({ companies: 1, company_field_sources: 1, company_notices: 1, activities: 1 });
    expect(await idsIn(cast.astrid, 'deals')).to.have.members([deal, ownDeal]);
    expect(await idsIn(cast.astrid, 'activities')).to.include(dealNote);
    expect(await followed()).to.have.length(1);
    expect(await shownCompany(colleague)).to.equal('Ylva Tindelykken Snekker');
    const owed = await here(() =>
      sql(`select from outbox where tenant_id = $1 and kind = 'enrichment' and key = $2 and done_at is null`, [
        cast.astrid.tenantId,
        own,
      ]),
    );
    expect(owed).to.have.length(1);
  });
});
