import { industries, type Industry } from './industries.ts';
import { foldName } from './fold-name.ts';

/** More than these say too little; whoever means all of them leaves the field empty. */
const MOST = 5;

const known = industries.map((industry) => ({
  industry,
  words: foldName(`${industry.nb} ${industry.en} ${industry.words ?? ''}`).split(' '),
  everyday: foldName(industry.words ?? '').split(' '),
}));

/**
 * The industries that what somebody typed means, at most five: a code or the beginning of one, or a word of an industry or
 * of who works in it, in either language. What people are called comes before words of the titles. None when it means nothing.
 */
export function findIndustries(typed: string): Industry[] {
  const code = typed.trim().replace(/\s.*$/, '');
  if (/^\d{2}(?:\.\d{0,3})?$/.test(code)) {
    const named = industries.find((industry) => industry.code === code.replace(/\.$/, ''));
    return [named ?? { code, nb: code, en: code }];
  }
  const wanted = foldName(typed);
  if (wanted.length < 2) return [];
  const all = wanted.split(' ');
  const exact = known.filter(({ everyday }) => everyday.includes(wanted));
  const beginning = known.filter(({ words }) => all.every((one) => words.some((word) => word.startsWith(one))));
  const found = (exact.length > 0 ? exact : beginning).map(({ industry }) => industry);
  // A group of a division that is there already adds nothing.
  return found
    .filter(({ code: one }) => !found.some((other) => one !== other.code && one.startsWith(other.code)))
    .slice(0, MOST);
}

/** The industry of a code in words: of the narrowest there is. */
export const industryOf = (code: string): Industry | undefined =>
  industries
    .filter((industry) => code.startsWith(industry.code))
    .toSorted((one, other) => other.code.length - one.code.length)[0];
