import { isDay } from '../clock.ts';
import type { FieldProblem } from '../errors.ts';
import type { DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import { isNationalIdentity } from '../national-identity.ts';

const LONGEST_TEXT = 500;

/** The value of a field as it is kept, or what is wrong with what was typed. */
export type ReadValue = { readonly value: string | null } | { readonly problem: FieldProblem };

/**
 * Reads what was typed into a field as it is kept, always as text: a number with a point and no spaces, a day as
 * `YYYY-MM-DD`, `yes` or `no`, one of the choices, an address that begins with http. Empty is null: nothing is kept.
 */
export function readFieldValue({ kind, choices }: Pick<DeclaredField, 'kind' | 'choices'>, typed: string): ReadValue {
  const text = typed.trim();
  if (text === '') return { value: null };
  if (isNationalIdentity(text)) return { problem: 'form.nationalIdentity' };
  if (kind === 'number') return readNumber(text);
  if (kind === 'date') return isDay(text) ? { value: text } : { problem: 'form.date' };
  if (kind === 'choice') return choices.includes(text) ? { value: text } : { problem: 'form.choose' };
  if (kind === 'yes-no') return text === 'yes' || text === 'no' ? { value: text } : { problem: 'form.choose' };
  if (kind === 'link') return readLink(text);
  return text.length > LONGEST_TEXT
    ? { problem: { key: 'form.tooLong', params: { count: LONGEST_TEXT } } }
    : { value: text };
}

/** `1 234,50` as Norwegians write it and `1234.5` alike. */
function readNumber(text: string): ReadValue {
  const plain = text
    .replaceAll(/[\s\u00A0\u202F]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? { value: String(Number(plain)) } : { problem: 'fields.number' };
}

function readLink(text: string): ReadValue {
  const address = URL.parse(/^https?:/i.test(text) ? text : `https://${text}`);
  const usable = address !== null && ['http:', 'https:'].includes(address.protocol) && address.hostname.includes('.');
  return usable && address.href.length <= LONGEST_TEXT ? { value: address.href } : { problem: 'fields.link' };
}
