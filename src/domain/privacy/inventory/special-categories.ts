import { fold } from '../../names.ts';
import type { InBothLanguages } from './declaration.ts';

interface SpecialFacts extends InBothLanguages {
  /** Of the regulation; what forbids it, but for a ground of its own. */
  readonly article: 9 | 10;
  /** Folded parts of words that ask for it, in both languages, wherever in a word they stand. */
  readonly within: readonly string[];
  /** The same, as words of their own alone: inside others they mean something else. */
  readonly whole?: readonly string[];
}

/**
 * Special categories of personal data (Art. 9(1)) and criminal convictions (Art. 10), with the words by which a field asks for
 * them. The product holds none and no field may: a CRM has no ground of Art. 9(2) for them. The words are a choice of ours and not
 * a list of the law's; one that is missing is added here.
 */
export const specialCategories = {
  health: {
    article: 9,
    nb: 'Helse',
    en: 'Health',
    within: [
      'helse',
      'sykdom',
      'sykefrav',
      'sykmeld',
      'sykemeld',
      'diagnose',
      'allergi',
      'medisin',
      'funksjonsneds',
      'funksjonshem',
      'handikap',
      'gravid',
      'blodtype',
      'psykisk',
      'rusmid',
      'pasient',
      'health',
      'illness',
      'disease',
      'diagnosis',
      'allerg',
      'medical',
      'medicat',
      'disabil',
      'pregnan',
      'patient',
    ],
    whole: ['syk', 'sick', 'blood'],
  },
  religion: {
    article: 9,
    nb: 'Religion og livssyn',
    en: 'Religion and belief',
    within: [
      'religi',
      'livssyn',
      'trossam',
      'trosretn',
      'kirke',
      'menighet',
      'moske',
      'konfesjon',
      'church',
      'belief',
      'faith',
    ],
    whole: ['tro', 'mosque', 'halal', 'kosher'],
  },
  union: {
    article: 9,
    nb: 'Fagforening',
    en: 'Trade union',
    within: [
      'fagforen',
      'fagforbund',
      'fagorganis',
      'tillitsvalgt',
      'trade union',
      'union member',
      'labour union',
      'labor union',
    ],
    whole: ['union'],
  },
  politics: {
    article: 9,
    nb: 'Politisk oppfatning',
    en: 'Political opinion',
    within: ['politisk', 'politikk', 'partimedlem', 'partitilh', 'stemmegivn', 'political', 'politics', 'party member'],
    whole: ['parti'],
  },
  ethnicity: {
    article: 9,
    nb: 'Etnisk opprinnelse',
    en: 'Ethnic origin',
    within: [
      'etnisk',
      'etnisitet',
      'hudfarge',
      'rasemess',
      'opphavsland',
      'ethnic',
      'skin colour',
      'skin color',
      'racial',
    ],
    whole: ['rase', 'race', 'same', 'samisk'],
  },
  sexuality: {
    article: 9,
    nb: 'Seksuelle forhold og legning',
    en: 'Sex life and orientation',
    within: ['seksu', 'legning', 'homofil', 'lesbisk', 'sexual', 'sex life'],
    whole: ['skeiv', 'gay', 'lesbian'],
  },
  biometrics: {
    article: 9,
    nb: 'Biometri og gener',
    en: 'Biometrics and genes',
    within: [
      'biometri',
      'fingeravtrykk',
      'ansiktsgjenk',
      'genetisk',
      'arvestoff',
      'fingerprint',
      'face recogn',
      'facial recogn',
      'genetic',
    ],
    whole: ['dna', 'gener', 'genes'],
  },
  convictions: {
    article: 10,
    nb: 'Straffedommer og lovbrudd',
    en: 'Convictions and offences',
    within: [
      'straffedom',
      'straffbar',
      'straffesak',
      'lovbrudd',
      'vandel',
      'kriminal',
      'domfell',
      'conviction',
      'criminal',
      'offence',
      'police record',
    ],
    whole: ['dommer', 'straff', 'rulleblad'],
  },
} as const satisfies Readonly<Record<string, SpecialFacts>>;
export type SpecialCategory = keyof typeof specialCategories;

const isSpecialCategory = (code: string): code is SpecialCategory => code in specialCategories;
export const specialCodes = Object.keys(specialCategories).filter(isSpecialCategory);

/** How a form names one among the categories a field can hold. */
export const specialKey = (code: SpecialCategory): string => `special.${code}`;

/** The special category that a form chose; undefined for any other. */
export function specialIn(category: string): SpecialCategory | undefined {
  const [kind, code = ''] = category.split('.');
  return kind === 'special' && isSpecialCategory(code) ? code : undefined;
}

/** The special category that the words of a field seem to ask for; undefined when none does. */
export function seemsSpecial(text: string): SpecialCategory | undefined {
  const folded = fold(text);
  const words = new Set(folded.split(/[^\p{L}\p{N}]+/u));
  return specialCodes.find((code) => {
    const facts: SpecialFacts = specialCategories[code];
    return (
      facts.within.some((part) => folded.includes(fold(part))) || facts.whole?.some((word) => words.has(fold(word)))
    );
  });
}
