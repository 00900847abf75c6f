import { z } from 'zod';

import { formatsFor } from '../../../words/formats.ts';
import { categoryWord, categoryWords, disclosedCategories, type DisclosedCategory } from './disclosed-categories.ts';

type Both = Readonly<Record<'nb' | 'en', string>>;

/** Of what recipients are told (Art. 19), and that a restriction they were told of is lifted. */
export const noticeCauses = ['rectification', 'erasure', 'restriction', 'lifting'] as const;
export type NoticeCause = (typeof noticeCauses)[number];

/** A value that was corrected, or removed (`to` is empty), or that was missing (`from` is empty). */
export interface Correction {
  readonly category: DisclosedCategory;
  readonly from: string;
  readonly to: string;
}

/** The person as a recipient knows them: what they were not given is null, and they do not learn it by the letter. */
interface KnownPerson {
  readonly name: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
}

/** What a letter to a recipient is written from. It is sealed as it is, so that what was never given can be taken out again. */
export interface NoticeFacts {
  readonly cause: NoticeCause;
  readonly language: 'nb' | 'en';
  /** The tenant, as controller. */
  readonly controllerName: string;
  readonly person: KnownPerson;
  /** What this recipient was given. */
  readonly categories: readonly DisclosedCategory[];
  readonly corrections: readonly Correction[];
}

/**
 * What is left to tell somebody who was given these kinds of data alone; undefined when that is nothing. Of a correction, only
 * who was given what was corrected is told.
 */
export function toldOnlyOf(facts: NoticeFacts, given: readonly DisclosedCategory[]): NoticeFacts | undefined {
  const categories = facts.categories.filter((category) => given.includes(category));
  const corrections = facts.corrections.filter(({ category }) => given.includes(category));
  if (categories.length === 0 || (facts.cause === 'rectification' && corrections.length === 0)) return undefined;
  const { name, email, phone } = facts.person;
  const person = {
    name,
    email: categories.includes('email') ? email : null,
    phone: categories.includes('phone') ? phone : null,
  };
  return { ...facts, person, categories, corrections };
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
  lifting: { nb: 'Opplysninger dere har fått, kan brukes igjen', en: 'Data you were given can be used again' },
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
  lifting: {
    nb: 'Vi ba dere tidligere la være å bruke opplysningene. Begrensningen er opphevet hos oss, og dere kan bruke dem som før.',
    en: 'We asked you earlier to leave the data unused. The restriction is lifted with us, and you can use it as before.',
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
    person: [person.name, person.email, person.phone === null ? null : formatsFor(language).phone(person.phone)]
      .filter((part) => part !== null && part !== '')
      .join(', '),
    categories: formatsFor(language).list(categories.map((category) => categoryWord(category, language))),
  };
  const fill = (text: Both): string => text[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const shown = (category: DisclosedCategory, text: string): string =>
    text === '' ? nothing[language] : category === 'phone' ? formatsFor(language).phone(text) : text;
  const lines = corrections.map(
    ({ category, from, to }) =>
      `${categoryWords([category], language)}: ${shown(category, from)} → ${shown(category, to)}`,
  );
  const paragraphs = [
    fill(given),
    fill(done[cause]),
    lines.join('\n'),
    cause === 'lifting' ? '' : fill(law),
    fill(closing),
  ];
  return { subject: subjects[cause][language], body: paragraphs.filter((one) => one !== '').join('\n\n') };
}

const category = z.enum(disclosedCategories);
const sealedFacts = z.object({
  cause: z.enum(noticeCauses),
  language: z.enum(['nb', 'en']),
  controllerName: z.string(),
  person: z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  categories: z.array(category),
  corrections: z.array(z.object({ category, from: z.string(), to: z.string() })),
});

/** What a letter is written from, as it was sealed. @throws Error for anything else */
export const readFacts = (text: string): NoticeFacts => sealedFacts.parse(JSON.parse(text));
