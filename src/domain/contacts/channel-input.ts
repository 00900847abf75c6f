import { countryCode, isCountryCode } from '../country-code.ts';
import { Invalid, type FieldProblem } from '../errors.ts';
import { readEmail } from './email-address.ts';
import { phoneLabel, readPhone } from './phone-number.ts';

export const channelKinds = ['email', 'phone', 'address'] as const;
export type ChannelKind = (typeof channelKinds)[number];

export const isChannelKind = (text: string): text is ChannelKind => channelKinds.some((kind) => kind === text);

/** What each kind can be marked as; the first is what a new one is, but for a number, which tells itself (`phoneLabel`). */
export const channelLabels = {
  email: ['work', 'private', 'other'],
  phone: ['mobile', 'landline', 'work', 'private', 'other'],
  address: ['work', 'home', 'other'],
} as const;

/** A channel as a person typed it. */
export interface ChannelInput {
  readonly kind: ChannelKind;
  readonly label: string;
  /** The e-mail address or phone number as typed. */
  readonly value: string;
  /** The street lines of a postal address, one per line. */
  readonly street: string;
  readonly postalCode: string;
  readonly place: string;
  /** ISO 3166 code; Norway when empty. */
  readonly countryCode: string;
  /** Whether it becomes the one shown in lists. */
  readonly first: boolean;
}

/** A channel that can be kept. */
export type ReadChannel =
  | { readonly kind: 'email' | 'phone'; readonly label: string; readonly value: string }
  | {
      readonly kind: 'address';
      readonly label: string;
      readonly lines: readonly string[];
      readonly postalCode: string | null;
      readonly place: string | null;
      readonly countryCode: string;
    };

/** Reads what was typed. @throws Invalid (fields label, value, street, postalCode, countryCode) */
export function readChannel(input: ChannelInput): ReadChannel {
  const labels: readonly string[] = channelLabels[input.kind];
  const first = labels[0] ?? '';
  if (input.label !== '' && !labels.includes(input.label)) throw new Invalid({ label: 'form.choose' });
  if (input.kind === 'address') return { kind: 'address', label: input.label || first, ...readAddress(input) };
  const value = input.kind === 'email' ? readEmail(input.value) : readPhone(input.value);
  if (value === undefined) throw new Invalid({ value: `form.${input.kind}` });
  const label = input.label || (input.kind === 'phone' ? phoneLabel(value) : first);
  return { kind: input.kind, label, value };
}

function readAddress(input: ChannelInput): Omit<Extract<ReadChannel, { kind: 'address' }>, 'kind' | 'label'> {
  const lines = input.street
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [postalCode, place] = [input.postalCode.trim(), input.place.trim()];
  const country = countryCode(input.countryCode.trim()) || 'NO';
  const problems: Record<string, FieldProblem> = {};
  if (lines.length === 0 && place === '') problems['street'] = 'form.required';
  if (lines.length > 4 || [...lines, place].some((text) => text.length > 200))
    problems['street'] = { key: 'form.tooLong', params: { count: 200 } };
  if (country === 'NO' && postalCode !== '' && !/^\d{4}$/.test(postalCode)) problems['postalCode'] = 'form.postalCode';
  if (postalCode.length > 12) problems['postalCode'] = { key: 'form.tooLong', params: { count: 12 } };
  if (!isCountryCode(country)) problems['countryCode'] = 'contacts.countryCode';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return { lines, postalCode: postalCode || null, place: place || null, countryCode: country };
}
