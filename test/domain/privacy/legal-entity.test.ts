import { expect } from 'chai';
import { defaultLegalEntity, LegalEntity, legalEntityProblems } from '../../../src/domain/privacy/legal-entity.ts';

describe('the legal entity', () => {
  it('is taken as configured, a wrong organisation number included', () => {
    expect(LegalEntity.parse(defaultLegalEntity)).to.eql(defaultLegalEntity);
    expect(defaultLegalEntity.organisationNumber).to.equal('9370833512');
  });

  it('needs every detail', () => {
    for (const detail of ['name', 'organisationNumber', 'address', 'email']) {
      expect(LegalEntity.safeParse({ ...defaultLegalEntity, [detail]: '' }).success, detail).to.equal(false);
    }
    expect(LegalEntity.safeParse({ ...defaultLegalEntity, email: 'info' }).success).to.equal(false);
  });

  it('has a number that is not valid: ten digits, with two corrections that someone must choose between', () => {
    expect(legalEntityProblems(defaultLegalEntity)).to.eql([
      {
        kind: 'organisationNumber',
        reason: 'length',
        organisationNumber: '9370833512',
        length: 10,
        corrections: ['937083351', '937833512'],
      },
    ]);
  });

  it('is never changed by looking for problems', () => {
    const before = structuredClone(defaultLegalEntity);
    legalEntityProblems(defaultLegalEntity);
    expect(defaultLegalEntity).to.eql(before);
  });

  it('has no problem once a valid number is configured', () => {
    expect(legalEntityProblems({ ...defaultLegalEntity, organisationNumber: '937083351' })).to.eql([]);
    expect(legalEntityProblems({ ...defaultLegalEntity, organisationNumber: '937 083 351' })).to.eql([]);
  });

  it('tells a wrong check digit from a wrong length', () => {
    const [problem] = legalEntityProblems({ ...defaultLegalEntity, organisationNumber: '937083352' });
    expect(problem).to.deep.include({ reason: 'checksum', length: 9, corrections: [] });
  });
});
