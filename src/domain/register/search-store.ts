import { createHash } from 'node:crypto';

import { now } from '../clock.ts';
import { outside } from '../outside.ts';
import { change, inPlatform, platformRead } from '../tenancy.ts';
import type { RegisterCode, RegisterEntity } from './entity.ts';
import type { AskOptions } from './client.ts';
import { registerStatus, type RegisterStatus } from './status.ts';

/** A unit that a search at the register found, as far as somebody needs it to know that it is the right one. */
export interface SearchHit {
  readonly organisationNumber: string;
  readonly name: string;
  readonly legalForm: RegisterCode;
  readonly place: string | undefined;
  readonly personLike: boolean;
  readonly status: RegisterStatus;
}

/** How long an answer is good: names hardly change while somebody types, and what does is asked about when it is chosen. */
const GOOD_FOR_MS = 10 * 60_000;

/** What a search found, and when the register said so. */
export interface ToldHits {
  readonly hits: readonly SearchHit[];
  readonly toldAt: Date;
}

/** What was found by a name within the last ten minutes, for anybody; undefined when nobody asked. */
export async function keptSearch(text: string): Promise<ToldHits | undefined> {
  const [row] = await platformRead<ToldHits>(
    `select hits, told_at as "toldAt" from register_searches where searched = $1 and told_at > $2`,
    [keyOf(text), new Date(now().getTime() - GOOD_FOR_MS)],
  );
  return row;
}

/**
 * Searches the register by name, and keeps what it says for everybody for ten minutes. What was searched for is kept as a
 * hash alone, and who searched not at all. Not to be called inside a tenant's transaction.
 * @returns undefined when the register did not answer, which is never kept and never to be shown as no hits
 */
export async function searchAndKeep(text: string, ask: AskOptions = {}): Promise<ToldHits | undefined> {
  const told = await outside().register.searchByName(text, ask);
  if (told.kind !== 'Hits') return undefined;
  const hits = told.hits.map(hitOf);
  const at = now();
  await forgetOldSearches();
  await inPlatform(() =>
    change(
      `insert into register_searches (searched, hits, told_at) values ($1, $2, $3)
         on conflict (searched) do update set hits = excluded.hits, told_at = excluded.told_at`,
      [keyOf(text), JSON.stringify(hits), at],
    ),
  );
  return { hits, toldAt: at };
}

/** Forgets the answers that are no longer good; also called every quarter of an hour, when nobody searches. */
export const forgetOldSearches = (): Promise<number> =>
  inPlatform(() =>
    change(`delete from register_searches where told_at <= $1`, [new Date(now().getTime() - GOOD_FOR_MS)]),
  );

/** Forgets every kept answer, in the open transaction: for a unit that is removed from open data may be in any of them. */
export const forgetSearches = (): Promise<number> => change(`delete from register_searches`);

/** A unit as a search shows it. */
export const hitOf = (entity: RegisterEntity): SearchHit => ({
  organisationNumber: entity.organisationNumber,
  name: entity.name,
  legalForm: entity.legalForm,
  place: (entity.businessAddress ?? entity.postalAddress)?.place,
  personLike: entity.personLike,
  status: registerStatus(entity),
});

const keyOf = (text: string): string =>
  createHash('sha256').update(text.trim().toLowerCase().replace(/\s+/g, ' ')).digest('hex');
