import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { changeOwner } from '../../../src/domain/companies/change-owner.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { changeField } from '../../../src/domain/contacts/change-field.ts';
import { stages, type DealFacts } from '../../../src/domain/deals/deal.ts';
import { addDeal, changeDeal } from '../../../src/domain/deals/write-deal.ts';
import { Invalid, NotFound } from '../../../src/domain/errors.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { removeMember } from '../../../src/domain/tenants/roles.ts';
import { useCast } from '../../support/cast.ts';

describe('A colleague who has left', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const refusal = (work: () => Promise<unknown>): Promise<unknown> =>
    here(work).then(
      () => 'went through',
      (error: unknown) => error,
    );

  it('is given no deal and no company, and keeps the deals and contacts that are theirs', async () => {
    const { astrid, bjorn } = cast;
    const [stage] = await here(() => stages(astrid));
    const facts: DealFacts = {
      title: 'Overlates',
      stageId: stage?.id ?? '',
      companyId: null,
      contactId: null,
      ownerId: bjorn.id,
      amountMinor: null,
      expectedCloseOn: null,
    };
    const [theirs, other, company] = [
      await here(() => addDeal(astrid, facts)),
      await here(() => addDeal(astrid, { ...facts, ownerId: null })),
      await here(() => addCompany(astrid, { name: 'Uten ansvarlig AS' }, 'nb')),
    ];
    const [contact = '', unowned = ''] = await here(() =>
      insertContacts([
        { givenName: 'Deres', familyName: '', ownerId: bjorn.id },
        { givenName: 'Ingens', familyName: '' },
      ]),
    );
    await here(() => removeMember(astrid, bjorn.id));

    expect(await refusal(() => addDeal(astrid, facts))).to.be.instanceOf(Invalid);
    expect(await refusal(() => changeDeal(astrid, other, facts, 1))).to.be.instanceOf(Invalid);
    expect(
      await refusal(() => changeOwner(astrid, company, { ownerId: bjorn.id, version: 1, was: null })),
    ).to.be.instanceOf(NotFound);
    await here(() => changeDeal(astrid, theirs, { ...facts, title: 'Fortsatt deres' }, 1));
    const owner = { field: 'owner', version: 1, value: bjorn.id } as const;
    expect(await refusal(() => changeField(astrid, unowned, owner))).to.be.instanceOf(Invalid);
    await here(() => changeField(astrid, contact, owner));
  });
});
