import { z } from 'zod';

import { phoneLibrary } from '../../heavy-packages.ts';
import { openFor } from '../../keys/subject-keys.ts';
import { fullName } from '../../names.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { addressAsWritten, INVISIBLE, literal, SPACE } from './as-written.ts';

/** What a person is known by: what copies of them are looked for with. */
export interface Traces {
  readonly givenName: string;
  readonly familyName: string;
  readonly emails: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
  /** Postal addresses, each on one line, as suppressions are made of them: nothing is searched for by these. */
  readonly posts: readonly string[];
}

/** Nobody, or somebody who is anonymised already. */
const noTraces: Traces = { givenName: '', familyName: '', emails: [], phones: [], posts: [] };

/** What a contact is known by, read in the open case. Nothing when they are anonymised or not there. */
export async function tracesOf(contactId: string): Promise<Traces> {
  const [traces] = await sql<Traces>(
    `select c.given_name as "givenName", c.family_name as "familyName",
            array(select address from contact_emails e where e.tenant_id = $1 and e.contact_id = c.id order by position) as emails,
            array(select number from contact_phones p where p.tenant_id = $1 and p.contact_id = c.id order by position) as phones,
            array(select concat_ws(' ', array_to_string(lines, ' '), postal_code, place)
                    from contact_addresses a where a.tenant_id = $1 and a.contact_id = c.id order by position) as posts
       from contacts c where c.tenant_id = $1 and c.id = $2 and c.anonymised_at is null`,
    [currentTenantId(), contactId],
  );
  return traces ?? noTraces;
}

/** What an erasure has sealed of the person; nothing once their key is destroyed. In the open transaction. */
export async function openTraces({
  id,
  traces,
}: {
  readonly id: string;
  readonly traces: Buffer | null;
}): Promise<Traces> {
  const opened = traces === null ? undefined : await openFor({ kind: 'erasure', id }, traces);
  return opened === undefined ? noTraces : sealedTraces.parse(JSON.parse(opened));
}

const sealedTraces = z.object({
  givenName: z.string(),
  familyName: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  // An erasure that was under way before these were gathered has none.
  posts: z.array(z.string()).default([]),
});

/** Shorter words stand everywhere. */
const SHORTEST = 3;

/** The exact texts that nobody else is known by, for the scan that reads everything back. */
export function identifiersOf({ givenName, familyName, emails, phones }: Traces): string[] {
  const names =
    givenName !== '' && familyName !== '' ? [fullName(givenName, familyName), `${familyName}, ${givenName}`] : [];
  const numbers = phones.flatMap((phone) => [phone.replace(/\D/g, ''), ...nationalForms(phone)]);
  return [...new Set([...names, ...emails, ...numbers])].filter((one) => one.trim().length >= SHORTEST);
}

/** `93456789`, `934 56 789` and `93 45 67 89`. */
function nationalForms(phone: string): string[] {
  const written = phoneLibrary().parsePhoneNumberFromString(phone)?.formatNational() ?? phone;
  const digits = written.replace(/\D/g, '');
  const [inPairs, asMobile] = [digits.replace(/(\d\d)(?=\d)/g, '$1 '), digits.replace(/^(\d{3})(\d\d)/, '$1 $2 ')];
  return [digits, written, inPairs, asMobile];
}

/** A pattern that PostgreSQL (`~*`) and JavaScript read alike. */
export interface TracePatterns {
  /** The person, without doubt: whole name, address, number. */
  readonly certain: string | undefined;
  /** The family name alone, which others may have; PostgreSQL’s and JavaScript’s way to say where a word ends differ. */
  readonly possible: { readonly sql: string; readonly js: string } | undefined;
}

/** How free text may write somebody: names in both orders, addresses also with their signs in words, and numbers with any spacing. */
export function patternsOf({ givenName, familyName, emails, phones }: Traces): TracePatterns {
  const [given, family] = [literal(givenName), literal(familyName)];
  const certain = [
    ...(givenName !== '' && familyName !== '' ? [`${given}${SPACE}${family}`, `${family},?${SPACE}${given}`] : []),
    ...emails.map(addressAsWritten),
    ...phones.map((phone) => (nationalForms(phone)[0] ?? '').split('').join(`[\\s\u00A0\u202F${INVISIBLE}.()-]*`)),
  ].filter((one) => one !== '');
  return {
    certain: certain.length === 0 ? undefined : `(${certain.join('|')})`,
    possible:
      familyName.length < SHORTEST
        ? undefined
        : { sql: `\\m${family}s?\\M`, js: `(?<![\\p{L}\\p{N}])${family}s?(?![\\p{L}\\p{N}])` },
  };
}

/** How a person is looked for in one place. */
export interface PlacePatterns {
  /** For PostgreSQL's `~*`. */
  readonly sql: string;
  /** For JavaScript: the person without doubt, and all that may be them. */
  readonly certain: string | undefined;
  readonly any: string;
}

/** What a family name that many places bear has to follow on its line to be a person's: care of, by, attention. */
const careOf = {
  sql: String.raw`(\mc/o\M|\mv/|\matt\M|\mved\M)`,
  js: String.raw`(?<![\p{L}\p{N}])(?:c/o(?![\p{L}\p{N}])|v/|att(?![\p{L}\p{N}])|ved(?![\p{L}\p{N}]))`,
};

/**
 * The patterns of a person for a place; undefined when they are known by nothing that is looked for there.
 * @param family where a family name alone is looked for; everywhere when not given
 */
export function patternsFor(traces: Traces, family?: 'never' | 'care-of'): PlacePatterns | undefined {
  const { certain, possible } = patternsOf(traces);
  const alone =
    possible === undefined || family === 'never'
      ? undefined
      : family === 'care-of'
        ? { sql: `${careOf.sql}[^\n]*${possible.sql}`, js: `(?<=${careOf.js}[^\n]*)${possible.js}` }
        : possible;
  const parts = (of: string | undefined): string => [certain, of].filter((part) => part !== undefined).join('|');
  const any = parts(alone?.js);
  return any === '' ? undefined : { sql: parts(alone?.sql), certain, any };
}

/** Every place of a text where the person stands, for JavaScript. Undefined when they are known by nothing. */
export function spansOf(traces: Traces): RegExp | undefined {
  const { certain, possible } = patternsOf(traces);
  const parts = [certain, possible?.js].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : new RegExp(parts.join('|'), 'giu');
}
