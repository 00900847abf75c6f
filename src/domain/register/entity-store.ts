import { now } from '../clock.ts';
import { outside } from '../outside.ts';
import { change, inPlatform, platformRead } from '../tenancy.ts';
import type { RegisterEntity } from './entity.ts';
import { normaliseOrganisationNumber } from './organisation-number.ts';
import type { Deleted, Found, LookUpOutcome, Removed, Unknown } from './outcomes.ts';

/** What the register has said about a number, and may be kept: an outage is never among them. */
export type KeptOutcome = Found | Deleted | Removed | Unknown;

/** An outcome with the moment the register said it. */
export interface Told<Outcome = LookUpOutcome> {
  readonly outcome: Outcome;
  readonly toldAt: Date;
}

const hour = 3_600_000;

/**
 * How long an answer is good. New companies appear, so "unknown" is soon asked again; what was removed from open data
 * is a tombstone that is left alone for a month.
 */
const freshFor: Readonly<Record<KeptOutcome['kind'], number>> = {
  Found: 24 * hour,
  Deleted: 24 * hour,
  Unknown: hour,
  Removed: 30 * 24 * hour,
};

const words = { Found: 'found', Deleted: 'deleted', Removed: 'removed', Unknown: 'unknown' } as const;

interface Row {
  outcome: (typeof words)[keyof typeof words];
  entity: RegisterEntity | null;
  fetched_at: Date;
  ended_on: string | null;
}

/**
 * What the register says about an organisation number: the kept answer while it is fresh, otherwise the register's own,
 * which is then kept for everybody. The store is public data without a tenant; who asked is not written down.
 * Not to be called inside a tenant's transaction.
 *
 * @param ask.interactive a person is waiting
 * @param ask.olderThan milliseconds; a kept answer older than this is asked again even if it would still be fresh
 */
export async function askRegister(
  number: string,
  ask: { readonly interactive?: boolean; readonly olderThan?: number; readonly signal?: AbortSignal } = {},
): Promise<Told> {
  const digits = normaliseOrganisationNumber(number);
  const kept = await keptOutcome(digits);
  if (kept && isFresh(kept, ask.olderThan)) return kept;
  const outcome = await outside().register.lookUp(digits, { interactive: ask.interactive, signal: ask.signal });
  const told = { outcome, toldAt: now() };
  if (outcome.kind !== 'Unavailable' && outcome.kind !== 'BadRequest') await keepOutcome(digits, { ...told, outcome });
  return told;
}

function isFresh({ outcome, toldAt }: Told<KeptOutcome>, olderThan = Number.POSITIVE_INFINITY): boolean {
  const age = now().getTime() - toldAt.getTime();
  // A tombstone is never asked again early: the register asked for silence about it.
  const limit = outcome.kind === 'Removed' ? freshFor.Removed : Math.min(freshFor[outcome.kind], olderThan);
  return age < limit;
}

/** The kept answer about a number, however old; undefined when the register was never asked. */
export async function keptOutcome(number: string): Promise<Told<KeptOutcome> | undefined> {
  const [row] = await platformRead<Row>(
    `select outcome, entity, fetched_at, ended_on::text as ended_on from register_entities where organisation_number = $1`,
    [number],
  );
  return row && { outcome: toOutcome(number, row), toldAt: row.fetched_at };
}

function toOutcome(number: string, row: Row): KeptOutcome {
  const endedOn = row.ended_on ?? undefined;
  if (row.outcome === 'found' && row.entity) return { kind: 'Found', entity: row.entity };
  if (row.outcome === 'deleted' && row.entity) return { kind: 'Deleted', entity: row.entity, deletedOn: endedOn };
  if (row.outcome === 'removed') return { kind: 'Removed', organisationNumber: number, removedOn: endedOn };
  return { kind: 'Unknown', organisationNumber: number };
}

/** Keeps an answer, unless a newer one is there. `Removed` destroys what was kept of the unit before. */
export async function keepOutcome(number: string, { outcome, toldAt }: Told<KeptOutcome>): Promise<void> {
  const entity = 'entity' in outcome ? JSON.stringify(outcome.entity) : null;
  const endedOn =
    outcome.kind === 'Deleted' ? outcome.deletedOn : outcome.kind === 'Removed' ? outcome.removedOn : undefined;
  await inPlatform(() =>
    change(
      `insert into register_entities as kept (organisation_number, outcome, entity, fetched_at, ended_on)
       values ($1, $2, $3, $4, $5)
       on conflict (organisation_number) do update
          set outcome = excluded.outcome, entity = excluded.entity, fetched_at = excluded.fetched_at, ended_on = excluded.ended_on
        where kept.fetched_at <= excluded.fetched_at`,
      [number, words[outcome.kind], entity, toldAt, endedOn ?? null],
    ),
  );
}
