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

const columns = `id, origin_id as "originId", aware_at as "awareAt", began_at as "beganAt", ended_at as "endedAt", kinds, nature,
  people_categories as "peopleCategories", people_count as "peopleCount", data_categories as "dataCategories",
  records_count as "recordsCount", consequences, measures, risk, risk_reason as "riskReason",
  authority_reason as "authorityReason", people_reason as "peopleReason", closed_at as "closedAt", version`;

/** The newest two hundred of the scope that is open, open ones first. */
export const breaches = (): Promise<Breach[]> =>
  sql<Breach>(
    `select ${columns} from breaches where tenant_id = $1 order by closed_at is not null, aware_at desc, id limit 200`,
    [currentTenantId()],
  );

/** One of them. @throws NotFound */
export async function breach(id: string): Promise<Breach> {
  const [row] = isId(id)
    ? await sql<Breach>(`select ${columns} from breaches where tenant_id = $1 and id = $2`, [currentTenantId(), id])
    : [];
  if (!row) throw new NotFound('breach');
  return row;
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

/** Whether the clock still runs: nobody has told Datatilsynet, nor written down why not. */
export const clockRuns = (
  one: Pick<Breach, 'closedAt' | 'authorityReason'>,
  entries: readonly Pick<BreachEntry, 'kind'>[],
): boolean => one.closedAt === null && one.authorityReason === '' && !entries.some(({ kind }) => kind === 'authority');
