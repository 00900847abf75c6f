import { expect } from 'chai';

import { osloDay } from '../../../../src/domain/clock.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { recordByHand } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { openErasureLedger } from '../../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { placesWith } from '../../../support/residue.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('hard case 16: a name in the title or role of a colleague, or in whom something was given to', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  before(() => {
    openTestOutside(folder.path);
    openErasureLedger(folder.path);
  });

  it('is asked about, by family name alone too, and taken out', async () => {
    const person = await here(async () => {
      const [companyId = ''] = await insertCompanies([{ name: 'Kontoret AS' }]);
      const [first = ''] = await insertContacts([
        { givenName: 'Runa', familyName: 'Qvorpheim' },
        {
          givenName: 'Ove',
          familyName: 'Assistent',
          jobTitle: 'Assistent for Qvorpheim',
          companies: [{ id: companyId, name: 'Kontoret AS', role: 'Vikar for Runa Qvorpheim' }],
        },
      ]);
      await recordByHand(cast.astrid, first, {
        id: newId(),
        recipient: 'Revisor Qvorpheims venn',
        email: '',
        categories: ['name'],
        why: 'Årsoppgjøret',
        givenOn: osloDay(),
      });
      return first;
    });
    const { hits } = await here(() => erasurePreview(cast.astrid, person));
    expect(hits.map(({ table, column }) => `${table}.${column}`)).to.have.members([
      'contacts.job_title',
      'contact_companies.role',
      'disclosures.recipient',
    ]);
    await here(() =>
      decideErasure(cast.astrid, person, {
        decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact'])),
        confirmed: true,
        neverContact: false,
      }),
    );
    await carryOutDue(cast.database, 'erasure');
    expect(await placesWith(cast.database, ['Qvorpheim'])).to.deep.equal([]);
  });
});
