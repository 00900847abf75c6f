import { expect } from 'chai';
import {
  agreementHash,
  agreementVersion,
  dataProcessingAgreement,
} from '../../../src/domain/privacy/data-processing-agreement.ts';
import { agreementClauses } from '../../../src/domain/privacy/data-processing-agreement-text.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';

describe('the data processing agreement', () => {
  it('meets each letter of Article 28(3) in a section of its own', () => {
    const articles = agreementClauses.map(({ article }) => article).filter((article) => article?.startsWith('28(3)('));
    expect(articles).to.eql(Array.from('abcdefgh').map((letter) => `28(3)(${letter})`));
  });

  it('says in both languages who the processor is and where to write, with nothing left to fill in', () => {
    for (const language of ['nb', 'en'] as const) {
      const texts = dataProcessingAgreement(language).sections.flatMap(({ sentences }) =>
        sentences.map(({ text }) => text),
      );
      expect(texts.join(' ')).to.include(defaultLegalEntity.name).and.to.include(defaultLegalEntity.email);
      expect(texts.filter((text) => text.trim() === '' || /[{}]/.test(text))).to.eql([]);
    }
  });

  it('asks for the same details in both languages', () => {
    const asked = (text: string): string => (text.match(/\{\w+\}/g) ?? []).join();
    const sentences = agreementClauses.flatMap((clause) => clause.sentences);
    for (const { nb, en } of sentences) expect(asked(nb), nb).to.equal(asked(en));
  });

  it('gives every section and sentence an id of its own', () => {
    const ids = dataProcessingAgreement('nb').sections.flatMap(({ id, sentences }) => [
      id,
      ...sentences.map((s) => s.id),
    ]);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('keeps its wording within a version', () => {
    // Changing a sentence changes these: raise the version, so that it is accepted anew, then write down the new hashes.
    expect(agreementVersion).to.equal('2026-11-22');
    expect(agreementHash('nb')).to.equal('1761ad86b8ae83366e51f5ff7b34bf69c2a0444f85f94a3361acd583dc48ad33');
    expect(agreementHash('en')).to.equal('36d1c87ba6e24485b112154f2454e0dbdb4140a51ddb42c0f1c3b1bc40e6abf4');
  });

  it('proves what was shown: another legal entity is another text', () => {
    const entity = { ...defaultLegalEntity, name: 'Nordlys $& Drift AS' };
    expect(dataProcessingAgreement('nb', entity).sections[0]?.sentences[0]?.text).to.include(
      'Nordlys $& Drift AS, org.nr.',
    );
    expect(agreementHash('nb', entity)).to.not.equal(agreementHash('nb'));
    expect(dataProcessingAgreement('nb', entity).hash).to.equal(agreementHash('nb', entity));
  });
});
