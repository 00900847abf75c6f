import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound, type FieldProblem } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { beginningOf, oneLine } from '../../names.ts';
import { oweAgain } from '../../outbox.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { inCase } from '../restriction/in-case.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { isPersonal } from '../inventory/declaration.ts';
import { gatherTable, tablesFor, type GatheredTable } from './gather.ts';
import { gatherGiven } from './given-to.ts';
import { identitiesOf } from './identities.ts';
import { keepFindings } from './keep-findings.ts';
import { labelOfColumn, titleOfTable } from './labels.ts';
import { partsOf, standsIn, type TextPart } from './mask-texts.ts';
import type { Finding } from './other-people.ts';
import { searchAgain } from './search-again.ts';
import { fingerprintOf, hasTexts, textsOf, type WrittenText } from './written-texts.ts';
import type { PackageSummary } from './package.ts';
import { packageOf } from './request-package.ts';

/** A mention of somebody else that the program found. */
export interface ReviewedFinding extends Finding {
  readonly id: string;
  readonly masked: boolean;
}

/** One text that goes into the copy, whole, and those the program found in it. */
export interface ReviewedText {
  /** The kind of record, and the field of it. */
  readonly title: string;
  readonly field: string;
  readonly parts: readonly TextPart[];
  readonly findings: readonly ReviewedFinding[];
}

/** What a member looks through before a copy is made. */
export interface Review {
  readonly texts: readonly ReviewedText[];
  /** What tells these texts from others: goes with the decision, so that it is about what was seen. */
  readonly seen: string;
  /** How many mentions are not offered one by one, since there are too many for one form: they are taken out. */
  readonly beyond: number;
}

/** Mentions that are decided about one by one; a form with as many still fits in what a page may send. */
export const MOST_OFFERED = 5_000;

/**
 * All that was written freely and goes into a copy, as the copy says it, with the mentions a member decides about: the
 * program knows only some of those whom a text may name. @throws NotFound, NotAllowed
 */
export async function reviewOf(by: Member, packageId: string, language: 'nb' | 'en'): Promise<Review> {
  const written = await writtenIn(by, await packageOf(by, packageId));
  const rows = await sql<ReviewedFinding>(
    `select id, table_name as table, row_id as "rowId", column_name as column, kind, found, role, masked
       from access_findings where tenant_id = $1 and package_id = $2 order by ${inOrder}`,
    [by.tenantId, packageId],
  );
  const found = Map.groupBy(rows.slice(0, MOST_OFFERED), placeOf);
  const texts = written.map((text) => {
    const findings = (found.get(placeOf(text)) ?? []).filter((one) =>
      partsOf(text.text, [one]).some(({ of }) => of !== undefined),
    );
    return {
      title: titleOfTable(text.table, language),
      field: fieldOf(text, language),
      parts: partsOf(text.text, findings),
      findings,
    };
  });
  return { texts, seen: fingerprintOf(written), beyond: Math.max(0, rows.length - MOST_OFFERED) };
}

const inOrder = 'table_name, row_id, column_name, kind, found, id';

const placeOf = ({ table, rowId, column }: Pick<Finding, 'table' | 'rowId' | 'column'>): string =>
  `${table} ${rowId} ${column}`;

function fieldOf({ table, column }: WrittenText, language: 'nb' | 'en'): string {
  const declared = declarationOf(table).columns[column];
  return declared && isPersonal(declared) ? labelOfColumn(table, column, declared, language) : '';
}

/** The texts of a copy, in the copy's own language. In the open transaction. */
async function writtenIn(by: Member, { contactId, form, language }: PackageSummary): Promise<WrittenText[]> {
  if (contactId === null) return [];
  return inCase(by, async () => {
    const ids = await identitiesOf(contactId);
    const tables: GatheredTable[] = [];
    for (const table of tablesFor('contact', form).filter(hasTexts))
      tables.push(await gatherTable(table, ids, language, form));
    if (form === 'access') tables.push(await gatherGiven(ids, language));
    return textsOf(tables);
  });
}

/** What a member decides about a copy. */
export interface ReviewDecision {
  /** Ids of the mentions that are taken out; all others the program found are shown. */
  readonly withheld: readonly string[];
  /** More words that are taken out wherever they stand in the texts, on a line each. */
  readonly words: string;
  /** That all the texts have been read. */
  readonly read: boolean;
  /** The texts that they have read, as `Review.seen`; undefined for who was shown none. */
  readonly seen?: string | undefined;
  /** Why, in the reviewer's own words; may be empty, since Art. 15(4) is told anyhow. */
  readonly note: string;
}

/**
 * Decides what of others is shown and has the file made. What is withheld, how much and why, goes into the package and
 * into the trail. What has been written since it was shown is looked through first: the copy goes back to the search.
 * @returns whether the file is made now; false when there is more to review
 * @throws Invalid (field `package`) for one that does not wait for review, (`read`) when nobody has read the texts, (`words`)
 *   for words that stand in none of them; NotFound, NotAllowed
 */
export async function releasePackage(
  by: Member,
  packageId: string,
  { withheld, words, read, note, seen }: ReviewDecision,
): Promise<boolean> {
  demand(by, 'privacy');
  const waiting = await packageOf(by, packageId);
  if (waiting.contactId === null) throw new NotFound('access package');
  if (waiting.state !== 'review') throw new Invalid({ package: 'access.notWaiting' });
  const written = await writtenIn(by, waiting);
  if (seen !== undefined && seen !== fingerprintOf(written)) {
    await searchAgain(by.tenantId, packageId, 'review');
    return false;
  }
  const chosen = chosenWords(written, words, read);
  await change(
    `update access_findings f set masked = f.id = any($3::uuid[]) or o.place > $4
       from (select id, row_number() over (order by ${inOrder}) as place
               from access_findings where tenant_id = $1 and package_id = $2) o
      where f.tenant_id = $1 and f.package_id = $2 and f.id = o.id`,
    [by.tenantId, packageId, withheld.filter(isId), MOST_OFFERED],
  );
  await keepFindings(packageId, chosen);
  const [counted] = await sql<{ masked: number; shown: number }>(
    `select count(*) filter (where masked)::int as masked, count(*) filter (where not masked)::int as shown
       from access_findings where tenant_id = $1 and package_id = $2`,
    [by.tenantId, packageId],
  );
  const released = await change(
    `update access_packages
        set state = 'writing', reviewed_at = $3, reviewed_by = $4, withheld = $5, withheld_note = $6, tables_done = 0
      where tenant_id = $1 and id = $2 and state = 'review'`,
    [by.tenantId, packageId, now(), by.id, counted?.masked ?? 0, beginningOf(oneLine(note), 500)],
  );
  if (released === 0) throw new Invalid({ package: 'access.notWaiting' });
  // With the reviewer's own note, which is in the copy too.
  await change(`update access_packages set reviewed_texts = $3 where tenant_id = $1 and id = $2`, [
    by.tenantId,
    packageId,
    fingerprintOf(await writtenIn(by, waiting)),
  ]);
  await oweAgain('access-package', packageId, { subjectId: packageId });
  await record(
    asActor(by),
    'access.reviewed',
    { kind: 'contact', id: waiting.contactId },
    { withheld: counted?.masked ?? 0, shown: counted?.shown ?? 0, because: 'art. 15(4)' },
  );
  return true;
}

/** The places where a reviewer's own words stand. @throws Invalid (fields words, read) */
function chosenWords(texts: readonly WrittenText[], words: string, read: boolean): Finding[] {
  const lines = new Set(
    words
      .split('\n')
      .map(oneLine)
      .filter((line) => line !== ''),
  );
  const found = [...lines].map((line) => ({ line, texts: texts.filter(({ text }) => standsIn(text, line)) }));
  const nowhere = found.filter((one) => one.texts.length === 0).map(({ line }) => `«${line}»`);
  const problems: Record<string, FieldProblem> = {};
  if (nowhere.length > 0)
    problems['words'] = { key: 'access.review.wordsNowhere', params: { words: nowhere.join(', ') } };
  if (texts.length > 0 && !read) problems['read'] = 'access.review.readFirst';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const places = found.flatMap((one) =>
    one.texts.map(({ table, rowId, column }): Finding => ({
      table,
      rowId,
      column,
      kind: 'words',
      found: one.line,
      role: null,
    })),
  );
  // A field may hold several values, each with the same words.
  return [...new Map(places.map((place) => [`${placeOf(place)} ${place.found}`, place])).values()];
}
