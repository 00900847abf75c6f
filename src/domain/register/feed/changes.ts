import { z } from 'zod';

import type { Answer } from '../attempt.ts';
import type { Question } from '../ask.ts';
import { entityBody } from '../bodies.ts';
import { parseJson } from '../json-answer.ts';
import type { RegisterLimits } from '../limits.ts';
import { badRequest, type RegisterCollection } from '../look-up.ts';
import type { BadRequest, Unavailable } from '../outcomes.ts';

/** What happened to a unit. The register's `Ny`, `Endring` and every word we do not know are a change: the unit is asked about. */
export type ChangeKind = 'changed' | 'deleted' | 'removed';

/** One event of the feed. */
export interface RegisterChange {
  /** Rises within a series; about one in five is missing, which is no loss. */
  readonly id: number;
  /** When the register published it. */
  readonly at: Date;
  readonly organisationNumber: string;
  readonly kind: ChangeKind;
  /** Whether anything the CRM reads may have changed. True as well when the register does not say what changed. */
  readonly touchesUs: boolean;
}

/** One page of a series, oldest first. `last` when there is nothing after it for now. */
export interface Changes {
  readonly kind: 'Changes';
  readonly changes: readonly RegisterChange[];
  readonly last: boolean;
}

/** Every way asking for changes can end. */
export type ChangesOutcome = Changes | Unavailable | BadRequest;

/** Where to read on: after an event, or from a moment when no event is known. */
export type ChangesFrom = { readonly afterId: number } | { readonly since: Date };

/** As many events as one page brings; the register allows 10,000. */
export const CHANGES_A_PAGE = 1000;

const series = {
  enheter: { type: 'application/vnd.brreg.enhetsregisteret.oppdatering.enhet.v1+json', list: 'oppdaterteEnheter' },
  underenheter: {
    type: 'application/vnd.brreg.enhetsregisteret.oppdatering.underenhet.v1+json',
    list: 'oppdaterteUnderenheter',
  },
} as const;

const eventBody = z.object({
  oppdateringsid: z.number().int().positive(),
  dato: z.iso.datetime({ offset: true }),
  organisasjonsnummer: z.string().regex(/^[0-9]{9}$/),
  endringstype: z.string(),
  endringer: z.array(z.object({ path: z.string() })).nullish(),
});
const pageBody = z
  .object({
    _embedded: z.record(z.string(), z.array(z.unknown())).nullish(),
    page: z.object({ totalElements: z.number() }),
  })
  .transform(({ _embedded: lists, page }) => ({ lists: lists ?? {}, total: page.totalElements }));

/** The question for one page. Both parameters are inclusive at the register, hence one more. */
export function changesQuestion(
  base: URL,
  collection: RegisterCollection,
  from: ChangesFrom,
  limits: RegisterLimits,
): Question {
  const url = new URL(`oppdateringer/${collection}`, base);
  url.search = new URLSearchParams({
    ...('afterId' in from ? { oppdateringsid: String(from.afterId + 1) } : { dato: from.since.toISOString() }),
    size: String(CHANGES_A_PAGE),
    sort: 'id,ASC',
    includeChanges: 'true',
  }).toString();
  return { url, accept: series[collection].type, maxBytes: limits.pageBytes };
}

/**
 * What an answer about changes means. An event that cannot be read makes the page unreadable: none is ever passed over. So
 * does one that is not after the one before it or after what was asked for: reading on from it would never come to an end.
 */
export function changesOutcome(answer: Answer, collection: RegisterCollection, from: ChangesFrom): ChangesOutcome {
  if (answer.status === 400) return badRequest(answer);
  if (answer.status !== 200) return { kind: 'Unavailable', reason: 'refused', detail: `status ${answer.status}` };
  const page = pageBody.safeParse(parseJson(answer));
  if (!page.success) return badAnswer('not a page of changes');
  const { lists, total } = page.data;
  const events = z.array(eventBody).safeParse(lists[series[collection].list] ?? []);
  if (!events.success) return badAnswer('a change of unknown shape');
  if (events.data.length === 0 && total > 0) return badAnswer('changes counted and none told');
  const ids = events.data.map(({ oppdateringsid }) => oppdateringsid);
  const before = 'afterId' in from ? from.afterId : 0;
  if (ids.some((id, at) => id <= (ids[at - 1] ?? before))) return badAnswer('changes out of order');
  const changes = events.data.map((event): RegisterChange => ({
    id: event.oppdateringsid,
    at: new Date(event.dato),
    organisationNumber: event.organisasjonsnummer,
    kind: kinds[event.endringstype] ?? 'changed',
    touchesUs: event.endringer == null || event.endringer.length === 0 || event.endringer.some(isRead),
  }));
  return { kind: 'Changes', changes, last: changes.length < CHANGES_A_PAGE };
}

const kinds: Readonly<Record<string, ChangeKind>> = { Sletting: 'deleted', Fjernet: 'removed' };

const fieldsRead: ReadonlySet<string> = new Set(Object.keys(entityBody.shape));

/** Whether an operation of the JSON Patch (RFC 6902) is about a field the CRM reads; only its path is trusted, never its value. */
const isRead = ({ path }: { readonly path: string }): boolean => fieldsRead.has(path.split('/')[1] ?? '');

const badAnswer = (detail: string): Unavailable => ({ kind: 'Unavailable', reason: 'badAnswer', detail });
