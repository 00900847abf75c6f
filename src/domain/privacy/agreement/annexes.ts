import type { InBothLanguages } from '../inventory/declaration.ts';
import { processingRecord } from '../inventory/processing-record.ts';
import type { Recipient } from '../inventory/recipients.ts';
import { securityMeasures } from '../inventory/security-measures.ts';
import type { PolicyLanguage } from '../policy-text.ts';

/** A sentence taken apart: what it is about, and what it says under each word. With a space between them it is the sentence. */
export interface SentenceParts {
  readonly about: string;
  readonly facts: readonly { readonly word: string; readonly items: readonly string[] }[];
}

interface AnnexSentence {
  /** The end of its id. */
  readonly key: string;
  readonly text: string;
  readonly parts?: SentenceParts;
}

/** A part of the agreement that no one writes: a register tells it. */
export interface Annex {
  readonly id: string;
  readonly article: string;
  readonly heading: InBothLanguages;
  /** The sentences in one language. */
  readonly sentences: (language: PolicyLanguage) => readonly AnnexSentence[];
}

/**
 * What the law wants an agreement to say and a register knows: the processing (from the inventory), the sub-processors in
 * use (from their register) and the security measures. An id is made of what it tells of, so that it stays when others
 * come and go, and a difference names what really changed.
 */
export const annexes = (recipients: readonly Recipient[]): readonly Annex[] => [
  {
    id: 'annex-a',
    article: '28(3)',
    heading: { nb: 'Vedlegg A: Behandlingen', en: 'Annex A: The processing' },
    sentences: processing,
  },
  {
    id: 'annex-b',
    article: '28(2)',
    heading: { nb: 'Vedlegg B: Underdatabehandlere i bruk', en: 'Annex B: Sub-processors in use' },
    sentences: (language) => subProcessors(language, recipients),
  },
  {
    id: 'annex-c',
    article: '32',
    heading: { nb: 'Vedlegg C: Sikkerhetstiltak', en: 'Annex C: Security measures' },
    sentences: (language) =>
      securityMeasures.map((measure, at) => ({ key: `${at + 1}`, text: `${measure[language]}.` })),
  },
];

const words = {
  nb: { about: 'Gjelder', data: 'Opplysninger', kept: 'Lagringstid' },
  en: { about: 'About', data: 'Data', kept: 'Kept' },
} as const;

const wholeText = ({ about, facts }: SentenceParts): string =>
  [about, ...facts.flatMap(({ word, items }) => [word, ...items])].join(' ');

function processing(language: PolicyLanguage): AnnexSentence[] {
  const { about, data, kept } = words[language];
  // The controller is whoever accepts; the parties are named in the first clause.
  const { activities } = processingRecord('processor', language, { controller: { name: '' }, recipients: [] });
  return activities.map(({ code, purpose, subjects, categories, retention }) => {
    const times = retention.map(({ of, text }) => `${lowered(of)} – ${lowered(text)}`);
    const parts: SentenceParts = {
      about: `${purpose}.`,
      facts: [
        { word: `${about}:`, items: [`${list(language, subjects)}.`] },
        { word: `${data}:`, items: [`${list(language, categories)}.`] },
        { word: `${kept}:`, items: times.map((time, at) => `${time}${at === times.length - 1 ? '.' : ';'}`) },
      ],
    };
    return { key: code, text: wholeText(parts), parts };
  });
}

const nobody = {
  nb: 'Ingen underdatabehandlere får opplysninger om kontaktene deres i dag.',
  en: 'No sub-processor gets data about your contacts today.',
} as const;

function subProcessors(
  language: PolicyLanguage,
  recipients: readonly Recipient[],
): readonly { key: string; text: string }[] {
  const ours = recipients.filter(({ role, concerns }) => role === 'processor' && concerns !== 'accounts');
  if (ours.length === 0) return [{ key: 'none', text: nobody[language] }];
  const country = new Intl.DisplayNames(language, { type: 'region' });
  return ours.map((one) => ({
    key: keyOf(one.name),
    text: [
      `${one.name}, ${country.of(one.country) ?? one.country}: ${lowered(one.data[language])}.`,
      ...(one.transfer[language] === '' ? [] : [`${one.transfer[language]}.`]),
    ].join(' '),
  }));
}

const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

const list = (language: PolicyLanguage, names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names.map(lowered));

/** As it stands inside a sentence; an abbreviation keeps its capitals. */
const lowered = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
