import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { cookieRegister } from '../../../../src/domain/privacy/cookies/register.ts';
import { declaredColumns } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { purposes } from '../../../../src/domain/privacy/inventory/purposes.ts';
import { policyRecipients } from '../../../../src/domain/privacy/inventory/recipients.ts';
import { retentionCodes } from '../../../../src/domain/privacy/inventory/retention-codes.ts';
import { defaultLegalEntity } from '../../../../src/domain/privacy/legal-entity.ts';
import { builtPolicy, wordingHash, type PolicyWording } from '../../../../src/domain/privacy/policy/built-policy.ts';
import { difference, sentencesOf } from '../../../../src/domain/privacy/difference.ts';
import { generatedSections, type PolicyFacts } from '../../../../src/domain/privacy/policy/generated-sections.ts';
import { rulesInUse } from '../../../../src/domain/privacy/policy/register-sections.ts';
import { emptyParts, omissions, required } from '../../../../src/domain/privacy/policy/required.ts';
import { policyText } from '../../../../src/domain/privacy/policy.ts';

const facts: PolicyFacts = { entity: defaultLegalEntity, recipients: policyRecipients, cookies: cookieRegister };
const languages = ['nb', 'en'] as const;
const sources = ['generated-sections.ts', 'register-sections.ts', 'sentence-parts.ts'].map((file) =>
  path.join(import.meta.dirname, '../../../../src/domain/privacy/policy', file),
);

/** The sentences of one generated section, in one language. */
const textsOf = (id: string, language: 'nb' | 'en', from: PolicyFacts = facts): string[] =>
  generatedSections(from)
    .filter((section) => section.id === `added-${id}`)
    .flatMap(({ sentences }) => sentences.map((sentence) => sentence[language]));

/** A wording without one of its sentences. */
const without = (wording: PolicyWording, id: string): PolicyWording => ({
  ...wording,
  sections: wording.sections.map((section) => ({
    ...section,
    sentences: section.sentences.filter((sentence) => sentence.id !== id),
  })),
});

/** Numbers that are written as words in the data. */
const words: Readonly<Record<string, number>> = {
  ett: 1,
  one: 1,
  tre: 3,
  three: 3,
  fem: 5,
  five: 5,
  seks: 6,
  six: 6,
  sju: 7,
  seven: 7,
};
const numbersIn = (text: string): number[] =>
  (text.toLowerCase().match(/\d+|\p{L}+/gu) ?? []).flatMap((word) => {
    const number = words[word] ?? Number(word);
    return Number.isNaN(number) ? [] : [number];
  });

describe('The generated sections of the policy', () => {
  it('says everything the law requires, each in a sentence of its own', () => {
    for (const language of languages) {
      const wording = builtPolicy(language, facts);
      expect(omissions(wording)).to.deep.equal([]);
      for (const { what, sentence } of required)
        expect(omissions(without(wording, sentence)).map((one) => one.what)).to.deep.equal([what]);
    }
  });

  it('takes every number from data, and writes none itself', () => {
    const code = sources
      .map((source) => readFileSync(source, 'utf8'))
      .join('\n')
      .replaceAll(/\/\*[^]*?\*\//g, '')
      .replaceAll(/\{2\}|charAt\(0\)|slice\(-?1\)|slice\(0, -1\)/g, '');
    expect(code.match(/\d+/g)).to.equal(null);
  });

  it('says the number of each retention rule, and no other', () => {
    for (const language of languages) {
      const texts = textsOf('retention', language);
      expect(texts).to.have.length(rulesInUse().length);
      for (const code of rulesInUse()) {
        const rule = retentionCodes[code];
        expect(texts.filter((text) => text.startsWith(`${rule.of[language]}: `))).to.have.length(1);
        if (!('period' in rule)) continue;
        const said = numbersIn(rule[language]);
        const added = said.reduce((sum, number) => sum + number, 0);
        expect([...said, added], `${code} in ${language}`).to.include(rule.period.number);
      }
    }
  });

  it('names each purpose of OnNet’s own, and the interest where the basis is one', () => {
    const own = Object.values(purposes).filter(({ layer }) => layer === 'controller');
    for (const language of languages) {
      const texts = textsOf('purposes', language);
      expect(texts).to.have.length(own.length);
      for (const purpose of own) {
        const text = texts.find((one) => one.startsWith(purpose[language])) ?? '';
        expect(text).to.include(` ${purpose.basis})`);
        if ('interest' in purpose) expect(text).to.include(purpose.interest[language].slice(1));
        expect('interest' in purpose).to.equal(purpose.basis === 'f');
      }
    }
  });

  it('names who gets data from the register, and nobody else', () => {
    const [stripe] = policyRecipients;
    const one = { ...facts, recipients: stripe ? [stripe] : [] };
    for (const language of languages) {
      expect(textsOf('recipients', language).slice(1)).to.have.length(policyRecipients.length);
      const [, ...lines] = textsOf('recipients', language, one);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.match(/^Stripe Payments Europe, Limited, (Irland|Ireland) /);
      expect(lines[0]).to.include(stripe?.transfer[language]);
    }
  });

  it('lets no sentence end on a colon, since lists stand below all that is said', () => {
    for (const language of languages)
      for (const { sentences } of generatedSections(facts))
        for (const sentence of sentences) expect(sentence[language], sentence.id).to.not.match(/:$/);
  });

  it('names every entry of the cookie register', () => {
    for (const language of languages) {
      const texts = textsOf('cookies', language);
      expect(texts.map((text) => text.split(' (')[0])).to.deep.equal(cookieRegister.map(({ name }) => name));
      expect(texts.join('\n')).to.not.match(/undefined|NaN/);
    }
  });

  it('says that nothing is decided by the program alone only while it keeps no score', () => {
    // A column for a score of a person would make the sentence untrue: look at it again before adding one.
    const scores = declaredColumns.filter(({ name }) => /score|rating|rank|probability|segment_of/.test(name));
    expect(scores.map(({ table, name }) => `${table}.${name}`)).to.deep.equal([]);
  });

  it('leave the published text as it is, letter for letter, and stand between it and the contact block', () => {
    const { sections } = builtPolicy('en', facts);
    const published = sections.filter(({ origin }) => origin === 'published').flatMap(({ sentences }) => sentences);
    const text = policyText('en').replaceAll('\n- ', '\n');
    for (const sentence of published) expect(text).to.include(sentence.text);
    expect(sections.map(({ origin }) => origin).lastIndexOf('generated')).to.equal(sections.length - 2);
  });

  it('have an id of their own for every sentence, also for names with a star', () => {
    const ids = sentencesOf(builtPolicy('nb', facts)).map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const id of ids) expect(id).to.match(/^[a-z][a-z0-9-]*[a-z0-9]$/);
  });
});

describe('A wording of the policy', () => {
  it('has another hash with any word, and the same when nothing changed', () => {
    const now = builtPolicy('nb', facts);
    expect(wordingHash(now)).to.equal(wordingHash(builtPolicy('nb', facts)));
    expect(wordingHash(now)).to.not.equal(wordingHash(builtPolicy('en', facts)));
    expect(wordingHash(now)).to.not.equal(wordingHash(builtPolicy('nb', { ...facts, recipients: [] })));
  });

  it('differs by the sentences that came and went', () => {
    const before = builtPolicy('nb', facts);
    const entity = { ...defaultLegalEntity, name: 'Nordlys Drift AS' };
    const { added, removed } = difference(before, builtPolicy('nb', { ...facts, entity }));
    expect(added.map(({ text }) => text)).to.deep.equal(['Nordlys Drift AS']);
    expect(removed.map(({ text }) => text)).to.deep.equal(['OMNII INTELLIGENCE AS']);
    expect(difference(undefined, before).added).to.have.length(sentencesOf(before).length);
    expect(difference(before, before)).to.deep.equal({ added: [], removed: [] });
  });

  it('names the parts of the legal entity that are empty', () => {
    expect(emptyParts(defaultLegalEntity)).to.deep.equal([]);
    expect(emptyParts({ ...defaultLegalEntity, address: ' ', email: '' })).to.deep.equal(['address', 'email']);
  });
});
