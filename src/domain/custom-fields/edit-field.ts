import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { oneLine } from '../names.ts';
import { askWhetherSpecial, readChoices, readLabel } from '../privacy/inventory/custom-fields/declare-field.ts';
import { findDeclared, type DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';

/**
 * Gives a field another name, and more choices: one that a record holds stays among them. What it holds about whom, and why,
 * is not changed: that is another field.
 * @throws Invalid (fields label, special, choices), NotFound, NotAllowed
 */
export async function renameField(
  by: Member,
  id: string,
  typed: { readonly label: string; readonly choices: string; readonly special?: string },
): Promise<void> {
  demand(by, 'privacy');
  const field = await findDeclared(id);
  const label =
    oneLine(typed.label) === field.label ? field.label : await readLabel(by, { ...field, label: typed.label });
  const choices = field.kind === 'choice' ? readChoices(typed.choices) : [];
  // What it was called and offered before has been answered for.
  const added = choices.filter((choice) => !field.choices.includes(choice)).join('\n');
  const answered = askWhetherSpecial({
    label: label === field.label ? '' : label,
    choices: added,
    ...(typed.special === undefined ? {} : { special: typed.special }),
  });
  const held = field.kind === 'choice' ? await choicesHeld(by, field) : [];
  const missing = held.filter((choice) => !choices.includes(choice));
  if (missing.length > 0)
    throw new Invalid({ choices: { key: 'fields.choicesHeld', params: { choices: missing.join(', ') } } });
  await change(`update custom_field_declarations set label = $3, choices = $4 where tenant_id = $1 and id = $2`, [
    by.tenantId,
    id,
    label,
    choices,
  ]);
  await record(asActor(by), 'field.renamed', { kind: 'field', id }, { entity: field.entity, ...answered });
}

const tables = { contact: 'contacts', company: 'companies', deal: 'deals' } as const;

async function choicesHeld(by: Member, { id, entity }: DeclaredField): Promise<string[]> {
  if (entity === 'deal') return [];
  const rows = await sql<{ value: string }>(
    `select distinct custom_fields ->> $2::text as value from ${tables[entity]} where tenant_id = $1 and custom_fields ? $2::text`,
    [by.tenantId, id],
  );
  return rows.map(({ value }) => value);
}

/** How many records hold a value of a field, those in the trash included. */
export async function countValues(by: Member, { id, entity }: DeclaredField): Promise<number> {
  if (entity === 'deal') return 0;
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from ${tables[entity]} where tenant_id = $1 and custom_fields ? $2::text`,
    [by.tenantId, id],
  );
  return row?.count ?? 0;
}

/** Takes a field out of use: nobody is asked for it any more, and what it holds is shown until it is emptied. @throws NotFound, NotAllowed */
export async function retireField(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  const field = await findDeclared(id);
  if (field.retiredAt !== null) return;
  await change(
    `update custom_field_declarations set retired_at = $3, retired_by = $4 where tenant_id = $1 and id = $2`,
    [by.tenantId, id, now(), by.id],
  );
  await record(asActor(by), 'field.retired', { kind: 'field', id }, { entity: field.entity });
}

/** Takes a retired field into use again. @throws NotFound, NotAllowed */
export async function reviveField(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  const field = await findDeclared(id);
  if (field.retiredAt === null) return;
  await change(
    `update custom_field_declarations set retired_at = null, retired_by = null where tenant_id = $1 and id = $2`,
    [by.tenantId, id],
  );
  await record(asActor(by), 'field.revived', { kind: 'field', id }, { entity: field.entity });
}

/**
 * Deletes everything a retired field holds, for good. Records whose processing is restricted keep it until that is lifted.
 * @param confirmed the number of records the member was shown
 * @returns how many records lost a value
 * @throws Invalid (field `confirmed`) when it is in use, or holds more than was confirmed; NotFound, NotAllowed
 */
export async function emptyField(by: Member, id: string, confirmed: number): Promise<number> {
  demand(by, 'privacy');
  const field = await findDeclared(id);
  if (field.retiredAt === null || field.entity === 'deal') throw new Invalid({ confirmed: 'fields.empty.inUse' });
  const count = await countValues(by, field);
  if (!Number.isSafeInteger(confirmed) || count > confirmed) throw new Invalid({ confirmed: 'fields.empty.grown' });
  const rows = await change(
    `update ${tables[field.entity]} set custom_fields = nullif(custom_fields - $2::text, '{}'), version = version + 1
      where tenant_id = $1 and custom_fields ? $2::text`,
    [by.tenantId, id],
  );
  await record(asActor(by), 'field.emptied', { kind: 'field', id }, { entity: field.entity, rows });
  return rows;
}
