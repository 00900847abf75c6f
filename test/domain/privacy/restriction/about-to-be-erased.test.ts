import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { Invalid } from '../../../../src/domain/errors.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { restrictActivity } from '../../../../src/domain/privacy/restriction/restrict-activity.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';

describe('Restricting somebody of whom it is decided that they are erased', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  it('is refused in words: the erasure would end it unseen', async () => {
    const [person = ''] = await here(() => insertContacts([{ givenName: 'Tjeld', familyName: 'Strandvold' }]));
    await here(() => decideErasure(cast.astrid, person, { decisions: {}, confirmed: true, neverContact: false }));
    const refusal = await here(() => restrictContact(cast.astrid, person, { ground: 'claims' })).catch(
      (error: unknown) => error,
    );
    expect(refusal).to.be.instanceOf(Invalid).with.deep.property('fields', { contact: 'restriction.erasing' });
  });

  it('is refused of one thing that was written about them, too', async () => {
    const [person = ''] = await here(() => insertContacts([{ givenName: 'Terne', familyName: 'Strandvold' }]));
    const note = await here(() =>
      recordActivity(cast.astrid, {
        kind: 'note',
        subject: { kind: 'contact', id: person },
        title: 'Regning',
        body: 'omstridt',
      }),
    );
    await here(() => decideErasure(cast.astrid, person, { decisions: {}, confirmed: true, neverContact: false }));
    const refusal = await here(() => restrictActivity(cast.astrid, note, { ground: 'claims' })).catch(
      (error: unknown) => error,
    );
    expect(refusal).to.be.instanceOf(Invalid).with.deep.property('fields', { activity: 'restriction.erasing' });
  });
});
