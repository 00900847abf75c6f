import { RegisterSilent } from '../companies/enrich-company.ts';
import { judge, type Suggestion } from '../companies/matching/judge.ts';
import { takenAmong } from '../companies/matching/taken-numbers.ts';
import { unitsAsked } from '../companies/matching/units-asked.ts';
import { sortKey } from '../names.ts';
import { unitsNamed, type NamedUnit } from '../register/mirror/match-names.ts';
import { currentTenantId, inTenant, sql } from '../tenancy.ts';
import { askAboutNumbers, type Asking } from './ask-about-numbers.ts';
import type { CompanyImport, GoneReason, Verdict } from './company-import.ts';
import { ownCompanies, type OwnCompanies } from '../companies/own-companies.ts';
import { rowValues, type RowValues } from './row-values.ts';
import { screenRows, type Screened } from './screen-rows.ts';

/** A row as it is judged. */
export interface RowToJudge {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What was found out about a row. */
export interface JudgedRow {
  readonly line: number;
  /** What two rows about the same company have alike: the number, or the name as it is sorted. Null for one that cannot be read. */
  readonly sameness: string | null;
  readonly verdict: Verdict;
  readonly reason: GoneReason | null;
  readonly suggestions: readonly Suggestion[];
  /** The unit is a person in law or by name, so that the company is personal data from its first moment. */
  readonly personLike: boolean;
  readonly withheld: readonly string[];
  readonly companyId: string | null;
}

/** Which import the rows are of. */
export interface JudgedImport extends Pick<CompanyImport, 'id' | 'fields' | 'own'> {
  readonly tenantId: string;
}

/**
 * Judges rows of an import: whether each can be read, is there twice, is a company the tenant has, must be left alone, or is a unit
 * of the register. The same for a whole file and for one row that a member has mended. Asks outside, so it opens its own
 * transactions and is not to be called in one.
 */
export async function judgeRows(of: JudgedImport, rows: readonly RowToJudge[], asking: Asking): Promise<JudgedRow[]> {
  const read = rows.map((row) => ({ ...row, values: rowValues(of.fields, row.cells, of.own) }));
  const known = await inTenant(of.tenantId, () => whatIsKnown(of.id, read));
  const judged = read.map((row, at) => judgeHere(row, known, known.screened[at]));
  const numbers = judged.flatMap(({ open, values }) => (open && values.number !== null ? [values.number] : []));
  const standings = await askAboutNumbers([...new Set(numbers)], asking);
  const unnumbered = judged.filter(({ open, values }) => open && values.number === null);
  const units = await unitsOf(
    unnumbered.map(({ values }) => values),
    asking,
  );
  const taken = await inTenant(of.tenantId, () =>
    takenAmong((units ?? []).flat().map(({ organisationNumber }) => organisationNumber)),
  );
  return judged.map((row) => {
    if (!row.open) return row.judged;
    const { number } = row.values;
    if (number === null) return byName(row, units?.[unnumbered.indexOf(row)], taken);
    const standing = standings.get(number) ?? { kind: 'silent' };
    if (standing.kind === 'silent') return { ...row.judged, verdict: 'unanswered' };
    return standing.kind === 'gone'
      ? { ...row.judged, verdict: 'gone', reason: standing.reason }
      : { ...row.judged, verdict: 'new', personLike: standing.personLike };
  });
}

interface Known extends OwnCompanies {
  readonly screened: readonly Screened[];
  /** What rows that are not judged now have alike with others. */
  readonly seen: Set<string>;
}

interface ReadRow extends RowToJudge {
  readonly values: RowValues;
}

interface HalfJudged {
  readonly values: RowValues;
  readonly judged: JudgedRow;
  /** The register is to say. */
  readonly open: boolean;
}

/** What the tenant itself has that bears on the rows, in its open transaction. */
async function whatIsKnown(importId: string, rows: readonly ReadRow[]): Promise<Known> {
  const screened = await screenRows(rows.map(({ values }) => values));
  const [own, elsewhere] = await Promise.all([
    ownCompanies(
      rows.flatMap(({ values }) => values.number ?? []),
      rows.flatMap(({ values }) => values.name ?? []),
    ),
    sql<{ sameness: string }>(
      `select distinct sameness from company_import_rows
        where tenant_id = $1 and import_id = $2 and sameness = any($3::text[]) and line <> all($4::int[])
          and verdict <> 'repeated' and choice is distinct from 'drop'`,
      [
        currentTenantId(),
        importId,
        rows.flatMap(({ values }) => samenessOf(values) ?? []),
        rows.map(({ line }) => line),
      ],
    ),
  ]);
  return { ...own, screened, seen: new Set(elsewhere.map(({ sameness }) => sameness)) };
}

const samenessOf = ({ number, name }: RowValues): string | null => number ?? (name === null ? null : sortKey(name));

/** What can be said without the register. */
function judgeHere({ line, values }: ReadRow, known: Known, screened: Screened | undefined): HalfJudged {
  const sameness = samenessOf(values);
  const judged = (verdict: Verdict, companyId: string | null = null): HalfJudged => ({
    values,
    open: false,
    judged: {
      line,
      sameness: verdict === 'unreadable' ? null : sameness,
      verdict,
      reason: null,
      suggestions: [],
      personLike: false,
      withheld: screened?.withheld ?? [],
      companyId,
    },
  });
  if (Object.keys(values.problems).length > 0 || sameness === null) return judged('unreadable');
  if (known.seen.has(sameness)) return judged('repeated');
  known.seen.add(sameness);
  if (screened?.blocked) return judged('blocked');
  const own = values.number === null ? undefined : known.byNumber.get(values.number);
  if (own) return judged(own.inTrash ? 'trash' : 'exists', own.id);
  const called = (values.name === null ? [] : known.named(values.name)).filter(
    ({ organisationNumber }) => values.number === null || organisationNumber === null,
  );
  if (called.length > 1 && values.number === null) return judged('several');
  const [only] = called;
  if (only && called.length === 1) return judged('exists', only.id);
  return { ...judged('new'), open: true };
}

/** The units each name may be; undefined when the register had to be asked and did not answer. */
async function unitsOf(rows: readonly RowValues[], asking: Asking): Promise<readonly NamedUnit[][] | undefined> {
  const names = rows.map(({ name, facts }) => (isAbroad(facts.get('address')?.country_code) ? '' : (name ?? '')));
  if (asking.mirrored) return unitsNamed(names);
  try {
    const asked = names.filter((name) => name !== '');
    const found = await unitsAsked(asked, asking.signal);
    return names.map((name) => found[asked.indexOf(name)] ?? []);
  } catch (error) {
    if (error instanceof RegisterSilent) return undefined;
    throw error;
  }
}

const isAbroad = (country: string | null | undefined): boolean =>
  country !== undefined && country !== null && country !== 'NO';

function byName(
  { values, judged }: HalfJudged,
  units: readonly NamedUnit[] | undefined,
  taken: ReadonlySet<string>,
): JudgedRow {
  if (!units) return { ...judged, verdict: 'unanswered' };
  const { name, facts } = values;
  const address = facts.get('address');
  const company = {
    name: name ?? '',
    place: address?.place ?? null,
    postalCode: address?.postal_code ?? null,
    website: facts.get('website')?.website ?? null,
    email: facts.get('email')?.email ?? null,
  };
  return { ...judged, verdict: 'named', suggestions: judge(company, units, taken) };
}
