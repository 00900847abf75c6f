import { expect } from 'chai';

import { agreementHash, builtAgreement } from '../../../../src/domain/privacy/agreement/built-agreement.ts';
import { agreementClauses } from '../../../../src/domain/privacy/agreement/clauses.ts';
import { policyRecipients, type Recipient } from '../../../../src/domain/privacy/inventory/recipients.ts';
import { securityMeasures } from '../../../../src/domain/privacy/inventory/security-measures.ts';
import { defaultLegalEntity } from '../../../../src/domain/privacy/legal-entity.ts';

const facts = { entity: defaultLegalEntity, recipients: policyRecipients };
const host: Recipient = {
  code: 'hosting',
  name: 'Nordic Hosting ÆØ AS',
  role: 'processor',
  concerns: 'both',
  data: { nb: 'Alt som lagres', en: 'Everything stored' },
  country: 'SE',
  transfer: { nb: '', en: '' },
};
const hashes = (of: typeof facts): string[] =>
  (['nb', 'en'] as const).map((language) => agreementHash(builtAgreement(language, of)));

describe('the data processing agreement', () => {
  it('meets each letter of Article 28(3) in a section of its own', () => {
    const articles = agreementClauses.map(({ article }) => article).filter((article) => article?.startsWith('28(3)('));
    expect(articles).to.eql(Array.from('abcdefgh').map((letter) => `28(3)(${letter})`));
  });

  it('says in both languages who the processor is and where to write, with nothing left to fill in', () => {
    for (const language of ['nb', 'en'] as const) {
      const texts = builtAgreement(language, facts).sections.flatMap(({ sentences }) =>
        sentences.map(({ text }) => text),
      );
      expect(texts.join(' ')).to.include(defaultLegalEntity.name).and.to.include(defaultLegalEntity.email);
      expect(texts.filter((text) => text.trim() === '' || /[{}]|undefined/.test(text))).to.eql([]);
    }
  });

  it('says of consents that their proof outlives them, and of objections alone that they go when taken back', () => {
    const text = builtAgreement('nb', facts)
      .sections.flatMap(({ sentences }) => sentences.map((sentence) => sentence.text))
      .join(' ');
    expect(text)
      .to.include('så lenge samtykket gjelder, og 24 måneder etter')
      .and.include('reservasjoner – til reservasjonen trekkes tilbake')
      .and.not.include('til samtykket eller');
  });

  it('asks for the same details in both languages', () => {
    const asked = (text: string): string => (text.match(/\{\w+\}/g) ?? []).join();
    const sentences = agreementClauses.flatMap((clause) => clause.sentences);
    for (const { nb, en } of sentences) expect(asked(nb), nb).to.equal(asked(en));
  });

  it('gives every section and sentence an id of its own, the same in both languages', () => {
    const [nb, en] = (['nb', 'en'] as const).map((language) =>
      builtAgreement(language, { ...facts, recipients: [...policyRecipients, host] }).sections.flatMap(
        ({ id, sentences }) => [id, ...sentences.map((sentence) => sentence.id)],
      ),
    );
    expect(new Set(nb).size).to.equal(nb?.length);
    expect(nb).to.eql(en);
  });

  it('proves what was shown: another legal entity is another text', () => {
    const other = { ...facts, entity: { ...defaultLegalEntity, name: 'Nordlys $& Drift AS' } };
    expect(builtAgreement('nb', other).sections[0]?.sentences[0]?.text).to.include('Nordlys $& Drift AS, org.nr.');
    for (const [at, hash] of hashes(other).entries()) expect(hash).to.not.equal(hashes(facts)[at]);
  });

  it('takes the processing from the inventory: purposes, whom it is about, which data and for how long', () => {
    const texts = sectionOf('annex-a').sentences.map(({ text }) => text);
    expect(texts.length).to.be.greaterThan(1);
    for (const text of texts) expect(text).to.match(/\. Gjelder: .+\. Opplysninger: .+\. Lagringstid: .+\.$/);
    expect(texts.join(' ')).to.include('navn').and.to.include('90 dager');
  });

  it('takes long sentences apart for the page, which is no part of what is agreed', () => {
    for (const language of ['nb', 'en'] as const) {
      const wording = builtAgreement(language, facts);
      const apart = wording.sections.flatMap(({ sentences }) => sentences).filter(({ parts }) => parts);
      expect(apart.length).to.be.greaterThan(1);
      const plain = {
        ...wording,
        sections: wording.sections.map(({ sentences, ...section }) => ({
          ...section,
          sentences: sentences.map(({ id, text }) => ({ id, text })),
        })),
      };
      expect(agreementHash(plain)).to.equal(agreementHash(wording));
    }
  });

  it('names the sub-processors that get data about contacts, with country, and no others', () => {
    expect(sectionOf('annex-b').sentences.map(({ id }) => id)).to.eql(['annex-b-none']);
    const named = sectionOf('annex-b', [...policyRecipients, host]).sentences;
    expect(named).to.eql([
      { id: 'annex-b-nordic-hosting-aeo-as', text: 'Nordic Hosting ÆØ AS, Sverige: alt som lagres.' },
    ]);
    for (const [at, hash] of hashes({ ...facts, recipients: [...policyRecipients, host] }).entries())
      expect(hash).to.not.equal(hashes(facts)[at]);
  });

  it('lists the security measures of the records of processing', () => {
    expect(sectionOf('annex-c').sentences.length).to.equal(securityMeasures.length);
  });
});

function sectionOf(id: string, recipients: readonly Recipient[] = policyRecipients) {
  const found = builtAgreement('nb', { entity: defaultLegalEntity, recipients }).sections.find((one) => one.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
}
