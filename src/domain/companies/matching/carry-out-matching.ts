import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { AlreadyDone, renewLease, settle, type LeasedObligation } from '../../outbox.ts';
import { unitsNamed, type NamedUnit } from '../../register/mirror/match-names.ts';
import { mirrorState } from '../../register/mirror/mirror-state.ts';
import { change, inTenant, sql } from '../../tenancy.ts';
import { judge, type Suggestion, type Unnumbered } from './judge.ts';
import { unnumbered } from './start-matching.ts';
import { takenAmong } from './taken-numbers.ts';
import { unitsAsked } from './units-asked.ts';

/** Companies looked for in one transaction: in the mirror with two questions for all of them, at the register with one for each. */
const PER_BATCH = 200;
const ASKED_PER_BATCH = 20;

interface Sought extends Unnumbered {
  readonly id: string;
  readonly rejected: readonly string[];
}

/** A batch of a matching, and where it begins. */
interface Batch {
  readonly after: string | null;
  readonly companies: readonly Sought[];
  readonly last: boolean;
}

/**
 * Looks for the numbers of the companies a matching is about, a batch at a time, and keeps what it finds as suggestions:
 * it gives no company a number. What is done stays done, so one that was interrupted goes on with the rest. Where the mirror
 * is not in use the register is asked; of people's own businesses neither suggests any.
 * @throws RegisterSilent when the register has to be asked and does not answer
 */
export async function carryOutMatching(obligation: LeasedObligation, signal?: AbortSignal): Promise<void> {
  for (let more = true; more;) {
    signal?.throwIfAborted();
    const mirrored = (await mirrorState('enheter')).inUse;
    const batch = await inTenant(obligation.tenantId, () =>
      nextBatch(obligation, mirrored ? PER_BATCH : ASKED_PER_BATCH),
    );
    if (!batch) {
      await inTenant(obligation.tenantId, () => settle(obligation));
      return;
    }
    await faultPoint('companies read');
    const names = batch.companies.map(({ name }) => name);
    const units = mirrored ? await unitsNamed(names) : await unitsAsked(names, signal);
    await faultPoint('units found');
    await inTenant(obligation.tenantId, () => keep(obligation, batch, units));
    await faultPoint('batch committed');
    more = !batch.last;
  }
}

/** Undefined when the matching is finished, or not there. */
async function nextBatch({ tenantId, key }: LeasedObligation, size: number): Promise<Batch | undefined> {
  const [matching] = await sql<{ after: string | null }>(
    `select last_company_id as after from company_matchings where tenant_id = $1 and id = $2 and state = 'running'`,
    [tenantId, key],
  );
  if (!matching) return undefined;
  const companies = await sql<Sought>(
    `select c.id, c.name, c.place, c.postal_code as "postalCode", c.website, c.email,
            coalesce(m.rejected, '{}') as rejected
       from companies c left join company_matches m on m.tenant_id = $1 and m.company_id = c.id
      where ${unnumbered} and ($2::uuid is null or c.id > $2) order by c.id limit $3`,
    [tenantId, matching.after, size],
  );
  return { after: matching.after, companies, last: companies.length < size };
}

/** Keeps what was found for a batch and moves on, in the open transaction; the last batch settles the obligation. */
async function keep(obligation: LeasedObligation, batch: Batch, units: readonly NamedUnit[][]): Promise<void> {
  const { tenantId, key } = obligation;
  const taken = await takenAmong(units.flat().map(({ organisationNumber }) => organisationNumber));
  const judged = batch.companies.map((company, at): Suggestion[] =>
    judge(
      company,
      (units[at] ?? []).filter(({ organisationNumber }) => !company.rejected.includes(organisationNumber)),
      taken,
    ),
  );
  const moved = await change(
    `update company_matchings
        set last_company_id = coalesce($4, last_company_id), looked_at = looked_at + $5, suggested = suggested + $6,
            state = case when $7 then 'finished' else 'running' end, finished_at = case when $7 then $8::timestamptz end
      where tenant_id = $1 and id = $2 and state = 'running' and last_company_id is not distinct from $3`,
    [
      tenantId,
      key,
      batch.after,
      batch.companies.at(-1)?.id ?? null,
      batch.companies.length,
      judged.filter((suggestions) => suggestions.length > 0).length,
      batch.last,
      now(),
    ],
  );
  // Another worker has kept this batch since it was read.
  if (moved === 0) throw new AlreadyDone();
  await Promise.all([
    change(
      `insert into company_matches as known (tenant_id, company_id, state, certainty, suggestions)
       select $1, id, case when certainty is null then 'none' else 'open' end, certainty, suggestions
         from unnest($2::uuid[], $3::text[], $4::jsonb[]) as match (id, certainty, suggestions)
        where exists (select from companies c where c.tenant_id = $1 and c.id = match.id and c.organisation_number is null)
       on conflict (tenant_id, company_id) do update
          set state = excluded.state, certainty = excluded.certainty, suggestions = excluded.suggestions,
              accepted_together = null`,
      [
        tenantId,
        batch.companies.map(({ id }) => id),
        judged.map(([best]) => best?.certainty ?? null),
        judged.map((suggestions) => JSON.stringify(suggestions)),
      ],
    ),
    batch.last ? settle(obligation) : renewLease(obligation),
  ]);
  await faultPoint('batch kept');
}
