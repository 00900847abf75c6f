import { now } from '../clock.ts';
import { outside } from '../outside.ts';
import { change, inPlatform, platformRead } from '../tenancy.ts';
import { isPersonLikeForm, type RegisterEntity } from './entity.ts';
import { BEHIND_AFTER_MS } from './feed/health.ts';
import { mirrorUnit } from './mirror/note-units.ts';
import { forgetNeighbourAnswers } from './neighbours/ask-neighbour.ts';
import { normaliseOrganisationNumber } from './organisation-number.ts';
import type { Deleted, Found, LookUpOutcome, Removed, Unknown } from './outcomes.ts';
import { forgetSearches } from './search-store.ts';

/** What the register has said about a number, and may be kept: an outage is never among them. */
export type KeptOutcome = Found | Deleted | Removed | Unknown;

/** Whether the register told something, rather than nothing. */
export const isKept = (outcome: LookUpOutcome): outcome is KeptOutcome =>
  outcome.kind !== 'Unavailable' && outcome.kind !== 'BadRequest';

/** An outcome with the moment the register said it. */
export interface Told<Outcome = LookUpOutcome> {
  readonly outcome: Outcome;
  readonly toldAt: Date;
}

const hour = 3_600_000;

/**
 * How long an answer is good while the change feed tells what has changed since. What was removed from open data is a tombstone
 * that is left alone for a month.
 */
const freshFor: Readonly<Record<KeptOutcome['kind'], number>> = {
  Found: 24 * hour,
  Deleted: 24 * hour,
  Unknown: 24 * hour,
  Removed: 30 * 24 * hour,
};

/** New companies appear: a number is asked about again this soon until it has been unknown for as long. */
const JUST_UNKNOWN_MS = hour;

/** For so long a unit that was struck off is still asked about: mistakes are corrected within weeks. */
const ASKED_AFTER_DELETION_MS = 30 * 24 * hour;

/** No live unit's answer is good for longer while nobody hears of changes. */
const UNHEARD_MS = 6 * hour;

const words = { Found: 'found', Deleted: 'deleted', Removed: 'removed', Unknown: 'unknown' } as const;

interface Row {
  outcome: (typeof words)[keyof typeof words];
  entity: RegisterEntity | null;
  fetched_at: Date;
  stale: boolean;
  ended_on: string | null;
  unknown_since: Date | null;
  heard_at: Date | null;
}

/** A kept answer with what bears on its freshness. */
interface Kept extends Told<KeptOutcome> {
  /** The feed has told of a change since. */
  readonly stale: boolean;
  /** When the register first said that it does not know the number, if that is what it says. */
  readonly unknownSince: Date | null;
  /** When the change feed last answered, for the series that answered longest ago; null when it never did. */
  readonly heardAt: Date | null;
}

/** How a number is asked about. */
interface Asking {
  /** A person is waiting. */
  readonly interactive?: boolean;
  /** Milliseconds; a kept answer older than this is asked again even if it would still be fresh. */
  readonly olderThan?: number;
  /** When the register does not tell, what it told longer ago will do: for showing it with its date, not for writing it anywhere. */
  readonly orOlder?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * What the register says about an organisation number: the kept answer while it is fresh, otherwise the register's own,
 * which is then kept for everybody. The store is public data without a tenant; who asked is not written down.
 * Not to be called inside a tenant's transaction.
 */
export async function askRegister(number: string, ask: Asking = {}): Promise<Told> {
  const digits = normaliseOrganisationNumber(number);
  const kept = await keptOutcome(digits);
  if (kept && isFresh(kept, ask.olderThan)) return kept;
  const answered = await outside().register.lookUp(digits, { interactive: ask.interactive, signal: ask.signal });
  const toldAt = now();
  const outcome = answered.kind === 'Found' ? await asItsOwner(answered, ask) : answered;
  const told = { outcome, toldAt };
  if (isKept(outcome)) await keepOutcome(digits, { ...told, outcome });
  else if (ask.orOlder && kept && kept.outcome.kind !== 'Unknown') return kept;
  return told;
}

/**
 * A sub-unit carries its owner's name and often stands at their home: a sole proprietor's branch is as personal as the
 * business itself, though its own form does not say so.
 */
async function asItsOwner(found: Found, ask: Asking): Promise<Found> {
  const { entity } = found;
  if (!entity.isSubUnit || entity.personLike || entity.parent === undefined) return found;
  const personLike = await isPersonLikeOwner(entity.parent, ask);
  return personLike ? { ...found, entity: { ...entity, personLike } } : found;
}

/** The owner's form, from what is known or else from the register; one nobody can tell the form of is taken for a person. */
async function isPersonLikeOwner(number: string, ask: Asking): Promise<boolean> {
  const [known] = await platformRead<{ form: string | null }>(
    `select coalesce((select legal_form from register_units where organisation_number = $1),
                     (select entity #>> '{legalForm,code}' from register_entities where organisation_number = $1)) as form`,
    [number],
  );
  if (known?.form != null) return isPersonLikeForm(known.form);
  // Not as new as the sub-unit has to be: the form of a business hardly ever changes.
  const { olderThan: _, ...patience } = ask;
  const { outcome } = await askRegister(number, patience);
  return 'entity' in outcome ? outcome.entity.personLike : true;
}

function isFresh(
  { outcome, toldAt, stale, unknownSince, heardAt }: Kept,
  olderThan = Number.POSITIVE_INFINITY,
): boolean {
  if (stale) return false;
  const age = now().getTime() - toldAt.getTime();
  // A tombstone is never asked again early: the register asked for silence about it.
  if (outcome.kind === 'Removed') return age < freshFor.Removed;
  if (outcome.kind === 'Deleted' && isLongGone(outcome.deletedOn)) return true;
  const justUnknown =
    outcome.kind === 'Unknown' && toldAt.getTime() - (unknownSince ?? toldAt).getTime() < JUST_UNKNOWN_MS;
  const good = justUnknown ? JUST_UNKNOWN_MS : freshFor[outcome.kind];
  const heard = heardAt !== null && now().getTime() - heardAt.getTime() < BEHIND_AFTER_MS;
  return age < Math.min(good, olderThan, heard ? Number.POSITIVE_INFINITY : UNHEARD_MS);
}

/** Struck off so long ago that nothing more is expected of it; the feed tells if something happens all the same. */
const isLongGone = (deletedOn: string | undefined): boolean =>
  deletedOn !== undefined && now().getTime() - Date.parse(deletedOn) > ASKED_AFTER_DELETION_MS;

/** The kept answer about a number, however old; undefined when the register was never asked. */
export async function keptOutcome(number: string): Promise<Kept | undefined> {
  const [row] = await platformRead<Row>(
    `select outcome, entity, fetched_at, stale_since is not null as stale, ended_on::text as ended_on, unknown_since,
            (select case when count(checked_at) = count(*) then min(checked_at) end from register_cursors) as heard_at
       from register_entities where organisation_number = $1`,
    [number],
  );
  return (
    row && {
      outcome: toOutcome(number, row),
      toldAt: row.fetched_at,
      stale: row.stale,
      unknownSince: row.unknown_since,
      heardAt: row.heard_at,
    }
  );
}

function toOutcome(number: string, row: Row): KeptOutcome {
  const endedOn = row.ended_on ?? undefined;
  if (row.outcome === 'found' && row.entity) return { kind: 'Found', entity: row.entity };
  if (row.outcome === 'deleted' && row.entity) return { kind: 'Deleted', entity: row.entity, deletedOn: endedOn };
  if (row.outcome === 'removed') return { kind: 'Removed', organisationNumber: number, removedOn: endedOn };
  return { kind: 'Unknown', organisationNumber: number };
}

/** Keeps an answer, unless a newer one is there. `Removed` destroys what was kept of the unit before. */
export const keepOutcome = (number: string, told: Told<KeptOutcome>): Promise<void> =>
  inPlatform(() => keepOutcomeHere(number, told));

/** As `keepOutcome`, in the open platform transaction. The mirror follows what is told of one unit. */
export async function keepOutcomeHere(number: string, told: Told<KeptOutcome>): Promise<void> {
  await Promise.all([
    keepAnswer(number, told),
    mirrorUnit(number, told),
    ...(told.outcome.kind === 'Removed' ? [forgetNeighbourAnswers(number), forgetSearches()] : []),
  ]);
}

function keepAnswer(number: string, { outcome, toldAt }: Told<KeptOutcome>): Promise<number> {
  const entity = 'entity' in outcome ? JSON.stringify(outcome.entity) : null;
  const endedOn =
    outcome.kind === 'Deleted' ? outcome.deletedOn : outcome.kind === 'Removed' ? outcome.removedOn : undefined;
  return change(
    `insert into register_entities as kept (organisation_number, outcome, entity, fetched_at, ended_on, unknown_since)
     values ($1, $2, $3, $4, $5, case when $2 = 'unknown' then $4::timestamptz end)
     on conflict (organisation_number) do update
        set outcome = excluded.outcome, entity = excluded.entity, fetched_at = excluded.fetched_at,
            ended_on = excluded.ended_on,
            unknown_since = case when excluded.outcome = 'unknown' then coalesce(kept.unknown_since, excluded.unknown_since) end,
            stale_since = case when kept.stale_since > excluded.fetched_at then kept.stale_since end
      where kept.fetched_at <= excluded.fetched_at`,
    [number, words[outcome.kind], entity, toldAt, endedOn ?? null],
  );
}
