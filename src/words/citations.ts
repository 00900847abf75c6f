// How provisions of law are cited in each language. They are stored once, as they are signed in certificates:
// `GDPR art. 17(3)(b)`, `bokføringsloven § 13`, `mfl. § 15 tredje ledd`.
import type { Language } from './language.ts';

/** What the Norwegian acts are called in English; official translations at lovdata.no where there are any. */
const inEnglish: readonly (readonly [RegExp, string])[] = [
  [/bokføringsloven/g, 'Bookkeeping Act'],
  [/foreldelsesloven/g, 'Limitation Act'],
  [/markedsføringsloven|mfl\./g, 'Marketing Control Act'],
  [/enhetsregisterloven/g, 'Entity Registration Act'],
  [/§§/g, 'sections'],
  [/§/g, 'section'],
  [/første ledd/g, 'first paragraph'],
  [/tredje ledd/g, 'third paragraph'],
  [/\(gjelder fysiske personer\)/g, '(about natural persons)'],
  [/ og /g, ' and '],
  [/GDPR art\./g, 'GDPR Art.'],
];

const inNorwegian: readonly (readonly [RegExp, string])[] = [
  [/GDPR art\./g, 'personvernforordningen art.'],
  [/GDPR recital (\d+)/g, 'personvernforordningen, fortalepunkt $1'],
  [/(\d+)\((\d+)\)\(([a-z])\)/g, '$1 nr. $2 $3'],
  [/(\d+)\((\d+)\)/g, '$1 nr. $2'],
];

/**
 * A citation as it is written in a language.
 * @example citationFor('nb')('GDPR art. 17(3)(b)') // 'personvernforordningen art. 17 nr. 3 b'
 * @example citationFor('en')('bokføringsloven § 13') // 'Bookkeeping Act section 13'
 */
export function citationFor(language: Language): (law: string) => string {
  const changes = language === 'nb' ? inNorwegian : inEnglish;
  return (law) => changes.reduce((written, [from, to]) => written.replace(from, to), law);
}
