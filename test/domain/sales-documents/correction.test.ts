import { expect } from 'chai';

import { newId } from '../../../src/domain/identifiers.ts';
import { change, inPlatform } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { issue, kept, nordlys, sale } from './sales.ts';

describe('An invoice with a wrong name on it', () => {
  useCast();

  it('hard case 34: is not edited, by nobody: a credit note takes it back, and a new invoice has the right name', async () => {
    const wrong = { ...nordlys, name: 'Kari Hansen Rør' };
    const facts = sale({ buyer: wrong });
    const first = await issue(facts);
    const before = await kept(first.id);
    for (const column of ['snapshot', 'pdf', 'ehf', 'buyer_is_person']) {
      const edit = inPlatform(() =>
        change(`update sales_documents set ${column} = ${column} where id = $1`, [first.id]),
      );
      expect(await edit.catch((error: { code: string }) => error.code), column).to.equal('42501');
    }
    // The same sale once more, with the name put right, is no new document.
    const right = { ...wrong, name: 'Karin Hansen Rør' };
    expect((await issue({ ...facts, buyer: right })).id).to.equal(first.id);

    const credits = { stripeInvoiceId: facts.stripeObjectId, reason: 'correction' } as const;
    const credit = await issue(sale({ kind: 'credit', stripeObjectId: `cn_${newId()}`, buyer: wrong, credits }));
    const second = await issue(sale({ buyer: right }));
    expect((await kept(credit.id)).document.credited).to.deep.include({ number: first.number });
    expect((await kept(second.id)).document.buyer.name).to.equal('Karin Hansen Rør');
    expect(second.number).to.not.equal(first.number);
    expect(await kept(first.id), 'byte by byte').to.deep.equal(before);
    expect(before.document.buyer.name).to.equal('Kari Hansen Rør');
  });
});
