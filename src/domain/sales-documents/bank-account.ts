// A Norwegian bank account: eleven digits, the last a MOD11 check digit (weights 5 4 3 2 7 6 5 4 3 2). Source: bits.no, «Standard for kontonummer».
const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** What somebody wrote, without the dots and spaces that stand between the groups. */
export const normaliseBankAccount = (text: string): string => text.replaceAll(/[\s.]/g, '');

/** Whether eleven bare digits carry the right check digit. */
export function isBankAccount(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[10]);
}

/** As it is written on paper: `1234.56.78903`. */
export const formatBankAccount = (digits: string): string => digits.replace(/^(\d{4})(\d\d)(\d{5})$/, '$1.$2.$3');
