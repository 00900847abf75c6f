import type { Day } from '../../clock.ts';
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
} as const satisfies Readonly<Record<string, HoldLaw>>;
export type HoldLawCode = keyof typeof holdLaws;

/** Why an item is held, as a word of ours and never as typed: a reason must not name anybody. */
export const holdReasons = ['invoice', 'voucher', 'ledger', 'agreement', 'dispute', 'authority'] as const;
export type HoldReason = (typeof holdReasons)[number];

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
