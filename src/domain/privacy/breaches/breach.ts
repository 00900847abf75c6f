import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { lawNumbers } from '../law-numbers.ts';

/** What was broken (Art. 4(12), EDPB 9/2022): secrecy, correctness, or that the data is there. */
export const breachKinds = ['confidentiality', 'integrity', 'availability'] as const;
export type BreachKind = (typeof breachKinds)[number];

/** How likely it is that people are harmed: unlikely, likely, or likely and serious (Art. 33(1), 34(1)). */
export const risks = ['none', 'risk', 'high'] as const;
export type Risk = (typeof risks)[number];

/** One personal data breach. */
export interface Breach {
  readonly id: string;
  /** OnNet's own case, where this one came from it. */
  readonly originId: string | null;
  /** When the controller knew: the clock starts here. */
  readonly awareAt: Date;
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
  readonly kinds: readonly BreachKind[];
  readonly nature: string;
  readonly peopleCategories: string;
  readonly peopleCount: number | null;
  readonly dataCategories: string;
  readonly recordsCount: number | null;
  readonly consequences: string;
  readonly measures: string;
  readonly risk: Risk | null;
  readonly riskReason: string;
  /** Why Datatilsynet, or the people, are not told. */
  readonly authorityReason: string;
  readonly peopleReason: string;
  readonly closedAt: Date | null;
  /** Whether Datatilsynet has been told, at least in a first phase. */
  readonly authorityTold: boolean;
  readonly version: number;
}

/** Something that was said about a breach: a notification to Datatilsynet, word to the people, or a supplement. */
export interface BreachEntry {
  readonly id: string;
  readonly kind: 'authority' | 'people' | 'supplement';
  readonly body: string;
  readonly reference: string;
  readonly at: Date;
  readonly byName: string | null;
}

const authorityTold = `exists (select from breach_entries e
    where e.tenant_id = b.tenant_id and e.breach_id = b.id and e.kind = 'authority')`;

const columns = `b.id, b.origin_id as "originId", b.aware_at as "awareAt", b.began_at as "beganAt", b.ended_at as "endedAt",
  b.kinds, b.nature, b.people_categories as "peopleCategories", b.people_count as "peopleCount",
  b.data_categories as "dataCategories", b.records_count as "recordsCount", b.consequences, b.measures, b.risk,
  b.risk_reason as "riskReason", b.authority_reason as "authorityReason", b.people_reason as "peopleReason",
  b.closed_at as "closedAt", b.version, ${authorityTold} as "authorityTold"`;

/** As `clockRuns`, where the database chooses; of the table under the alias `b`. */
export const runningBreach = `b.closed_at is null and b.authority_reason = '' and not ${authorityTold}`;

/** The newest two hundred of the scope that is open, open ones first. */
export const breaches = (): Promise<Breach[]> =>
  sql<Breach>(
    `select ${columns} from breaches b where b.tenant_id = $1
      order by b.closed_at is not null, b.aware_at desc, b.id limit 200`,
    [currentTenantId()],
  );

/** Those that are not closed, the ones whose clock runs first, the most pressing of them first; at most fifty. */
export const openBreaches = (): Promise<Breach[]> =>
  sql<Breach>(
    `select ${columns} from breaches b where b.tenant_id = $1 and b.closed_at is null
      order by not (${runningBreach}), b.aware_at, b.id limit 50`,
    [currentTenantId()],
  );

/** How many clocks run. */
export async function countRunningBreaches(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from breaches b where b.tenant_id = $1 and ${runningBreach}`,
    [currentTenantId()],
  );
  return row?.count ?? 0;
}

/** One of them. @throws NotFound */
export async function breach(id: string): Promise<Breach> {
  const [row] = isId(id)
    ? await sql<Breach>(`select ${columns} from breaches b where b.tenant_id = $1 and b.id = $2`, [
        currentTenantId(),
        id,
      ])
    : [];
  if (!row) throw new NotFound('breach');
  return row;
}

/** As `breach`, locked: what is said about it is said one after the other. @throws NotFound */
export async function lockedBreach(id: string): Promise<Breach> {
  if (isId(id)) await sql(`select from breaches where tenant_id = $1 and id = $2 for update`, [currentTenantId(), id]);
  return breach(id);
}

/** What was said about it, oldest first. */
export const breachEntries = (id: string): Promise<BreachEntry[]> =>
  sql<BreachEntry>(
    `select e.id, e.kind, e.body, e.reference, e.at, m.name as "byName"
       from breach_entries e left join members m on m.tenant_id = e.tenant_id and m.id = e.by_member
      where e.tenant_id = $1 and e.breach_id = $2 order by e.at, e.id`,
    [currentTenantId(), id],
  );

/** The moment Datatilsynet must have been told, counted in hours that never stop: weekends too (Art. 33(1)). */
export const notifyBy = ({ awareAt }: Pick<Breach, 'awareAt'>): Date =>
  new Date(awareAt.getTime() + lawNumbers.breachNotice.value * 3_600_000);

/** What a case must say before it is closed: the facts of the breach, its effects and what was done (Art. 33(5)). */
export const documentedFields = ['peopleCategories', 'dataCategories', 'consequences', 'measures'] as const;

/** Whether the clock still runs: nobody has told Datatilsynet, nor written down why not. */
export const clockRuns = (one: Pick<Breach, 'closedAt' | 'authorityReason' | 'authorityTold'>): boolean =>
  one.closedAt === null && one.authorityReason === '' && !one.authorityTold;
