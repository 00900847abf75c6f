import path from 'node:path';

import { now } from '../../clock.ts';
import { companyFields } from '../../companies/fields.ts';
import { filePath } from '../../files/files.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import type { HoldLawCode } from '../holds/hold-laws.ts';
import type { InBothLanguages } from '../inventory/declaration.ts';
import { keptUnder, type KeptUnder } from '../inventory/kept-under.ts';
import { residueOfContact } from '../inventory/contact-places.ts';
import { filesBelow, residueInStore } from '../inventory/residue-scan.ts';
import { businessPlace } from './business-hits.ts';
import { freeTextHits, idIn, rowsAsked } from './free-text.ts';
import { groundOf, isOfContacts, KeptOfOthers, ofOthersAmong, withEnd, type HeldRow } from './kept-grounds.ts';
import { keepReasons, type KeepReasonCode } from './keep-reasons.ts';
import { placeOf } from './places.ts';
import { recordPlace, sameReach } from './same-person.ts';
import { endOf, rowsAbout, stayGrounds, suppressionsOf } from './stays.ts';
import { identifiersOf, type Traces } from './traces.ts';
import { isTyped } from './typed-of-business.ts';

/** Something that stays, on what ground and until when. */
export interface KeptPlace {
  /** `deals` or `companies.name`. */
  readonly place: string;
  readonly rows: number;
  /** The rows are about others, or about nobody in particular, and name the person. */
  readonly ofOthers?: true;
  readonly ground:
    | `hold:${HoldLawCode}`
    | `decided:${KeepReasonCode}`
    | `declared:${KeptUnder}`
    | 'their-own'
    | 'ages-out'
    | 'answer';
  /** The provision. */
  readonly law: string;
  /** The last day, `YYYY-MM-DD`; null where it is not a day. */
  readonly until: string | null;
  /** The rule by which it goes, in words, where it is no hold’s. What was written before there were any has none. */
  readonly ends?: InBothLanguages;
}

/** A place where the person still stands and should not: a column or a file, and the ids of rows. Never what stands there. */
export interface ResiduePlace {
  readonly place: string;
  readonly rows: readonly string[];
}

/** What reading everything back found. */
export interface ReadBack {
  readonly kept: readonly KeptPlace[];
  readonly residue: readonly ResiduePlace[];
}

interface KeptDecision {
  readonly place: string;
  readonly row: string;
  readonly reason: KeepReasonCode;
}

/**
 * Looks through every row in which a contact can stand, and every file, for the person, in the open case, and sorts what is found: kept on
 * a ground, another person's own, or residue (invariant I4, hard case 2).
 */
export async function readBack(erasureId: string, contactId: string, traces: Traces): Promise<ReadBack> {
  const identifiers = identifiersOf(traces);
  const [held, decided, answers] = await Promise.all([
    sql<HeldRow>(
      `select held_table as "table", held_row as "row", law, to_char(until, 'YYYY-MM-DD') as until
         from legal_holds where tenant_id = $1 and released_at is null`,
      [currentTenantId()],
    ),
    sql<KeptDecision>(
      `select place_table || '.' || place_column as place, place_row as "row", reason
         from erasure_decisions where tenant_id = $1 and erasure_id = $2 and decision = 'keep'`,
      [currentTenantId(), erasureId],
    ),
    sql<{ id: string }>(`select id from mails where tenant_id = $1 and gone_when_sent`, [currentTenantId()]),
  ]);
  const known = { held, contactId, answers: answers.map(({ id }) => id) };
  const byOthers = new KeptOfOthers();
  const kept = new Map<string, KeptPlace>();
  // Also where the person is written so that only a human sees it: it was decided, and it is still there.
  for (const { place, reason } of decided) {
    const key = `${place} ${reason}`;
    const { law } = keepReasons[reason];
    kept.set(key, { place, ground: `decided:${reason}`, law, until: null, rows: (kept.get(key)?.rows ?? 0) + 1 });
  }
  const residue: ResiduePlace[] = await openLinks(contactId);
  // A contact with the same address or number is another's when somebody has said so, with the reason; else it may be theirs.
  const others = await sameReach(contactId, traces);
  const unsaid = others.filter(({ id }) => !decided.some((one) => one.place === recordPlace && one.row === id));
  if (unsaid.length > 0) residue.push({ place: recordPlace, rows: unsaid.map(({ id }) => id) });
  const inOthers = others.flatMap(({ id, rows }) => [id, ...rows]);
  const stays = await staying(contactId, traces);
  if (identifiers.length === 0) return { kept: [...inWords(kept), ...stays], residue };
  const scanned = await residueOfContact(identifiers);
  const typed = await typedAmong(scanned);
  for (const { place, rows } of scanned) {
    const [table = '', column = ''] = place.split('.');
    const aboutOthers = await ofOthersAmong(place, contactId, rows);
    const asked = await rowsAsked(placeOf(table, column), contactId, rows);
    const left = rows.filter((row) => {
      if (decided.some((one) => one.place === place && row.includes(one.row))) return false;
      // Somebody said that the whole business is another's.
      if (isNameOf(place) && decided.some((one) => one.place === businessPlace && row.includes(one.row))) return false;
      const isAsked = asked.has(idIn(row) ?? '');
      if (!isAsked && isOfContacts(place) && inOthers.some((id) => row.includes(id))) return false;
      const ground = groundOf(place, row, known);
      // What a law holds stays; about the rest that others wrote somebody has to say that it stays.
      if (ground === undefined || (isAsked && !ground.ground.startsWith('hold:'))) return true;
      if (ground.ground === 'declared:public-register' && typed.some((one) => one.fits(place) && row.includes(one.id)))
        return !repeatsName.has(place);
      if (aboutOthers.includes(row)) {
        byOthers.add(place, row, ground);
        return false;
      }
      const key = `${ground.ground} ${place} ${ground.until ?? ''}`;
      kept.set(key, { place, ...ground, rows: (kept.get(key)?.rows ?? 0) + 1 });
      return false;
    });
    if (left.length > 0) residue.push({ place, rows: left });
  }
  // Spellings that no exact search finds: a number with other spaces, a name over two lines.
  for (const hit of await freeTextHits(contactId, traces)) {
    const place = `${hit.table}.${hit.column}`;
    const settled = decided.some(
      (one) => one.row === hit.row && (one.place === place || (isNameOf(place) && one.place === businessPlace)),
    );
    const named = residue.some((one) => one.place === place && one.rows.some((row) => row.includes(hit.row)));
    if (hit.certain && !hit.held && !settled && !named) residue.push({ place, rows: [hit.row] });
  }
  const folder = path.dirname(filePath(currentTenantId(), currentTenantId()));
  for (const { place } of await residueInStore(filesBelow(folder), identifiers))
    residue.push({ place: `files/${path.basename(place)}`, rows: [] });
  // What is counted whole below is not counted again by its columns.
  const counted = new Set(stays.map(({ place, ground }) => `${ground} ${place}`));
  const found = inWords(kept).filter(({ place, ground }) => !counted.has(`${ground} ${place.split('.')[0] ?? ''}`));
  return { kept: [...found, ...byOthers.places(), ...stays], residue };
}

/** What follows the name of a company, wherever that is changed. */
const repeatsName: ReadonlySet<string> = new Set(['companies.sort_name', 'companies.search_text']);

const isNameOf = (place: string): boolean => place === 'companies.name' || repeatsName.has(place);

/** Which companies of some places have something that was typed, and is kept under no law but where somebody says so. */
async function typedAmong(
  places: readonly { readonly place: string; readonly rows: readonly string[] }[],
): Promise<{ readonly id: string; readonly fits: (place: string) => boolean }[]> {
  const rows = places.filter(({ place }) => place.startsWith('companies.')).flatMap((one) => one.rows);
  if (rows.length === 0) return [];
  const found = await sql<{ id: string; name: boolean; address: boolean; industry: boolean }>(
    `select id, ${isTyped('name')} as name, ${isTyped('address')} as address, ${isTyped('industry')} as industry
       from companies where tenant_id = $1 and id in (select (key::jsonb ->> 1)::uuid from unnest($2::text[]) key)`,
    [currentTenantId(), rows],
  );
  return found.map(({ id, name, address, industry }) => ({
    id,
    fits: (place) =>
      (name && isNameOf(place)) ||
      (address && companyFields.address.some((column) => place === `companies.${column}`)) ||
      (industry && companyFields.industry.some((column) => place === `companies.${column}`)),
  }));
}

const inWords = (kept: ReadonlyMap<string, KeptPlace>): KeptPlace[] => Array.from(kept.values(), withEnd);

/** Rows that stay by the person's number or by a hash alone, so that no search for what they are known by finds them. */
async function staying(contactId: string, { emails, phones, posts }: Traces): Promise<KeptPlace[]> {
  const addresses = [
    ...emails.map((value) => ({ channel: 'email' as const, value })),
    ...phones.flatMap((value) => (['sms', 'phone'] as const).map((channel) => ({ channel, value }))),
    ...posts.map((value) => ({ channel: 'post' as const, value })),
  ];
  const [about, suppressed] = await Promise.all([rowsAbout(contactId), suppressionsOf(addresses)]);
  return [...about, suppressed]
    .filter(({ rows }) => rows > 0)
    .flatMap(({ table, rows, until }) =>
      stayGrounds(table)
        .filter(({ ground }) => ground !== 'nobody-any-more')
        .map((stay): KeptPlace => {
          const { law } = keptUnder[stay.ground];
          return { place: table, rows, ground: `declared:${stay.ground}`, law, until, ends: endOf(stay) };
        }),
    );
}

/** Links sent to the person that still open something (hard case 6). */
const openLinks = async (contactId: string): Promise<ResiduePlace[]> => {
  const rows = await sql<{ place: string; id: string }>(
    `select 'access_links' as place, l.id from access_links l
       join access_packages p on p.tenant_id = $1 and p.id = l.package_id and p.contact_id = $2
      where l.tenant_id = $1 and l.revoked_at is null and l.expires_at > $3
     union all
     select 'identity_checks', i.id from identity_checks i
       join data_subject_requests r on r.tenant_id = $1 and r.id = i.request_id and r.contact_id = $2
      where i.tenant_id = $1 and i.answered_at is null and i.expires_at > $3`,
    [currentTenantId(), contactId, now()],
  );
  return [...Map.groupBy(rows, ({ place }) => place)].map(([place, found]) => ({
    place,
    rows: found.map(({ id }) => id),
  }));
};
