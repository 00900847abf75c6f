import { expect } from 'chai';

import { saleLine } from '../../../src/domain/sales-documents/stripe/lines.ts';
import { summed } from '../../../src/domain/sales-documents/document.ts';
import { NotIssued } from '../../../src/domain/sales-documents/not-issued.ts';
import { nordlys, sale } from './sales.ts';

const charged = { subtotal: 10_000, discount: 0, quantity: 1, taxes: [], period: undefined };

describe('What Stripe’s customers wrote', () => {
  it('stands on one line without what no e-invoice may hold', () => {
    const [line] = saleLine(
      { ...charged, description: 'Opp\u0000\u0008l\uFFFF\u00E6ring\n\uD800 \u202Edag 2 ' },
      false,
    );
    expect(line?.description).to.equal('Opplæring dag 2');
    expect(saleLine({ ...charged, description: '\u0007' }, false)[0]?.description).to.equal('OnNet CRM');
  });

  it('must name the buyer, and say where they are or their organisation number', () => {
    const refusal = (buyer: Partial<typeof nordlys>): string => {
      try {
        summed(sale({ buyer: { ...nordlys, ...buyer } }));
      } catch (error) {
        if (error instanceof NotIssued) return error.reason;
        throw error;
      }
      return 'well';
    };
    const nowhere = { ...nordlys.address, lines: [], place: undefined };
    expect(refusal({ name: '' })).to.equal('buyer-incomplete');
    expect(refusal({ organisationNumber: undefined, address: nowhere })).to.equal('buyer-incomplete');
    expect(refusal({ address: nowhere })).to.equal('well');
    expect(refusal({ organisationNumber: undefined })).to.equal('well');
  });
});
