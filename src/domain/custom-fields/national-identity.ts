const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * Whether a text holds eleven digits that are a Norwegian national identity number or D-number by their two check digits:
 * a CRM has no objective need of one (personopplysningsloven § 12, GK).
 */
export function isNationalIdentity(text: string): boolean {
  return Array.from(text.matchAll(/(?<!\d)(\d{6})[ -]?(\d{5})(?!\d)/g)).some(([, day = '', rest = '']) =>
    checks(Array.from(day + rest, Number)),
  );
}

function checks(digits: readonly number[]): boolean {
  return digits[9] === checkDigit(digits, firstWeights) && digits[10] === checkDigit(digits, secondWeights);
}

function checkDigit(digits: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
  return (11 - (sum % 11)) % 11;
}
