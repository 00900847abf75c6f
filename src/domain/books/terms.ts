import { daysAfter, type Day } from '../clock.ts';

/** A time of the books: both days included. */
export interface BookPeriod {
  readonly from: Day;
  readonly to: Day;
}

/** A whole year of the books. */
export const yearOf = (year: number): BookPeriod => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** A term for VAT (skatteforvaltningsforskriften § 8-3-1, alminnelig oppgjørsperiode): two months of a year. */
export interface VatTerm {
  readonly year: number;
  /** 1 is January and February. */
  readonly term: number;
}

/** The term that a day is in. */
export const termOfDay = (day: Day): VatTerm => ({
  year: Number(day.slice(0, 4)),
  term: Math.ceil(Number(day.slice(5, 7)) / 2),
});

/** The days of a term. */
export function termOf({ year, term }: VatTerm): BookPeriod {
  const day = (month: number): Day => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return { from: day(term * 2 - 2), to: daysAfter(day(term * 2), -1) };
}
