// Eleven digits, with or without a space or point after the date. Personopplysningsloven § 12 lets nobody keep one
// without an objective need, and answering a request is none.
const candidate = /(?<!\d)(\d{6})[ .-]?(\d{5})(?!\d)/g;
const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** A text with every Norwegian national identity number in it (birth and D numbers) taken out. */
export const withoutNationalIdentityNumbers = (text: string, replacement = '[–]'): string =>
  text.replace(candidate, (found: string, date: string, rest: string) => (checks(date + rest) ? replacement : found));

function checks(digits: string): boolean {
  const sum = (weights: readonly number[]): number =>
    weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return sum(firstWeights) % 11 === 0 && sum(secondWeights) % 11 === 0;
}
