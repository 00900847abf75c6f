import { expect } from 'chai';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';

import { drawnUp, type SalesDocument } from '../../../src/domain/sales-documents/document.ts';
import { ehfOf } from '../../../src/domain/sales-documents/ehf/ehf.ts';
import type { SaleFacts, SaleLine } from '../../../src/domain/sales-documents/facts.ts';
import { publishedRules, rulesAtHand, type Findings } from './published-rules.ts';
import { line, nordlys, sale, soldBy } from './sales.ts';

/** How many generated documents the published rules look at: each takes seconds, so a release runs more of them. */
const GENERATED = Number(process.env['EHF_DOCUMENTS'] ?? 2);

const svea = {
  ...nordlys,
  name: 'Svea Öst AB',
  organisationNumber: undefined,
  foreignTaxNumber: 'SE556677889901',
  address: { lines: ['Drottninggatan 1', '2 tr'], postalCode: '111 51', place: 'Stockholm', country: 'SE' },
};
const euro = { currency: 'EUR', exchange: { rate: '11.7345', source: 'Norges Bank', on: '2026-11-20' } } as const;
const credited = { id: 'x', number: '10001', issuedOn: '2026-11-01', reason: 'correction' } as const;
const credits = { stripeInvoiceId: 'in_1', reason: 'correction' } as const;

const drawn = (particular: Partial<SaleFacts>): SalesDocument => {
  const facts = sale({ stripeObjectId: 'in_1', soldAt: new Date('2026-11-30T12:00:00Z'), ...particular });
  const { kind } = facts;
  return drawnUp(facts, {
    series: kind,
    number: 10_001,
    soldBy: { ...soldBy, bankAccount: '12345678903' },
    issuedAt: facts.soldAt,
    credited: kind === 'credit' ? credited : undefined,
  });
};

/** Amounts that binary fractions hold exactly: the engine that runs the rules counts in them, and sums of others come out beside. */
const quarters = (treatment: SaleLine['treatment']): SaleLine[] => [
  line({ treatment, amount: 119_700 }),
  line({ treatment, amount: -10_025, quantity: 1, period: undefined }),
];

const documents: Readonly<Record<string, SalesDocument>> = {
  'an invoice with the standard rate': drawn({}),
  'one with a discount, what is taken back and a price that is no whole øre': drawn({
    lines: [line({ discount: 5_000 }), line({ amount: -12_345, quantity: 2 }), line({ amount: 10_000, quantity: 3 })],
  }),
  'one that is paid in part by what was there': drawn({ prepaid: 50_000 }),
  'one to be paid by transfer, to an address with markup in it': drawn({
    payment: 'transfer',
    buyer: { ...nordlys, name: 'Fjord & Fjell <ANS>', address: { ...nordlys.address, lines: ['Gate 1', 'c/o "Å"'] } },
  }),
  'one with reverse charge': drawn({ lines: quarters('reverse-charge') }),
  'one to a business abroad, in another currency': drawn({ ...euro, buyer: svea, lines: quarters('export') }),
  'one with tax in another currency': drawn(euro),
  'a credit note': drawn({
    kind: 'credit',
    credits,
    lines: [line({ amount: 39_900, quantity: 1, period: undefined })],
  }),
  'a credit note over an export': drawn({
    kind: 'credit',
    credits,
    buyer: svea,
    lines: [line({ treatment: 'export' })],
  }),
  'a test': drawn({ livemode: false }),
};

const acme = {
  ...svea,
  name: 'Acme Inc.',
  foreignTaxNumber: '12-3456789',
  address: { ...svea.address, country: 'US' },
};

/** The e-invoice of a document that has one. */
const xmlOf = (document: SalesDocument): string => {
  const xml = ehfOf(document);
  if (xml === undefined) throw new Error('no e-invoice');
  return xml;
};

describe('The e-invoice', () => {
  it('is there for whom the network can find, and for nobody else', () => {
    expect(ehfOf(drawn({ buyer: acme }))).to.equal(undefined);
    expect(xmlOf(drawn({ buyer: svea }))).to.include('<cbc:EndpointID schemeID="0007">5566778899<');
  });

  it('is well-formed, whatever somebody is called, and says the same sums as the document', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((one) => /\S/.test(one));
    const amounts = fc.integer({ min: 1, max: 9_000_000 });
    fc.assert(
      fc.property(text, fc.array(amounts, { minLength: 1, maxLength: 12 }), (name, each) => {
        const document = drawn({
          buyer: { ...nordlys, name },
          lines: each.map((amount, at) => line({ amount: at === 0 ? amount : at % 3 === 0 ? -amount : amount })),
        });
        const xml = XmlDocument.fromString(xmlOf(document));
        const value = (path: string) => xml.eval(`string(${path})`);
        expect(value(`/*/*[local-name()='LegalMonetaryTotal']/*[local-name()='PayableAmount']`)).to.equal(
          (document.totals.gross / 100).toFixed(2),
        );
        xml.dispose();
      }),
    );
  });

  it('says which account a transfer goes to with its KID, and neither where there is no account', () => {
    const facts = sale({ payment: 'transfer' });
    const at = { series: 'invoice', number: 10_001, issuedAt: facts.soldAt, credited: undefined } as const;
    const to = xmlOf(drawnUp(facts, { ...at, soldBy: { ...soldBy, bankAccount: '12345678903' } }));
    for (const part of ['PaymentMeansCode>30<', 'PaymentID>100016<', 'PayeeFinancialAccount', '>12345678903<'])
      expect(to).to.include(part);
    const without = xmlOf(drawnUp(facts, { ...at, soldBy }));
    expect(without).to.include('PaymentMeansCode>1<').and.to.not.include('PaymentID');
  });

  it('gives the buyer’s name as it is written', () => {
    expect(xmlOf(drawn({ buyer: { ...nordlys, name: 'Fjord & Fjell <ANS>' } }))).to.include(
      'Fjord &amp; Fjell &lt;ANS&gt;',
    );
  });
});

describe('The published rules of EN 16931 and Peppol', function () {
  // Each document takes seconds, and the machine may be busy with others.
  this.timeout(600_000);
  let findings: Findings;

  before(function () {
    if (!rulesAtHand) {
      process.stderr.write(
        '\n  SKIPPED: the published e-invoice rules are not at ../shared/data/ehf, so nothing is held to them.\n',
      );
      this.skip();
    }
    findings = publishedRules();
  });

  for (const [name, document] of Object.entries(documents))
    it(`find nothing in ${name}`, () => {
      expect(findings(xmlOf(document))).to.deep.equal([]);
    });

  it('find something where there is something to find', () => {
    const good = xmlOf(drawn({}));
    expect(findings(good.replace('<cbc:ID>S</cbc:ID>', '<cbc:ID>AE</cbc:ID>'))).to.not.deep.equal([]);
    expect(findings(good.replace('923609016MVA', '923609016'))).to.satisfy((found: string[]) =>
      found.some((finding) => finding.includes('For Norwegian suppliers, a VAT number')),
    );
  });

  it('find nothing in generated documents', () => {
    const lines = fc.array(
      fc.record({
        amount: fc.integer({ min: -500_000, max: 2_000_000 }).filter((amount) => amount !== 0),
        quantity: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('invoice', 'credit'), fc.boolean(), (each, kind, abroad) => {
        const document = drawn({
          kind,
          ...(kind === 'credit' ? { credits } : {}),
          ...(abroad ? euro : {}),
          lines: each.map((one) => line(one)),
        });
        expect(findings(xmlOf(document))).to.deep.equal([]);
      }),
      { numRuns: GENERATED },
    );
  });
});
