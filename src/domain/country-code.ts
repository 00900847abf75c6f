import { fold } from './names.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const regionNames = (language: string): Intl.DisplayNames =>
  new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
const inLanguages = ['nb', 'en'].map(regionNames);

/** What has a name among regions and is no country of ISO 3166-1. */
const noCountries: ReadonlySet<string> = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));

/** The code that is used today: `UK` is `GB`. */
const current = (code: string): string => Intl.getCanonicalLocales(`und-${code}`)[0]?.slice('und-'.length) ?? code;

let byCode: ReadonlyMap<string, readonly string[]> | undefined;

/** Every country's names in both languages, by its two letters. */
const countries = (): ReadonlyMap<string, readonly string[]> =>
  (byCode ??= new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      .filter((code) => !noCountries.has(code) && current(code) === code)
      .map((code) => [code, inLanguages.map((names) => names.of(code)).filter((name) => name !== undefined)] as const)
      .filter(([, names]) => names.length > 0),
  ));

let codes: ReadonlyMap<string, string> | undefined;

/** Every country's two letters by its names, folded. */
const byName = (): ReadonlyMap<string, string> =>
  (codes ??= new Map([...countries()].flatMap(([code, names]) => names.map((name) => [fold(name), code] as const))));

/** A country as people write it, as its two letters (ISO 3166-1): `Norge`, `Norway` and `no` are `NO`. What is neither stays. */
export function countryCode(written: string): string {
  const code = byName().get(fold(written)) ?? written.toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? current(code) : code;
}

/** Whether it is the two letters of a country. */
export const isCountryCode = (code: string): boolean => countries().has(code);
