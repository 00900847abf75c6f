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

/** Whose data a breach of OnNet's own touches: OnNet is controller of its own, and processor of its customers'. */
export const breachOwners = ['own', 'customers', 'both'] as const;
export type BreachOwner = (typeof breachOwners)[number];

/** One personal data breach. */
export interface Breach {
  readonly id: string;
  /** OnNet's own case, where this one came from it. */
  readonly originId: string | null;
  /** Whose data OnNet's own case touches; null while nobody knows, and in a tenant's case. */
  readonly concerns: BreachOwner | null;
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
  /** When it was told first; null while it is not. */
  readonly authorityToldAt: Date | null;
  /** Whether OnNet has told the customers it touches. */
  readonly customersTold: boolean;
  readonly version: number;
}

/** Something that was said about a breach: to Datatilsynet, to the people, to OnNet's customers, or a supplement of OnNet's. */
export interface BreachEntry {
  readonly id: string;
  readonly kind: 'authority' | 'people' | 'supplement' | 'customers';
  readonly body: string;
  readonly reference: string;
  readonly at: Date;
  readonly byName: string | null;
}

const authorityTold = `exists (select from breach_entries e
    where e.tenant_id = b.tenant_id and e.breach_id = b.id and e.kind = 'authority')`;

const customersTold = `exists (select from breach_tenants c where c.tenant_id = b.tenant_id and c.breach_id = b.id)`;

const columns = `b.id, b.origin_id as "originId", b.concerns, b.aware_at as "awareAt", b.began_at as "beganAt", b.ended_at as "endedAt",
  b.kinds, b.nature, b.people_categories as "peopleCategories", b.people_count as "peopleCount",
  b.data_categories as "dataCategories", b.records_count as "recordsCount", b.consequences, b.measures, b.risk,
  b.risk_reason as "riskReason", b.authority_reason as "authorityReason", b.people_reason as "peopleReason",
  b.closed_at as "closedAt", b.version, ${authorityTold} as "authorityTold",
  (select min(e.at) from breach_entries e
    where e.tenant_id = b.tenant_id and e.breach_id = b.id and e.kind = 'authority') as "authorityToldAt",
  ${customersTold} as "customersTold"`;

/** As `stillToTell`, where the database chooses; of the table under the alias `b`. */
export const runningBreach = `b.closed_at is null
  and (b.concerns is distinct from 'customers' and b.authority_reason = '' and not ${authorityTold}
       or b.concerns in ('customers', 'both') and not ${customersTold})`;

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

/** In how many of them somebody is still to be told. */
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

/**
 * By how many whole hours Datatilsynet was told too late, which nothing done later takes back (Art. 33(1)): 0 for less than
 * one; undefined where it was told in time, or is not to be.
 */
export function toldLateBy(one: Pick<Breach, 'awareAt' | 'authorityToldAt' | 'concerns'>): number | undefined {
  if (one.authorityToldAt === null || !whomToTell(one).includes('authority')) return undefined;
  const late = one.authorityToldAt.getTime() - notifyBy(one).getTime();
  return late > 0 ? Math.trunc(late / 3_600_000) : undefined;
}

/** What a case must say before it is closed: the facts of the breach, its effects and what was done (Art. 33(5)). */
export const documentedFields = ['peopleCategories', 'dataCategories', 'consequences', 'measures'] as const;

/** Who must be told of a breach: Datatilsynet by its hour, or OnNet's customers without undue delay. */
export type ToTell = 'authority' | 'customers';

/**
 * Whom a case asks for. Datatilsynet is told by the controller (Art. 33(1)), who is OnNet as far as nobody knows better; a
 * processor tells its controllers, whatever the risk is (Art. 33(2)).
 */
export const whomToTell = ({ concerns }: Pick<Breach, 'concerns'>): readonly ToTell[] =>
  concerns === 'customers' ? ['customers'] : concerns === 'both' ? ['customers', 'authority'] : ['authority'];

/** Whether that was done: they were told, or it is written down why Datatilsynet is not. */
export const isTold = (
  one: Pick<Breach, 'authorityReason' | 'authorityTold' | 'customersTold'>,
  whom: ToTell,
): boolean => (whom === 'customers' ? one.customersTold : one.authorityTold || one.authorityReason !== '');

/** Whom nobody has told yet in an open case: of them somebody is reminded. */
export const stillToTell = (one: Breach): readonly ToTell[] =>
  one.closedAt === null ? whomToTell(one).filter((whom) => !isTold(one, whom)) : [];

/** What happened, what may come of it and what was done, in words. */
export const knownOf = ({ nature, consequences, measures }: Breach): string =>
  [nature, consequences, measures].filter((text) => text !== '').join('\n\n');
