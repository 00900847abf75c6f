import type { Day } from '../../clock.ts';
import { formatsFor } from '../../../words/formats.ts';
import type { Decision, RequestKind } from './kinds.ts';
import type { LegalGround } from './legal-grounds.ts';
import { remedies, type Remedies } from './supervisory-authority.ts';

type Both = { readonly nb: string; readonly en: string };
type Language = keyof Both;

/** The letters a desk sends. */
export type LetterKind = 'extension' | 'lifting' | Decision;

/** What a letter is written from. */
export interface LetterFacts {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly controllerName: string;
  readonly layer: 'controller' | 'processor';
  readonly requestKind: RequestKind;
  readonly receivedOn: Day;
  /** The last day of an extension. */
  readonly latestOn: Day;
  /** What was done, paragraph by paragraph. */
  readonly done: readonly string[];
  /** There was nothing to do, which `done` says. */
  readonly wasNothing?: boolean;
  /** What the desk wrote: the reason, or what was done. May be empty where the letter says enough. */
  readonly text: string;
  readonly ground: LegalGround | undefined;
  /** Whom the person should ask instead, when they named it. */
  readonly addressee: string | undefined;
  /** The name of the one somebody else asks for; empty when they ask for themselves. */
  readonly about: string;
}

export interface LetterText {
  readonly subject: string;
  /** Paragraphs with an empty line between them. */
  readonly body: string;
}

const asked: Readonly<Record<RequestKind, Both>> = {
  access: { nb: 'innsyn i opplysninger om {whom}', en: 'access to data about {whom}' },
  rectification: { nb: 'retting av opplysninger om {whom}', en: 'rectification of data about {whom}' },
  erasure: { nb: 'sletting av opplysninger om {whom}', en: 'erasure of data about {whom}' },
  restriction: { nb: 'begrenset bruk av opplysninger om {whom}', en: 'restriction of the use of data about {whom}' },
  portability: { nb: 'å få med deg opplysninger om {whom}', en: 'a copy of data about {whom} to take with you' },
  'right-to-object': {
    nb: 'at vi slutter å bruke opplysninger om {whom}',
    en: 'an end to the use of data about {whom}',
  },
  withdrawal: { nb: 'å trekke tilbake et samtykke', en: 'the withdrawal of a consent' },
  complaint: {
    nb: 'hvordan vi behandler opplysninger om {whom}',
    en: 'how we process data about {whom}',
  },
  other: { nb: 'opplysninger om {whom}', en: 'data about {whom}' },
};

const subjects: Readonly<Record<LetterKind, Both>> = {
  extension: { nb: 'Vi trenger mer tid på å svare deg', en: 'We need more time to answer you' },
  lifting: { nb: 'Begrensningen oppheves', en: 'The restriction is being lifted' },
  granted: { nb: 'Svar på kravet ditt', en: 'Answer to your request' },
  'partly-granted': { nb: 'Svar på kravet ditt', en: 'Answer to your request' },
  'nothing-found': { nb: 'Svar på kravet ditt', en: 'Answer to your request' },
  refused: { nb: 'Svar på kravet ditt', en: 'Answer to your request' },
  directed: { nb: 'Hvem du kan spørre', en: 'Whom you can ask' },
  withdrawn: { nb: 'Kravet ditt er trukket', en: 'Your request is withdrawn' },
};

const said: Readonly<Record<LetterKind, Both>> = {
  extension: {
    nb: 'Vi klarer ikke å svare deg innen en måned, og forlenger derfor fristen (personvernforordningen art. 12 nr. 3). Du får svar senest {date}. Grunnen er:',
    en: 'We cannot answer you within one month and therefore extend the time limit (GDPR Art. 12(3)). You will have an answer no later than {date}. The reason is:',
  },
  lifting: {
    nb: 'Vi opphever begrensningen, og sier fra før det skjer (personvernforordningen art. 18 nr. 3). Etterpå kan opplysningene brukes som før. Grunnen er:',
    en: 'We are lifting the restriction, and tell you before it happens (GDPR Art. 18(3)). Afterwards the data can be used as before. The reason is:',
  },
  granted: { nb: 'Vi har gjort det du ba om.', en: 'We have done what you asked for.' },
  'partly-granted': {
    nb: 'Vi har gjort en del av det du ba om, men ikke alt.',
    en: 'We have done part of what you asked for, but not all of it.',
  },
  'nothing-found': {
    nb: 'Vi har lett etter opplysninger om {whom} ut fra det du oppga, og fant ingen.',
    en: 'We have looked for data about {whom} by what you gave us, and found none.',
  },
  refused: { nb: 'Vi kan ikke gjøre det du ba om.', en: 'We cannot do what you asked for.' },
  directed: {
    nb: 'Vi bestemmer ikke over opplysningene du spør om, og kan derfor ikke svare på kravet.',
    en: 'We do not decide on the data you ask about, and therefore cannot answer the request.',
  },
  withdrawn: {
    nb: 'Vi har notert at du ikke lenger ønsker svar, og har avsluttet saken. Er det feil, så si fra til oss, så tar vi inn kravet på nytt.',
    en: 'We have noted that you no longer want an answer, and have ended the case. If that is wrong, tell us, and we take in your request anew.',
  },
};

/** What is said of a complaint: it asks for nothing that could be done, but to be agreed with. */
const saidOfComplaint: Readonly<Partial<Record<LetterKind, Both>>> = {
  granted: { nb: 'Du får medhold i klagen.', en: 'We agree with your complaint.' },
  'partly-granted': { nb: 'Du får medhold i en del av klagen.', en: 'We agree with a part of your complaint.' },
  refused: { nb: 'Du får ikke medhold i klagen.', en: 'We do not agree with your complaint.' },
};

const processorOnly: Both = {
  nb: 'OnNet leverer programmet som andre virksomheter bruker til å holde orden på kundene sine. Virksomheten bestemmer over opplysningene; vi verken kan eller skal lete i dem på egen hånd.',
  en: 'OnNet provides the program that other organisations use to look after their customers. The organisation decides on the data; we neither can nor may search it on our own.',
};

const ask = {
  named: {
    nb: 'Send kravet til {addressee}, som du nevnte.',
    en: 'Please send the request to {addressee}, which you named.',
  },
  unnamed: {
    nb: 'Send kravet til den virksomheten du vil ha svar fra.',
    en: 'Please send the request to the organisation you want an answer from.',
  },
} as const;

const words = {
  opening: {
    nb: 'Vi viser til kravet ditt om {about}, som vi mottok {date}.',
    en: 'We refer to your request for {about}, which we received on {date}.',
  },
  complaint: {
    nb: 'Vi viser til klagen din på {about}, som vi mottok {date}.',
    en: 'We refer to your complaint about {about}, which we received on {date}.',
  },
  ground: { nb: 'Grunnlaget er: {ground}', en: 'The ground is: {ground}' },
  closing: { nb: 'Vennlig hilsen {name}', en: 'Kind regards, {name}' },
} as const;

/** Whom data is about, as a sentence of a letter has it: the reader, or the one they ask for. */
export const whom = (language: Language, about: string): string =>
  about === '' ? { nb: 'deg', en: 'you' }[language] : about;

/** A text of a letter with its values. */
export const filled = (text: Both, language: Language, values: Readonly<Record<string, string>>): string =>
  text[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** Writes a letter. Every one that does less than was asked for ends with the complaint and the court (Art. 12(4)). */
export function writeLetter(facts: LetterFacts, rights: Remedies = remedies): LetterText {
  const { kind, language } = facts;
  const { longDate } = formatsFor(language);
  const fill = (text: Both, values: Readonly<Record<string, string>> = {}): string =>
    filled(text, language, { whom: whom(language, facts.about), ...values });
  const refuses = kind === 'refused' || kind === 'partly-granted';
  const complains = facts.requestKind === 'complaint';
  const says = (complains ? saidOfComplaint[kind] : undefined) ?? said[kind];
  const paragraphs = [
    fill(complains ? words.complaint : words.opening, {
      about: fill(asked[facts.requestKind]),
      date: longDate(facts.receivedOn),
    }),
    kind === 'granted' && facts.wasNothing ? '' : fill(says, { date: longDate(facts.latestOn) }),
    kind === 'directed' && facts.layer === 'controller' ? processorOnly[language] : '',
    kind === 'directed'
      ? facts.addressee === undefined
        ? ask.unnamed[language]
        : fill(ask.named, { addressee: facts.addressee })
      : '',
    ...facts.done,
    facts.text,
    refuses && facts.ground ? fill(words.ground, { ground: facts.ground[language] }) : '',
    mustTellOfRemedies(kind) ? remediesText(language, rights) : '',
    fill(words.closing, { name: facts.controllerName }),
  ];
  return { subject: subjects[kind][language], body: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n') };
}

/** Whether a letter does less than was asked for, or nothing yet, so that it has to tell of the complaint and the court. */
export const mustTellOfRemedies = (kind: LetterKind): boolean => kind !== 'granted';

/** The complaint and the court, as every refusal has them. */
export function remediesText(language: Language, rights: Remedies = remedies): string {
  const { name, address, link } = rights.authority;
  return `${rights.complaint[language]} ${name}, ${address}, ${link}. ${rights.court[language]}`;
}

/** Whether a text tells of the complaint (name, address and link of the authority) and of the court. */
export const tellsOfRemedies = (body: string, language: Language): boolean =>
  [remedies.authority.name, remedies.authority.address, remedies.authority.link, remedies.court[language]].every(
    (part) => part !== '' && body.includes(part),
  );
