import { expect } from 'chai';

import { saleLine } from '../../../src/domain/sales-documents/stripe/lines.ts';
import { summed } from '../../../src/domain/sales-documents/document.ts';
import { NotIssued } from '../../../src/domain/sales-documents/not-issued.ts';
import { nordlys, sale } from './sales.ts';

const reader = { abroad: false, language: 'nb' } as const;
const charged = { subtotal: 10_000, discount: 0, quantity: 1, taxes: [], period: undefined };

describe('What Stripe’s customers wrote', () => {
  it('stands on one line without what no e-invoice may hold', () => {
    const [line] = saleLine(
      { ...charged, description: 'Opp\u0000\u0008l\uFFFF\u00E6ring\n\uD800 \u202Edag 2 ' },
      reader,
    );
    expect(line?.description).to.equal('Opplæring dag 2');
    expect(saleLine({ ...charged, description: '\u0007' }, reader)[0]?.description).to.equal('OnNet CRM');
  });

  it('is what Stripe says of our plans, in the document’s language and without what stands in other columns', () => {
    const text = (description: string, language: 'nb' | 'en'): string | undefined =>
      saleLine({ ...charged, description }, { ...reader, language })[0]?.description;
    const whole = '3 × OnNet CRM Team (at 399.00 NOK / month)';
    expect(text(whole, 'nb')).to.equal('OnNet CRM Team, per bruker i måneden');
    expect(text(whole, 'en')).to.equal('OnNet CRM Team, per user a month');
    expect(text('1 × OnNet CRM Start (at kr1,990.00 / year)', 'nb')).to.equal('OnNet CRM Start, per bruker i året');
    expect(text('Remaining time on 5 × OnNet CRM Team after 23 Nov 2026', 'nb')).to.equal(
      'OnNet CRM Team, resten av perioden',
    );
    expect(text('Unused time on OnNet CRM Start after 2026-11-23', 'nb')).to.equal(
      'OnNet CRM Start, ubrukt del av perioden',
    );
    for (const other of ['3 × Kurs (at 399.00 NOK / month)', 'Opplæring', 'OnNet CRM Team', '3 × OnNet CRM Team'])
      expect(text(other, 'nb')).to.equal(other);
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
