import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { policy, policyFor, policyText, policyVersion } from '../../../src/domain/privacy/policy.ts';

const published = join(import.meta.dirname, '../../../../shared/policy.txt');
/** SHA-256 of the version and the text, in hex. */
const hashOf = (language: 'nb' | 'en'): string =>
  createHash('sha256')
    .update(`${policyVersion}\n${policyText(language)}`)
    .digest('hex');
const sentences = policy.flatMap((section) => section.sentences);

describe('the privacy policy', () => {
  it('is, in English, the published text, sentence by sentence', function () {
    if (!existsSync(published)) {
      console.warn(
        '    SKIPPED: the published policy text is not beside this checkout; the hash below stands in for it',
      );
      this.skip();
    }
    const text = readFileSync(published, 'utf8').trimEnd();
    const lines = text.split('\n').map((line) => line.replace(/^- /, ''));
    for (const { id, en } of sentences) {
      expect(
        lines.some((line) => ` ${line} `.includes(` ${en} `)),
        `${id} in the published text`,
      ).to.equal(true);
    }
    expect(policyText('en').split('\n')).to.eql(text.split('\n'));
  });

  it('keeps its wording within a version', () => {
    // Changing a sentence changes these: publish the new wording as a new version, then write down the new hashes.
    expect(policyVersion).to.equal('2026-11-22');
    expect(hashOf('en')).to.equal('8b02c915f5a95279b40ead26ee811fb94a709ade0dc67250cc9db1f4d9dfa5a2');
    expect(hashOf('nb')).to.equal('5f623d56f8b18c5d53ab24c7764ca72b756246a639ca0b1ba5af5e5776fffc08');
  });

  it('has both languages for every heading and sentence', () => {
    const texts = [...policy.map(({ heading }) => heading), ...sentences];
    expect(texts.filter(({ nb, en }) => nb.trim() === '' || en.trim() === '')).to.eql([]);
  });

  it('gives every section and sentence an id of its own, made of the section’s', () => {
    const ids = [...policy.map(({ id }) => id), ...sentences.map(({ id }) => id)];
    expect(new Set(ids).size).to.equal(ids.length);
    for (const section of policy) {
      section.sentences.forEach(({ id }, at) => expect(id).to.equal(`${section.id}-${at + 1}`));
    }
  });

  it('puts the running sentences of a section before its list', () => {
    for (const { id, sentences } of policy) {
      const kinds = sentences.map(({ kind }) => kind);
      expect(kinds.lastIndexOf('sentence') < kinds.indexOf('listItem') || !kinds.includes('listItem'), id).to.equal(
        true,
      );
    }
  });

  it('ends with the contact block, the organisation number exactly as configured', () => {
    expect(policy.at(-1)?.sentences.map(({ en }) => en)).to.eql([
      'OMNII INTELLIGENCE AS',
      'Org. nr. 9370833512',
      'Hovdenakvågen 2, SKÅLA, 6456, NO',
      'E-post: info@onnet.tech',
    ]);
  });

  it('shows another legal entity where one is configured', () => {
    const entity = { ...defaultLegalEntity, name: 'Nordlys Drift AS', email: 'post@nordlys.example' };
    const contact = policyFor(entity).at(-1);
    expect(contact?.sentences[0]?.nb).to.equal('Nordlys Drift AS');
    expect(contact?.sentences[3]?.email).to.equal('post@nordlys.example');
    expect(policyText('nb', entity)).to.not.equal(policyText('nb'));
  });
});
