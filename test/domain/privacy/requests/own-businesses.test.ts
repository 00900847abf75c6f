import { expect } from 'chai';

import { gatherContact } from '../../../../src/domain/privacy/access/write-document.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { Invalid } from '../../../../src/domain/errors.ts';
import { makeCopy } from '../../../../src/domain/privacy/fulfilment/copy.ts';
import { restrictForRequest } from '../../../../src/domain/privacy/fulfilment/restriction.ts';
import { vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { ruleOut } from '../../../../src/domain/privacy/requests/nothing-found.ts';
import { claimBusiness } from '../../../../src/domain/privacy/requests/own-businesses.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import type { RequestKind } from '../../../../src/domain/privacy/requests/kinds.ts';
import { sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { idsIn, insertDeal } from '../../trash/put-in-trash.ts';
import { arrived, at, read, tenantDesk, useRequests } from './with-requests.ts';

describe('a request of somebody who has a business of their own', () => {
  useRequests();
  const cast = useCast();
  const desk = (): ReturnType<typeof tenantDesk> => tenantDesk(cast.astrid);
  /** Nobody of one test is alike anybody of another. */
  const families = ['Tindelykken', 'Fjellhaugen', 'Solbakken'].values();
  let family: string;
  let contact: string;
  let named: string;
  let byAddress: string;
  let namesake: string;

  const refusal = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => (error instanceof Invalid ? error.fields : error),
    );
  const matched = async (kind: RequestKind): Promise<string> => {
    const id = await arrived(desk(), {
      kind,
      requesterName: `Ylva ${family}`,
      requesterEmail: `ylva@${family}.example`,
    });
    await at(desk(), () => sortRequest(desk(), id, { kind, personId: contact }));
    await at(desk(), () => vouchIdentity(desk(), id, 'Kom innom.'));
    return id;
  };
  const visible = (): Promise<string[]> =>
    at(desk(), async () => {
      const rows = await sql<{ id: string }>(
        `select id from companies where tenant_id = $1 and id = any($2::uuid[]) order by id`,
        [cast.astrid.tenantId, [named, byAddress, namesake]],
      );
      return rows.map(({ id }) => id);
    });

  beforeEach(() =>
    at(desk(), async () => {
      family = families.next().value ?? '';
      [named = '', byAddress = '', namesake = ''] = await insertCompanies([
        { name: `Ylva ${family} Snekkerverksted`, legalForm: 'ENK' },
        { name: 'Annet Navn', legalForm: 'ENK', email: `Ylva@${family}.example` },
        { name: `${family} Rør`, legalForm: 'ENK' },
        { name: `${family} Handel`, legalForm: 'AS' },
      ]);
      [contact = ''] = await insertContacts([
        { givenName: 'Ylva', familyName: family, emails: [`ylva@${family.toLowerCase()}.example`] },
      ]);
    }),
  );

  it('is met when each business that may be theirs is decided about, and the copy has those that are', async () => {
    const deal = await insertDeal(cast.astrid, { title: 'Kjøkken', companyId: named });
    const id = await matched('access');
    const { businesses } = await read(desk(), id);
    expect(businesses.map((one) => one.id)).to.have.members([named, byAddress, namesake]);
    for (const decide of [
      () => claimBusiness(desk(), id, named),
      () => claimBusiness(desk(), id, byAddress),
      () => ruleOut(desk(), id, namesake),
    ]) {
      expect(await refusal(at(desk(), () => makeCopy(desk(), id)))).to.eql({
        businesses: 'requests.businesses.undecided',
      });
      await at(desk(), decide);
    }
    await at(desk(), () => makeCopy(desk(), id));
    const { tables } = await gatherContact(cast.astrid.tenantId, contact, { form: 'access', language: 'nb' });
    const companies = tables.find(({ table }) => table.table === 'companies')?.rows.map(({ id: row }) => row);
    expect(companies).to.have.members([named, byAddress]);
    const deals = tables.find(({ table }) => table.table === 'deals')?.rows.map(({ id: row }) => row);
    expect(deals, 'with a business of theirs and nobody else').to.eql([deal]);
    expect(await refusal(at(desk(), () => claimBusiness(desk(), id, cast.astrid.userId)))).to.have.key('person');
  });

  it('hides them with a restriction, and one that is found later, too', async () => {
    const deal = await insertDeal(cast.astrid, { title: 'Kjøkken', companyId: byAddress, contactId: contact });
    const dealIsSeen = async (): Promise<boolean> => (await idsIn(cast.astrid, 'deals')).includes(deal);
    const id = await matched('restriction');
    const restricting = () => at(desk(), () => restrictForRequest(desk(), id, 'accuracy'));
    expect(await refusal(restricting())).to.have.key('businesses');
    await at(desk(), () => claimBusiness(desk(), id, named));
    for (const other of [byAddress, namesake]) await at(desk(), () => ruleOut(desk(), id, other));
    await restricting();
    expect(await visible()).to.have.members([byAddress, namesake]);

    const later = await matched('access');
    expect((await read(desk(), later)).businesses.map((one) => one.id)).to.have.members([byAddress, namesake]);
    expect(await dealIsSeen(), 'another company’s deal too, as long as nobody knows better').to.equal(true);
    await at(desk(), () => claimBusiness(desk(), later, byAddress));
    expect(await visible()).to.eql([namesake]);
    expect(await dealIsSeen(), 'a deal of theirs with it').to.equal(false);
  });

  it('looks among those that are hidden already, and asks nothing where all of somebody is not needed', async () => {
    const other = await at(desk(), async () => {
      const [id = ''] = await insertContacts([
        { givenName: 'Per', familyName: family, companies: [{ id: namesake, name: 'x' }] },
      ]);
      // The others that are alike are somebody else's.
      await restrictContact(cast.astrid, id, { ground: 'accuracy', decisions: () => 'keep:another-person' });
      return id;
    });
    expect(other).to.not.equal('');
    const id = await matched('access');
    expect((await read(desk(), id)).businesses.map((one) => one.id)).to.include(namesake);
    expect((await read(desk(), await matched('withdrawal'))).businesses).to.eql([]);
  });
});
