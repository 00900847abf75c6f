import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import ejs from 'ejs';
import { agreementHash, builtAgreement } from '../../src/domain/privacy/agreement/built-agreement.ts';
import { defaultLegalEntity, legalEntityProblems } from '../../src/domain/privacy/legal-entity.ts';
import { cookieRegister } from '../../src/domain/privacy/cookies/register.ts';
import { policyRecipients } from '../../src/domain/privacy/inventory/recipients.ts';
import { sentencesOf } from '../../src/domain/privacy/difference.ts';
import { builtPolicy } from '../../src/domain/privacy/policy/built-policy.ts';
import { paths } from '../../src/web/paths.ts';
import { unconfirmedSentences } from '../../src/domain/privacy/proof/proof-states.ts';
import type { ShownPolicy } from '../../src/web/policy/pages.ts';
import { languages, otherLanguage, translator, type Language } from '../../src/words/catalogue.ts';
import { formatsFor } from '../../src/words/formats.ts';

function render(view: string, language: Language, locals: object): string {
  const file = join(import.meta.dirname, '../../views/policy', `${view}.ejs`);
  const frame = { language, otherLanguageUrl: `/no/${otherLanguage(language)}/privacy` };
  const base = { t: translator(language), formats: formatsFor(language), icon: () => '', frame, paths };
  return ejs.render(readFileSync(file, 'utf8'), { ...locals, ...base }, { filename: file });
}

/** What the page gets before any edition is published. */
const shown = (language: Language, entity = defaultLegalEntity): ShownPolicy => ({
  policy: builtPolicy(language, { entity, recipients: policyRecipients, cookies: cookieRegister }),
  hash: 'ab'.repeat(32),
  version: '2026-11-22',
  edition: undefined,
  coming: undefined,
  since: { added: [], removed: [] },
  unconfirmed: [],
});

/** The text of the element with an id, tags taken off and the escapes of EJS undone. */
function textOf(html: string, id: string): string | undefined {
  const [, , inner] = new RegExp(`<(\\w+) id="${id}">(.*?)</\\1>`, 's').exec(html) ?? [];
  return inner
    ?.replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&#34;', '"')
    .replaceAll('&amp;', '&');
}

describe('the policy page', () => {
  for (const language of languages) {
    it(`shows every sentence in an element with its id (${language})`, () => {
      const html = render('show', language, shown(language));
      for (const { id, text } of sentencesOf(shown(language).policy)) {
        expect(textOf(html, id), id).to.equal(text);
      }
    });

    it(`leads to the other language, in that language’s words (${language})`, () => {
      const other = otherLanguage(language);
      const html = render('show', language, shown(language));
      expect(html).to.include(`<a href="/no/${other}/privacy" lang="${other}" hreflang="${other}">`);
    });
  }

  it('marks what only a person can confirm and nobody has, outside the sentence, and nothing else', () => {
    const marked = render('show', 'nb', { ...shown('nb'), unconfirmed: unconfirmedSentences(new Set(['officer'])) });
    expect(textOf(marked, 'contact-2')).to.equal('Org.nr. 9370833512');
    const after = marked.slice(marked.indexOf('id="contact-2"'));
    expect(after.indexOf('ikke bekreftet')).to.be.within(1, after.indexOf('id="contact-3"'));
    expect(marked.match(/ikke bekreftet/g)).to.have.length(1);
    expect(render('show', 'nb', shown('nb'))).to.not.include('ikke bekreftet');
  });

  it('escapes what comes from the configuration', () => {
    const html = render('show', 'nb', shown('nb', { ...defaultLegalEntity, name: '<b>A & B</b>' }));
    expect(html).to.include('&lt;b&gt;A &amp; B&lt;/b&gt;');
  });
});

describe('the agreement page', () => {
  for (const language of languages) {
    it(`shows every sentence in an element with its id, and the hash (${language})`, () => {
      const wording = builtAgreement(language, { entity: defaultLegalEntity, recipients: policyRecipients });
      const agreement = { number: 1, language, hash: agreementHash(wording), wording, madeAt: new Date() };
      const html = render('agreement', language, { agreement });
      for (const { id, text } of wording.sections.flatMap((section) => section.sentences)) {
        expect(textOf(html, id), id).to.equal(text);
      }
      expect(html).to.include(agreement.hash);
    });
  }
});

describe('what the operator is told about the legal entity', () => {
  it('names the wrong number as it stands, both corrections, and that someone must confirm', () => {
    const html = render('_legal-entity-problems', 'en', { problems: legalEntityProblems(defaultLegalEntity) });
    expect(html).to.include('9370833512 is not valid: it has 10 digits');
    expect(html.replaceAll('\u00A0', ' ')).to.include('there are 2 valid numbers: 937 083 351 and 937 833 512.');
    expect(html).to.include('Someone who knows the company must confirm');
  });

  it('is nothing when the number is valid', () => {
    const problems = legalEntityProblems({ ...defaultLegalEntity, organisationNumber: '937083351' });
    expect(render('_legal-entity-problems', 'nb', { problems }).trim()).to.equal('');
  });
});
