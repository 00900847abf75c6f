import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { changeFact, chooseSource } from '../../../src/domain/companies/change-fact.ts';
import { findCompany, type Company } from '../../../src/domain/companies/company-record.ts';
import { writeValue } from '../../../src/domain/companies/fields.ts';
import { requestEnrichment } from '../../../src/domain/companies/request-enrichment.ts';
import type { TypedField } from '../../../src/domain/companies/typed-value.ts';
import { change, inTenant, platformRead, sql } from '../../../src/domain/tenancy.ts';
import { sortKey } from '../../../src/domain/names.ts';
import type { UnitBody } from '../../../stand-ins/register/units/unit-body.ts';
import { useCast } from '../../support/cast.ts';
import { carryOutEnrichment, useRegister } from './with-register.ts';

const formCode = ({ organisasjonsform: form }: UnitBody): unknown =>
  typeof form === 'object' && form !== null && 'kode' in form ? form.kode : undefined;

const tomorrow = () => new Date(Date.now() + 25 * 3_600_000);

describe('Enriching a company', () => {
  const cast = useCast();
  const town = useRegister();
  let taken = 10;

  /** A number of the register that no other test uses. */
  const freshNumber = (): string => town.register.units.live('enheter')[taken++]?.number ?? '';
  const add = (organisationNumber: string): Promise<string> =>
    inTenant(cast.bjorn.tenantId, () => addCompany(cast.bjorn, { organisationNumber }, 'nb'));
  const company = (id: string): Promise<Company> => inTenant(cast.bjorn.tenantId, () => findCompany(cast.bjorn, id));
  const enrich = (id: string): Promise<void> => carryOutEnrichment(cast.bjorn.tenantId, id);
  const again = async (id: string): Promise<void> => {
    await inTenant(cast.bjorn.tenantId, () => requestEnrichment(cast.bjorn, id));
    // The answer of a moment ago would do otherwise.
    await atTime(tomorrow(), () => enrich(id));
  };
  const type = async (id: string, field: TypedField, value: string): Promise<void> => {
    const now = await company(id);
    await inTenant(cast.bjorn.tenantId, () =>
      changeFact(cast.bjorn, id, { field, typed: { value }, version: now.version, was: writeValue(field, now) }),
    );
  };
  const sourceOf = async (id: string, field: string) =>
    (await company(id)).sources.find((source) => source.field === field);

  it('calls the company by its number until the register has named it', async () => {
    const id = await add('923609016');
    expect(await company(id)).to.include({ name: 'Org.nr. 923\u00A0609\u00A0016', enrichment_state: 'waiting' });
    await enrich(id);
    expect(await company(id)).to.include({
      name: 'EQUINOR ASA',
      enrichment_state: 'found',
      register_status: 'active',
      legal_form: 'ASA',
      person_like: false,
    });
  });

  it('asks the register anew when a member asks for it, though it answered a moment ago', async () => {
    const number = freshNumber();
    const id = await add(number);
    await enrich(id);
    town.register.units.edit(number, { navn: 'ET NYTT NAVN AS' });
    await inTenant(cast.bjorn.tenantId, () => requestEnrichment(cast.bjorn, id));
    await enrich(id);
    expect((await company(id)).name).to.equal('ET NYTT NAVN AS');
  });

  it('says of each fact that it came from the register, and when', async () => {
    const id = await add(freshNumber());
    await enrich(id);
    const { sources, ...facts } = await company(id);
    expect(facts.place).to.be.a('string');
    for (const field of ['name', 'address', 'legalForm']) {
      const source = sources.find((one) => one.field === field);
      expect(source?.source, field).to.equal('register');
      expect(source?.registerSeenAt, field).to.be.a('date');
    }
  });

  it('never overwrites what a member typed, but remembers what the register says', async () => {
    const id = await add(freshNumber());
    await type(id, 'name', 'Kundens eget navn');
    await type(id, 'website', 'www.egen.no');
    await enrich(id);
    expect(await company(id)).to.include({ name: 'Kundens eget navn', website: 'www.egen.no' });
    const source = await sourceOf(id, 'name');
    expect(source?.source).to.equal('user');
    expect(source?.registerValue).to.match(/^\["[A-ZÆØÅ]/);
  });

  it('leaves empty what a member emptied', async () => {
    const number = freshNumber();
    town.register.units.edit(number, { hjemmeside: 'www.fra-registeret.no' });
    const id = await add(number);
    await enrich(id);
    expect((await company(id)).website).to.equal('www.fra-registeret.no');
    await type(id, 'website', '');
    await again(id);
    expect((await company(id)).website).to.equal(null);
  });

  it('follows the register where nobody typed anything', async () => {
    const number = freshNumber();
    const id = await add(number);
    await enrich(id);
    town.register.units.edit(number, { navn: 'NYTT NAVN AS' });
    await again(id);
    expect((await company(id)).name).to.equal('NYTT NAVN AS');
  });

  it('keeps a value that the register no longer tells, and says so', async () => {
    const number = freshNumber();
    town.register.units.edit(number, { hjemmeside: 'www.borte.no' });
    const id = await add(number);
    await enrich(id);
    town.register.units.edit(number, { hjemmeside: null });
    await again(id);
    expect((await company(id)).website).to.equal('www.borte.no');
    expect((await sourceOf(id, 'website'))?.registerValue).to.equal(null);
  });

  it('lets a member use the register’s value after all, which then follows the register again', async () => {
    const number = freshNumber();
    const id = await add(number);
    await type(id, 'name', 'Midlertidig');
    await enrich(id);
    await inTenant(cast.bjorn.tenantId, () => chooseSource(cast.bjorn, id, 'name', 'register'));
    expect((await company(id)).name).to.not.equal('Midlertidig');
    expect((await sourceOf(id, 'name'))?.source).to.equal('register');
  });

  it('remembers that a member keeps their own, until the register says something new', async () => {
    const number = freshNumber();
    const id = await add(number);
    await type(id, 'name', 'Mitt navn');
    await enrich(id);
    await inTenant(cast.bjorn.tenantId, () => chooseSource(cast.bjorn, id, 'name', 'keep'));
    const kept = await sourceOf(id, 'name');
    expect(kept?.keptValue).to.equal(kept?.registerValue);
    town.register.units.edit(number, { navn: 'ENDA ET NAVN AS' });
    await again(id);
    const asked = await sourceOf(id, 'name');
    expect(asked?.keptValue).to.not.equal(asked?.registerValue);
    expect((await company(id)).name).to.equal('Mitt navn');
  });

  it('marks a struck-off company and keeps what there was', async () => {
    const number = freshNumber();
    const id = await add(number);
    await enrich(id);
    const before = await company(id);
    town.register.units.strikeOff(number);
    await again(id);
    expect(await company(id)).to.include({
      enrichment_state: 'deleted',
      register_status: 'deleted',
      place: before.place,
    });
  });

  it('takes everything of the register’s away when the unit is removed from open data, and nothing that was typed', async () => {
    const number = freshNumber();
    const id = await add(number);
    await enrich(id);
    await type(id, 'website', 'www.vaar.no');
    town.register.units.remove(number);
    await again(id);
    const left = await company(id);
    expect(left).to.include({ enrichment_state: 'removed', website: 'www.vaar.no', place: null, legal_form: null });
    expect(left.address_lines).to.deep.equal([]);
    expect(left.name).to.match(/^Org\.nr\. /);
    expect(left.sources.map((source) => source.registerValue)).to.satisfy((values: unknown[]) =>
      values.every((value) => value === null),
    );
    const [stored] = await inTenant(cast.bjorn.tenantId, () =>
      sql<{ entity: unknown }>(`select entity from register_entities where organisation_number = $1`, [number]),
    );
    expect(stored?.entity).to.equal(null);
  });

  it('treats a branch of somebody’s own business as that person’s, here and in the mirror, also when it is struck off', async () => {
    const units = town.register.units.live('enheter');
    const formOf = (form: string) => units.find(({ body }) => formCode(body) === form);
    const owner = formOf('ENK')?.number ?? '';
    const business = formOf('ASA')?.number ?? '';
    const [branch = '', shop = ''] = town.register.units.live('underenheter').map(({ number }) => number);
    town.register.units.edit(branch, { overordnetEnhet: owner, navn: 'KARI NORDMANN RØR AVD HAMAR' });
    town.register.units.edit(shop, { overordnetEnhet: business, navn: 'EN BUTIKK' });
    const [branchId, shopId] = [await add(branch), await add(shop)];
    await Promise.all([enrich(branchId), enrich(shopId)]);
    expect(await company(branchId)).to.include({ name: 'KARI NORDMANN RØR AVD HAMAR', person_like: true });
    expect(await company(shopId)).to.include({ name: 'EN BUTIKK', person_like: false });
    const mirrored = await platformRead<{ name: string | null; parent: string | null }>(
      `select name, parent from register_units where organisation_number = any ($1) order by name`,
      [[branch, shop]],
    );
    expect(mirrored).to.eql([
      { name: 'EN BUTIKK', parent: business },
      { name: null, parent: null },
    ]);
    // Another tenant knows it for a person's before the register is asked again.
    const elsewhere = await inTenant(cast.clara.tenantId, () =>
      addCompany(cast.clara, { organisationNumber: branch }, 'nb'),
    );
    const [known] = await inTenant(cast.clara.tenantId, () =>
      sql<{ person_like: boolean }>(`select person_like from companies where tenant_id = $1 and id = $2`, [
        cast.clara.tenantId,
        elsewhere,
      ]),
    );
    expect(known).to.eql({ person_like: true });
    town.register.units.strikeOff(branch);
    await again(branchId);
    expect(await company(branchId)).to.include({ register_status: 'deleted', person_like: true });
  });

  it('goes by the form the register tells, whatever form was brought along', async () => {
    const owner = town.register.units.live('enheter').find(({ body }) => formCode(body) === 'ENK')?.number ?? '';
    const id = await add(owner);
    await inTenant(cast.bjorn.tenantId, () =>
      change(`update companies set legal_form = 'AS', person_like = false where tenant_id = $1 and id = $2`, [
        cast.bjorn.tenantId,
        id,
      ]),
    );
    await enrich(id);
    expect(await company(id)).to.include({ legal_form: 'AS', person_like: true });
  });

  it('says that the register does not know a number', async () => {
    const id = await add('999999999');
    await enrich(id);
    expect(await company(id)).to.include({ enrichment_state: 'unknown', register_status: null });
  });

  it('says that the register does not answer, owes the question still, and gets there later', async () => {
    const number = freshNumber();
    town.register.faults.set('*', { kind: 'unavailablePage' });
    const id = await add(number);
    const failure = await enrich(id).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure)
      .to.have.property('failure')
      .that.matches(/^register-/);
    expect((await company(id)).enrichment_state).to.equal('unavailable');
    town.register.faults.clear();
    const [owed] = await inTenant(cast.bjorn.tenantId, () =>
      sql(`select 1 from outbox where tenant_id = $1 and key = $2 and done_at is null`, [cast.bjorn.tenantId, id]),
    );
    expect(owed).to.not.equal(undefined);
  }).timeout(20_000);

  it('says in the audit trail which fields changed, and no value', async () => {
    const id = await add(freshNumber());
    await enrich(id);
    const [entry] = await inTenant(cast.bjorn.tenantId, () =>
      sql<{ details: { outcome: string; fields: string[] } }>(
        `select details from audit_entries where tenant_id = $1 and subject_id = $2 and action = 'company.enriched'`,
        [cast.bjorn.tenantId, id],
      ),
    );
    expect(entry?.details.outcome).to.equal('found');
    expect(entry?.details.fields).to.include.members(['name', 'address']);
  });

  it('renames the company in its people’s rows too', async () => {
    const number = freshNumber();
    const id = await add(number);
    await inTenant(cast.bjorn.tenantId, () =>
      sql(
        `insert into contacts (tenant_id, id, given_name, family_name, sort_name, search_text, company_id, company_name)
         values ($1, gen_random_uuid(), 'Kari', 'Nordmann', 'nordmann kari', 'kari nordmann', $2, 'gammelt')`,
        [cast.bjorn.tenantId, id],
      ),
    );
    await enrich(id);
    const [contact] = await inTenant(cast.bjorn.tenantId, () =>
      sql(`select company_name, company_sort from contacts where tenant_id = $1 and company_id = $2`, [
        cast.bjorn.tenantId,
        id,
      ]),
    );
    const { name } = await company(id);
    expect(contact).to.deep.equal({ company_name: name, company_sort: sortKey(name) });
  });
});
