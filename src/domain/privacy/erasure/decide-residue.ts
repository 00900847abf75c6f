import { record } from '../../audit/audit.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { oweAgain } from '../../outbox.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { inventory } from '../inventory/inventory.ts';
import { inCase } from '../restriction/in-case.ts';
import { keepDecisions, readDecision, undecided } from './decide-erasure.ts';
import { hitIn, type FreeTextHit } from './free-text.ts';
import type { ResiduePlace } from './read-back.ts';
import { hitsOf, isRecord } from './same-person.ts';
import { openTraces, spansOf, type Traces } from './traces.ts';

/** Where somebody still stands after they were erased, and what can be decided about it. */
export interface Residue {
  /** Places that somebody decides about, as in the preview. */
  readonly hits: readonly FreeTextHit[];
  /** Places that can only be put right where they are, such as a file: names of columns and numbers of rows. */
  readonly byHand: readonly ResiduePlace[];
}

/** What reading back found, with the text around it. @throws NotFound when it found nothing, or is not there; NotAllowed */
export const residueOf = (by: Member, id: string): Promise<Residue> => inCase(by, () => residueHere(by.tenantId, id));

async function residueHere(tenantId: string, id: string): Promise<Residue & { readonly contactId: string }> {
  const [found] = isId(id)
    ? await sql<{ id: string; contactId: string; traces: Buffer | null; residue: readonly ResiduePlace[] }>(
        `select id, contact_id as "contactId", traces, residue from erasures
          where tenant_id = $1 and id = $2 and state = 'residue'`,
        [tenantId, id],
      )
    : [];
  if (!found) throw new NotFound('erasure');
  const { contactId, residue } = found;
  const traces = await openTraces(found);
  const hits = (await hitsOf(contactId, traces))
    .filter((hit) => residue.some((place) => isIn(hit, place)))
    // Another record of theirs is erased from its own page, where what it is named in is decided; until then this is not done.
    .map((hit): FreeTextHit => (isRecord(hit) ? { ...hit, choices: ['keep'] } : hit));
  const byHand: ResiduePlace[] = [];
  for (const place of residue) {
    const rows = place.rows.filter((row) => !hits.some((hit) => isIn(hit, { ...place, rows: [row] })));
    if (rows.length === 0 && place.rows.length > 0) continue;
    const more = await hitsIn({ ...place, rows }, traces);
    hits.push(...more);
    if (more.length < Math.max(1, rows.length)) byHand.push({ ...place, rows: rows.slice(more.length) });
  }
  return { contactId, hits, byHand };
}

const isIn = ({ table, column, row }: FreeTextHit, { place, rows }: ResiduePlace): boolean =>
  place === `${table}.${column}` && rows.some((one) => one.includes(row));

/** The person in any other text of ours that can be changed: the name can be taken out, or it stays on a ground. */
async function hitsIn({ place, rows }: ResiduePlace, traces: Traces): Promise<FreeTextHit[]> {
  const [table = '', column = ''] = place.split('.');
  const spans = spansOf(traces);
  const declared = inventory.find((one) => one.schema === 'public' && one.table === table)?.columns;
  if (rows.length === 0 || !spans || !declared?.[column] || !declared['id'] || !declared['tenant_id']) return [];
  const [changeable] = await sql(
    `select from information_schema.columns
      where table_schema = 'public' and table_name = $1 and column_name = $2 and data_type = 'text'
        and has_column_privilege($1, $2, 'update')`,
    [table, column],
  );
  if (!changeable) return [];
  // Both names are ours: they stand in the inventory.
  const texts = await sql<{ id: string; text: string | null }>(
    `select id, ${column} as text from ${table} where tenant_id = $1 and id = any($2::uuid[])`,
    [currentTenantId(), rows.flatMap(idsIn)],
  );
  return texts.flatMap(({ id, text }) => {
    const match = text === null ? null : new RegExp(spans.source, 'iu').exec(text);
    if (match === null || text === null) return [];
    return [{ ...hitIn(text, match), table, column, row: id, certain: true, held: false, choices, home: undefined }];
  });
}

const choices = ['redact', 'keep'] as const;

/** The ids in a primary key as the scan writes it: the tenant's, and the row's own. */
const idsIn = (row: string): string[] => row.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

/**
 * Decides about what reading back found, and goes on with the erasure: what is to go goes, and everything is read back once
 * more. Places that can only be put right where they are, are looked at again.
 * @param decisions by the name of each hit (`nameOfHit`): `redact`, `delete`, or `keep:` and a reason
 * @throws Invalid (a field for each hit that nobody decided about), NotFound when it found nothing, NotAllowed
 */
export const decideResidue = (by: Member, id: string, decisions: Readonly<Record<string, string>>): Promise<void> =>
  inCase(by, async () => {
    await sql(`select from erasures where tenant_id = $1 and id = $2 for update`, [by.tenantId, isId(id) ? id : null]);
    const { hits, contactId } = await residueHere(by.tenantId, id);
    const decided = hits.map((hit) => ({ hit, ...readDecision(hit, decisions) }));
    const problems = undecided(decided);
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    await keepDecisions(by.tenantId, id, decided);
    await change(
      `update erasures set state = 'running', step = 'begun', residue = '[]' where tenant_id = $1 and id = $2`,
      [by.tenantId, id],
    );
    await oweAgain('erasure', id, { subjectId: id });
    await record(
      asActor(by),
      'erasure.decided',
      { kind: 'contact', id: contactId },
      { erasure: id, decisions: decided.length },
    );
  });
