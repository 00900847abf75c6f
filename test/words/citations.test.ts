import { expect } from 'chai';

import { marketingLaw } from '../../src/domain/privacy/consent/marketing-law.ts';
import { holdLaws } from '../../src/domain/privacy/holds/hold-laws.ts';
import { keptUnder } from '../../src/domain/privacy/inventory/kept-under.ts';
import { retentionCodes } from '../../src/domain/privacy/inventory/retention-codes.ts';
import { citationFor } from '../../src/words/citations.ts';

describe('Provisions as they are cited', () => {
  const stored = [
    ...[marketingLaw, holdLaws, keptUnder].flatMap((laws) => Object.values(laws).map(({ law }) => law)),
    ...Object.values(retentionCodes).flatMap((code) => ('floor' in code ? [code.floor] : [])),
  ];

  it('are in the language of the page, every one that is stored', () => {
    expect(stored).to.include('mfl. § 15 tredje ledd').and.include('GDPR recital 26');
    for (const law of stored) {
      expect(citationFor('en')(law), law).to.not.match(/[§æøå]|loven|mfl|ledd|gjelder| og |GDPR art/);
      expect(citationFor('nb')(law), law).to.not.match(/GDPR|recital|section|\(\d/);
    }
  });

  it('keep article, paragraph and point apart as each language writes them', () => {
    expect(citationFor('nb')('GDPR art. 5(2), 7(1), 17(3)(b)')).to.equal(
      'personvernforordningen art. 5 nr. 2, 7 nr. 1, 17 nr. 3 b',
    );
    expect(citationFor('en')('mfl. §§ 12 og 13')).to.equal('Marketing Control Act sections 12 and 13');
    expect(citationFor('en')('bokføringsloven § 13; GDPR art. 17(3)(b)')).to.equal(
      'Bookkeeping Act section 13; GDPR Art. 17(3)(b)',
    );
  });
});
