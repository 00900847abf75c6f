/**
 * A customer identification number (KID) for payment by bank transfer: the digits, and a MOD10 check digit after them (Luhn:
 * every second digit from the right doubled). Between 2 and 25 digits with the check digit.
 * @throws RangeError for anything but 1 to 24 digits
 */
export function kid(digits: string): string {
  if (!/^\d{1,24}$/.test(digits)) throw new RangeError('a KID is made of one to 24 digits');
  return `${digits}${mod10(digits)}`;
}

/** Whether the last digit of a number is the MOD10 check digit of the others. */
export const isKid = (text: string): boolean => /^\d{2,25}$/.test(text) && kid(text.slice(0, -1)) === text;

function mod10(digits: string): number {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, place) => {
      const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
      return total + (weighted > 9 ? weighted - 9 : weighted);
    }, 0);
  return (10 - (sum % 10)) % 10;
}
