import { expect } from 'chai';

import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { everyContact } from '../../../../src/domain/exports/contact-export.ts';
import { Invalid, NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { recordWithdrawal } from '../../../../src/domain/privacy/consent/record-consent.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { trashContact } from '../../../../src/domain/contacts/trash.ts';
import { setContactPurpose } from '../../../../src/domain/privacy/purposes/contact-purposes.ts';
import {
  giveToMany,
  previewGift,
  takeBackGift,
  type Many,
} from '../../../../src/domain/privacy/purposes/give-to-many.ts';
import { purposeRetentions } from '../../../../src/domain/privacy/purposes/purpose-retention.ts';
import { allPurposes } from '../../../../src/domain/privacy/purposes/purposes.ts';
import { addRule } from '../../../../src/domain/privacy/retention/other-rules.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { statementsOf } from '../../../support/statements.ts';
import { allPurposesOn, somebody, type PurposeIds } from '../consent/people.ts';

describe('A purpose for many contacts at once', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let ids: PurposeIds = {};
  before(async () => {
    ids = await allPurposesOn(cast.astrid);
  });

  const found = (search: string): Many => ({ of: 'list', filter: { ...everyContact, search } });
  const typed = (code: string, source = 'contract', since = '2026-01-31') => ({
    purposeId: ids[code] ?? '',
    source,
    since,
  });
  const heldBy = (purposeId: string) =>
    here(() =>
      sql<{ contact_id: string; source: string; since: Date; recorded_by: string }>(
        `select contact_id, source, since, recorded_by from contact_purposes where tenant_id = $1 and purpose_id = $2`,
        [cast.astrid.tenantId, purposeId],
      ),
    );
  const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
    const error = await work.catch((refused: unknown) => refused);
    return error instanceof Invalid ? error.fields : error;
  };

  it('says what it would do, does that, and is taken back whole, but for what was written anew', async () => {
    const people = await Promise.all(
      ['Anna', 'Berit', 'Cecilie', 'Dina'].map((name) => somebody(cast.astrid, { givenName: `${name} Samlet` })),
    );
    const [has = '', no = '', anew = '', plain = ''] = people;
    const purposeId = ids['sales-and-service'] ?? '';
    // New contacts have this purpose by themselves; only Anna keeps it.
    for (const id of [no, anew, plain])
      await here(() =>
        sql(`delete from contact_purposes where tenant_id = $1 and contact_id = $2 returning id`, [
          cast.astrid.tenantId,
          id,
        ]),
      );
    await here(() => recordWithdrawal(cast.astrid, no, { purposeId, via: 'phone' }));
    const expected = { given: 2, skipped: { has: 1, 'old-basis': 0, 'said-no': 1, away: 0 }, more: false };
    const before = await heldBy(purposeId);
    expect(await here(() => previewGift(cast.astrid, found('Samlet'), typed('sales-and-service')))).to.deep.equal(
      expected,
    );
    expect(await heldBy(purposeId), 'a preview changes nothing').to.deep.equal(before);
    const { id, ...gift } = await here(() => giveToMany(cast.astrid, found('Samlet'), typed('sales-and-service')));
    expect(gift).to.deep.equal(expected);
    const given = (await heldBy(purposeId)).filter(({ contact_id: contact }) => [anew, plain].includes(contact));
    expect(
      given.map(({ source, since, recorded_by: by }) => [source, since.toISOString().slice(0, 10), by]),
    ).to.deep.equal(Array.from({ length: 2 }, () => ['contract', '2026-01-31', cast.astrid.id]));
    expect((await heldBy(purposeId)).some(({ contact_id: contact }) => contact === no)).to.equal(false);
    await here(() => setContactPurpose(cast.astrid, anew, typed('sales-and-service', 'person')));
    expect(await here(() => takeBackGift(cast.astrid, id))).to.equal(1);
    const left = (await heldBy(purposeId)).map(({ contact_id: contact }) => contact);
    expect(left).to.include(anew).and.to.include(has).and.to.not.include(plain);
    expect(await here(() => takeBackGift(cast.astrid, id)).catch((error: unknown) => error)).to.be.instanceOf(NotFound);
    const entries = await here(() =>
      sql<{ action: string }>(
        `select action from audit_entries where tenant_id = $1 and details ->> 'together' = $2 order by at`,
        [cast.astrid.tenantId, id],
      ),
    );
    expect(entries.map(({ action }) => action)).to.deep.equal(['purpose.given', 'purpose.taken-back']);
  });

  it('reaches exactly those who were chosen, and says of whom it could not reach', async () => {
    const [one = '', trashed = '', restricted = '', other = ''] = await Promise.all(
      ['Edit', 'Frida', 'Gro', 'Hege'].map((name) => somebody(cast.astrid, { givenName: `${name} Avkrysset` })),
    );
    await here(() => trashContact(cast.astrid, trashed));
    await here(() => restrictContact(cast.astrid, restricted, { ground: 'objected' }));
    const elsewhere = await somebody(cast.clara, { givenName: 'Fremmed' });
    const many: Many = { of: 'chosen', ids: [one, trashed, restricted, elsewhere, 'no id', one] };
    const expected = { given: 1, skipped: { has: 0, 'old-basis': 0, 'said-no': 0, away: 4 }, more: false };
    expect(await here(() => previewGift(cast.astrid, many, typed('bookkeeping')))).to.deep.equal(expected);
    const { id, ...gift } = await here(() => giveToMany(cast.astrid, many, typed('bookkeeping')));
    expect(gift).to.deep.equal(expected);
    const holding = (await heldBy(ids['bookkeeping'] ?? '')).map(({ contact_id: contact }) => contact);
    expect(holding).to.include(one).and.to.not.include(other);
    expect(await here(() => takeBackGift(cast.astrid, id))).to.equal(1);
  });

  it('gives nobody anything when nobody is chosen', async () => {
    const { given } = await here(() => giveToMany(cast.astrid, { of: 'chosen', ids: [] }, typed('bookkeeping')));
    expect(given).to.equal(0);
  });

  it('reaches those who have no purpose at all', async () => {
    const id = await somebody(cast.astrid, { givenName: 'Formålsløs' });
    await here(() =>
      sql(`delete from contact_purposes where tenant_id = $1 and contact_id = $2 returning id`, [
        cast.astrid.tenantId,
        id,
      ]),
    );
    const { given } = await here(() => giveToMany(cast.astrid, { of: 'without' }, typed('bookkeeping')));
    expect(given).to.be.at.least(1);
    expect((await heldBy(ids['bookkeeping'] ?? '')).map(({ contact_id: contact }) => contact)).to.include(id);
  });

  it('gives nobody a consent or marketing by the thousand, and takes no source that says nothing', async () => {
    const give = (code: string, source?: string) =>
      here(() => giveToMany(cast.astrid, found('Samlet'), typed(code, source)));
    expect(await refusalOf(give('marketing-email'))).to.deep.equal({ purpose: 'form.choose' });
    expect(await refusalOf(give('customer-news', 'sale'))).to.deep.equal({ purpose: 'consents.many.notThis' });
    expect(await refusalOf(give('bookkeeping', 'default'))).to.deep.equal({ source: 'form.choose' });
    const refused = here(() => giveToMany(cast.bjorn, found('Samlet'), typed('bookkeeping')));
    expect(await refused.catch((error: unknown) => error)).to.be.instanceOf(NotAllowed);
    expect(
      await inTenant(cast.clara.tenantId, () => giveToMany(cast.clara, found('Samlet'), typed('bookkeeping'))).catch(
        (error: unknown) => error,
      ),
    ).to.be.instanceOf(NotFound);
  });

  it('takes as many statements for three as for three hundred', async () => {
    await here(() =>
      insertContacts(
        Array.from({ length: 303 }, (_, at) => ({
          givenName: at < 3 ? 'Få Antall' : 'Mange Antall',
          familyName: `N${at}`,
        })),
      ),
    );
    const cost = (search: string) =>
      statementsOf(() => here(() => giveToMany(cast.astrid, found(search), typed('customer-relationship'))));
    const [few, many] = [await cost('Få Antall'), await cost('Mange Antall')];
    expect(many.length).to.equal(few.length);
  });

  it('tells by which rule the time a purpose promises is kept', async () => {
    const told = async (code: string) => {
      const all = await here(() => allPurposes());
      const [one] = await here(() => purposeRetentions(all.filter((purpose) => purpose.code === code)));
      return [one?.kind, one?.by, one?.months];
    };
    expect(await told('marketing-email')).to.deep.equal(['withdrawn', 'none', null]);
    expect(await told('sales-and-service')).to.deep.equal(['idle', 'none', null]);
    await here(() => addRule(cast.astrid, { kind: 'withdrawn', purposeId: ids['marketing-email'] ?? '' }, '24'));
    expect(await told('marketing-email')).to.deep.equal(['withdrawn', 'waiting', 24]);
    await here(() =>
      sql(
        `update retention_rules set enabled = true, approved_at = now(), approved_by = $2 where tenant_id = $1 returning id`,
        [cast.astrid.tenantId, cast.astrid.id],
      ),
    );
    expect(await told('marketing-email')).to.deep.equal(['withdrawn', 'own', 24]);
  });
});
