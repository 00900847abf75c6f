import { z } from 'zod';

import { formatsFor } from '../../../words/formats.ts';
import { categoryWord, categoryWords, type DisclosedCategory } from './disclosed-categories.ts';

type Both = Readonly<Record<'nb' | 'en', string>>;

/** Of what recipients are told (Art. 19). */
export const noticeCauses = ['rectification', 'erasure', 'restriction'] as const;
export type NoticeCause = (typeof noticeCauses)[number];

/** A value that was corrected, or removed (`to` is empty), or that was missing (`from` is empty). */
export interface Correction {
  readonly category: DisclosedCategory;
  readonly from: string;
  readonly to: string;
}

/** What a letter to a recipient is written from. */
export interface NoticeFacts {
  readonly cause: NoticeCause;
  readonly language: 'nb' | 'en';
  /** The tenant, as controller. */
  readonly controllerName: string;
  /** The person, as the recipient knows them: the name, and an address or number that was given. */
  readonly person: string;
  /** What this recipient was given. */
  readonly categories: readonly DisclosedCategory[];
  readonly corrections: readonly Correction[];
}

/** A letter in words. Paragraphs with an empty line between them. */
export interface NoticeLetter {
  readonly subject: string;
  readonly body: string;
}

const subjects: Readonly<Record<NoticeCause, Both>> = {
  rectification: { nb: 'Opplysninger dere har fått, er rettet', en: 'Data you were given has been corrected' },
  erasure: { nb: 'Opplysninger dere har fått, er slettet', en: 'Data you were given has been erased' },
  restriction: { nb: 'Opplysninger dere har fått, er begrenset', en: 'Data you were given has been restricted' },
};

const given: Both = {
  nb: 'Dere har tidligere fått opplysninger fra {controller} om denne personen: {person}. Det gjelder {categories}.',
  en: 'You were earlier given data by {controller} about this person: {person}. It concerns {categories}.',
};

const done: Readonly<Record<NoticeCause, Both>> = {
  rectification: {
    nb: 'Opplysningene er rettet hos oss. Rett dem hos dere også:',
    en: 'The data has been corrected with us. Please correct it with you too:',
  },
  erasure: {
    nb: 'Opplysningene er slettet hos oss. Vi ber dere slette dem også, med kopier og lenker, hvis dere ikke selv har grunn til å beholde dem.',
    en: 'The data has been erased with us. We ask you to erase it too, with copies and links, unless you have grounds of your own to keep it.',
  },
  restriction: {
    nb: 'Bruken av opplysningene er begrenset hos oss: de er lagret og brukes ikke. Vi ber dere gjøre det samme til dere hører noe annet.',
    en: 'The use of the data is restricted with us: it is kept and not used. We ask you to do the same until you hear otherwise.',
  },
};

const law: Both = {
  nb: 'Vi har plikt til å si fra om dette til alle som har fått opplysningene (personvernforordningen artikkel 19). Den det gjelder, kan få vite hvem dere er.',
  en: 'We have a duty to tell everybody who was given the data (GDPR Article 19). The person may be told who you are.',
};

const nothing: Both = { nb: '(ikke noe)', en: '(nothing)' };
const closing: Both = { nb: 'Vennlig hilsen {controller}', en: 'Kind regards, {controller}' };

/** Writes the letter to one recipient. */
export function writeNotice({
  cause,
  language,
  controllerName,
  person,
  categories,
  corrections,
}: NoticeFacts): NoticeLetter {
  const values: Readonly<Record<string, string>> = {
    controller: controllerName,
    person,
    categories: formatsFor(language).list(categories.map((category) => categoryWord(category, language))),
  };
  const fill = (text: Both): string => text[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const shown = (category: DisclosedCategory, text: string): string =>
    text === '' ? nothing[language] : category === 'phone' ? formatsFor(language).phone(text) : text;
  const lines = corrections.map(
    ({ category, from, to }) =>
      `${categoryWords([category], language)}: ${shown(category, from)} → ${shown(category, to)}`,
  );
  const paragraphs = [fill(given), fill(done[cause]), lines.join('\n'), fill(law), fill(closing)];
  return { subject: subjects[cause][language], body: paragraphs.filter((one) => one !== '').join('\n\n') };
}

const sealedLetter = z.object({ subject: z.string(), body: z.string() });

/** A letter as it was sealed. @throws Error for anything else */
export const readLetter = (text: string): NoticeLetter => sealedLetter.parse(JSON.parse(text));
