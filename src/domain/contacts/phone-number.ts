import { phoneKindsLibrary, phoneLibrary } from '../heavy-packages.ts';

/**
 * A typed phone number as E.164, read as Norwegian unless it says otherwise: `22 33 44 55`, `+47 22334455`,
 * `0047 22 33 44 55` and `(22) 33-44-55` are all `+4722334455`.
 * @returns undefined for what is no phone number
 */
export function readPhone(typed: string): string | undefined {
  if (!/^[\d\s+().\-/\u00A0]+$/.test(typed)) return undefined;
  const parsed = phoneLibrary().parsePhoneNumberFromString(typed, 'NO');
  return parsed?.isValid() ? parsed.number : undefined;
}

/** What a number is marked as where nobody has said: what its digits tell, and `other` where they tell neither. */
export function phoneLabel(e164: string): 'mobile' | 'landline' | 'other' {
  const kind = phoneKindsLibrary().parsePhoneNumberFromString(e164)?.getType();
  if (kind === 'MOBILE') return 'mobile';
  return kind === 'FIXED_LINE' ? 'landline' : 'other';
}

/** The digits people search a number by: E.164 without its plus, and the national form where that is not part of it (a leading 0). */
export function searchDigits(e164: string): string {
  const digits = e164.replace(/\D/g, '');
  if (/^47\d{8}$/.test(digits)) return digits;
  const national = phoneLibrary().parsePhoneNumberFromString(e164)?.formatNational().replace(/\D/g, '') ?? '';
  return national === '' || digits.includes(national) ? digits : `${digits} ${national}`;
}
