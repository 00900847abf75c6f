import type { Day } from '../../clock.ts';
import type { InBothLanguages } from '../inventory/declaration.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';

interface HoldLaw {
  /** The provision. */
  readonly law: string;
  readonly nb: string;
  readonly en: string;
  /** Where the number comes from is with the retention code it is taken from; `claim` ends when somebody ends it. */
  readonly ends: 'years-after-accounting-year' | 'by-hand';
  readonly source: string;
  /** Whether somebody has read it in the law itself. */
  readonly verified: boolean;
}

/** On what law an item can be held. Data: a lawyer corrects it here. */
export const holdLaws = {
  bookkeeping: {
    law: 'bokføringsloven § 13',
    nb: 'Regnskapsmateriale, oppbevares til og med 31. desember i det femte året etter regnskapsåret',
    en: 'Accounting material, kept until 31 December of the fifth year after the accounting year',
    ends: 'years-after-accounting-year',
    source: 'field research §2.3 [B1][B2]; lovdata text not read',
    verified: false,
  },
  claim: {
    law: 'GDPR art. 17(3)(e)',
    nb: 'Nødvendig for et rettskrav',
    en: 'Needed for a legal claim',
    ends: 'by-hand',
    source: 'field research §2.1',
    verified: true,
  },
  duty: {
    law: 'GDPR art. 17(3)(b)',
    nb: 'Må oppbevares etter pålegg fra en myndighet',
    en: 'Has to be kept by order of an authority',
    ends: 'by-hand',
    source: 'field research §2.1',
    verified: true,
  },
} as const satisfies Readonly<Record<string, HoldLaw>>;
export type HoldLawCode = keyof typeof holdLaws;

/** Why an item is held, each under one law, as a word of ours and never as typed: a reason must not name anybody. */
export const holdReasons = {
  invoice: { law: 'bookkeeping', nb: 'Faktura eller kreditnota', en: 'Invoice or credit note' },
  voucher: { law: 'bookkeeping', nb: 'Annet bilag', en: 'Another voucher' },
  ledger: {
    law: 'bookkeeping',
    nb: 'Spesifikasjon av kunder eller kontoer',
    en: 'Specification of customers or accounts',
  },
  // What an invoice refers to for its content is material of the accounts itself (field research §2.3 [B1]).
  agreement: { law: 'bookkeeping', nb: 'Avtale som en faktura viser til', en: 'Agreement that an invoice refers to' },
  dispute: { law: 'claim', nb: 'Tvist, eller et krav som er varslet', en: 'Dispute, or a claim that is announced' },
  authority: { law: 'duty', nb: 'Pålegg fra en myndighet', en: 'Order of an authority' },
} as const satisfies Readonly<Record<string, InBothLanguages & { readonly law: HoldLawCode }>>;
export type HoldReason = keyof typeof holdReasons;

export const isHoldReason = (word: string): word is HoldReason => Object.hasOwn(holdReasons, word);

/** Why a hold ends before its last day, or where it has none, as a word of ours; and under which laws it can. */
export const holdEndings = {
  settled: { laws: ['claim', 'duty'], nb: 'Kravet eller pålegget er avsluttet', en: 'The claim or order is over' },
  elsewhere: {
    laws: ['bookkeeping', 'claim', 'duty'],
    nb: 'Det som må oppbevares, oppbevares i et annet system, for eksempel regnskapet',
    en: 'What has to be kept is kept in another system, such as the accounts',
  },
  mistake: { laws: ['bookkeeping', 'claim', 'duty'], nb: 'Det var en feil', en: 'It was a mistake' },
} as const satisfies Readonly<Record<string, InBothLanguages & { readonly laws: readonly HoldLawCode[] }>>;
export type HoldEnding = keyof typeof holdEndings;

/** The endings that a hold under a law can have. */
export const endingsUnder = (law: HoldLawCode): HoldEnding[] =>
  (['settled', 'elsewhere', 'mistake'] as const).filter((ending) =>
    holdEndings[ending].laws.some((one) => one === law),
  );

/** Where the accounting year ends in the calendar, as `MM-DD`; most follow the calendar year. */
const CALENDAR_YEAR_END = '12-31';

/**
 * The last day on which accounting material of a day must be kept: material of any day in 2026 stays to and with
 * 31 December 2031, and may go on 1 January 2032.
 *
 * @param day the day of the document, which says which accounting year it belongs to
 * @param yearEnds the last day of the accounting year, `MM-DD`, where it is not the calendar year
 */
export function bookkeepingUntil(day: Day, yearEnds = CALENDAR_YEAR_END): Day {
  const { number } = retentionCodes.bookkeeping.period;
  const year = Number(day.slice(0, 4));
  const ends = day.slice(5) <= yearEnds ? year : year + 1;
  return `${ends + number}-${yearEnds}`;
}
