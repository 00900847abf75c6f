import { currentTenantId, sql } from '../../tenancy.ts';
import { expiringRows } from '../expiry/expiring-rows.ts';
import { isPersonal, type InBothLanguages, type PersonalColumn } from '../inventory/declaration.ts';
import { declarationOf, inventory } from '../inventory/inventory.ts';
import type { KeptUnder } from '../inventory/kept-under.ts';
import { retentionCodes, type Period, type RetentionCode } from '../inventory/retention-codes.ts';
import { subjectGraph } from '../inventory/subject-graph.ts';
import type { Address } from '../suppression/address-hash.ts';
import { recordPlace } from './same-person.ts';
import { screenAddresses } from '../suppression/screen.ts';

/** How many rows of a person stand in a table. */
export interface TiedRows {
  readonly table: string;
  readonly rows: number;
  /** The last day any of them is there, `YYYY-MM-DD`; null where it is not known yet. */
  readonly until: string | null;
}

/** A ground on which something of a person stays when they are erased, and the rule by which it goes. */
export interface StayGround {
  readonly ground: KeptUnder;
  readonly retention: RetentionCode;
}

/** How many rows are about a person, table by table, and until when, in the open case; no table without any. */
export async function rowsAbout(contactId: string): Promise<TiedRows[]> {
  const nodes = subjectGraph('contact').filter(({ as }) => as === 'about');
  const counted = await Promise.all(
    nodes.map(async ({ table, where }) => {
      const [row] = await sql<{ rows: number; until: string | null }>(
        `select count(*)::int as rows, ${lastDays.get(table) ?? 'null'} as until from ${table} where ${where}`,
        [currentTenantId(), [contactId]],
      );
      return { table, rows: row?.rows ?? 0, until: row?.until ?? null };
    }),
  );
  return counted.filter(({ rows }) => rows > 0);
}

/** The suppressions in force of some addresses: they stand by a hash of the address, and no number of the person's. */
export async function suppressionsOf(addresses: readonly Address[]): Promise<TiedRows> {
  return { table: 'suppressions', rows: (await screenAddresses(addresses)).flat().length, until: null };
}

/** The last day of some rows by when their clock starts; null until it has started for all of them. */
const lastDay = (clock: string, period: string, when = 'true'): string =>
  `case when bool_and(${clock} is not null and ${when})
        then to_char((max(${clock}) + ${period}) at time zone 'Europe/Oslo', 'YYYY-MM-DD') end`;

const inSql = ({ number, unit }: Period): string => `interval '${number} ${unit}'`;

/** When the request a row belongs to has ended. */
const endOfRequest = (table: string): string =>
  `(select r.ended_at from data_subject_requests r where r.tenant_id = ${table}.tenant_id and r.id = ${table}.request_id)`;

/** What the jobs that let rows go by time ask of them, as SQL over some rows of a table: their last day. */
const lastDays: ReadonlyMap<string, string> = new Map([
  ...expiringRows.map(({ table, clock, period, when }): [string, string] => [
    table,
    lastDay(/^\w+$/.test(clock) ? `${table}.${clock}` : clock, inSql(period), when),
  ]),
  ['data_subject_requests', lastDay('ended_at', inSql(retentionCodes.request.period))],
  ...['data_subject_request_events', 'data_subject_request_letters', 'identity_checks'].map(
    (table): [string, string] => [table, lastDay(endOfRequest(table), inSql(retentionCodes.request.period))],
  ),
  [
    'disclosures',
    lastDay(
      `(select c.anonymised_at from contacts c where c.tenant_id = disclosures.tenant_id and c.id = disclosures.contact_id)`,
      inSql(retentionCodes.disclosure.period),
    ),
  ],
  [
    'consent_events',
    lastDay(
      `(select greatest(c.anonymised_at, consent_events.at) from contacts c
         where c.tenant_id = consent_events.tenant_id and c.id = consent_events.contact_id and c.anonymised_at is not null)`,
      inSql(retentionCodes['consent-proof'].period),
    ),
  ],
  // What was done last was to erase, which is kept longest.
  ['audit_entries', lastDay('audit_entries.at', `make_interval(months => (select max(months) from audit_periods))`)],
]);

/** Whether a column that stays is about a contact, alone or as well, and stays when they are erased on their own right too. */
const staysOfContact = ({ subject, erasureOf, byRight }: PersonalColumn): boolean =>
  byRight === undefined && ((subject !== 'user' && subject !== 'invitee') || erasureOf?.contact === 'keep');

/**
 * On what grounds columns of a table stay, by the inventory, each with its rule. A tombstone has no activity that its time could
 * be counted from: it goes with the tenant.
 */
export function stayGrounds(table: string): StayGround[] {
  const declared = Object.values(declarationOf(table).columns).flatMap((column): StayGround[] =>
    isPersonal(column) && column.keptUnder !== undefined && staysOfContact(column)
      ? [{ ground: column.keptUnder, retention: table === 'contacts' ? 'tenant-record' : column.retention }]
      : [],
  );
  // Of several rules on one ground, the row goes by the first.
  return declared.filter(({ ground }, at) => declared.findIndex((one) => one.ground === ground) === at);
}

const rules = {
  nobody: {
    nb: 'Uten frist, siden det ikke lenger sier hvem det gjaldt',
    en: 'Without an end, since it no longer says whom it was about',
  },
  answer: { nb: 'Til svaret er sendt', en: 'Until the answer is sent' },
  hold: { nb: 'Til noen avslutter det', en: 'Until somebody ends it' },
  ground: { nb: 'Så lenge grunnen gjelder', en: 'For as long as the reason holds' },
} as const satisfies Readonly<Record<string, InBothLanguages>>;

/** When what stays on a ground goes, in words, where it is not a day. */
export function endOf({ ground, retention }: StayGround): InBothLanguages {
  if (ground === 'nobody-any-more') return rules.nobody;
  const { nb, en } = retentionCodes[retention];
  return { nb, en };
}

/**
 * The same of a place, by the retention rule of its column.
 * @param place `deals.title`
 * @param ground as `KeptPlace` has it
 */
export function endOfPlace(place: string, ground: string): InBothLanguages {
  if (ground === 'answer') return rules.answer;
  if (ground.startsWith('hold:')) return rules.hold;
  if (ground === 'declared:nobody-any-more') return rules.nobody;
  // A record that is somebody else's goes by their own rule, and not as what is left of one.
  const [table, name = ''] = (place === recordPlace ? 'contacts.given_name' : place).split('.');
  const column = inventory.find((one) => one.schema === 'public' && one.table === table)?.columns[name];
  if (!column || !isPersonal(column)) return rules.ground;
  const { nb, en } = retentionCodes[column.retention];
  return { nb, en };
}
