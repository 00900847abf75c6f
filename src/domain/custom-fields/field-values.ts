import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { editOutcome, type EditStart } from '../edit-outcome.ts';
import { EditConflict, Invalid, NotFound, type FieldProblem } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { declaredFields, type DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import type { FieldEntity } from '../privacy/inventory/custom-fields/declare-field.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { readFieldValue } from './field-value.ts';

/** The kinds of record that hold values. */
export type ValuedEntity = Extract<FieldEntity, 'contact' | 'company'>;
export const valuedEntities = ['contact', 'company'] as const satisfies readonly ValuedEntity[];

const tables = { contact: 'contacts', company: 'companies' } as const;

/** A field on a record, with its value there. */
export interface ShownField extends Pick<DeclaredField, 'id' | 'label' | 'kind' | 'choices'> {
  /** As `readFieldValue` keeps it. */
  readonly value: string | null;
  readonly retired: boolean;
}

/** Typed values by the field's id; those left out stay as they are. */
export type TypedFields = Readonly<Record<string, string>>;

/**
 * The fields of a record as SQL, one JSON value, so that they travel with the row: those in use, and retired ones that hold
 * something. @param row the table's alias; the tenant is `$1`
 */
export const fieldsOf = (entity: ValuedEntity, row: string): string => `
  (select coalesce(json_agg(json_build_object('id', d.id, 'label', d.label, 'kind', d.kind, 'choices', d.choices,
                            'value', ${row}.custom_fields ->> d.id::text, 'retired', d.retired_at is not null)
                            order by d.label), '[]')
     from custom_field_declarations d
    where d.tenant_id = $1 and d.entity = '${entity}' and (d.retired_at is null or ${row}.custom_fields ? d.id::text))`;

/** The fields a new record of a kind can be given, in the order of their labels. */
export async function fieldsInUse(entity: ValuedEntity): Promise<DeclaredField[]> {
  return (await declaredFields()).filter((field) => field.entity === entity && field.retiredAt === null);
}

/** Typed values as they are kept, and what is wrong with the others: by `custom:` and the field's id. */
export interface ReadFields {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, FieldProblem>>;
}

/**
 * Reads typed values of fields, for a record that is about to be made. Fields that are not the tenant's, or not in use, are
 * left out: a value without a declaration is not kept.
 */
export function readFields(fields: readonly DeclaredField[], typed: TypedFields): ReadFields {
  const problems: Record<string, FieldProblem> = {};
  const values: Record<string, string> = {};
  for (const field of fields) {
    const read = readFieldValue(field, typed[field.id] ?? '');
    if ('problem' in read) problems[`custom:${field.id}`] = read.problem;
    else if (read.value !== null) values[field.id] = read.value;
  }
  return { values, problems };
}

/** Keeps values that were read, on a record that was just made in the open transaction. */
export async function keepFields(
  entity: ValuedEntity,
  id: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await change(`update ${tables[entity]} set custom_fields = $3 where tenant_id = $1 and id = $2`, [
    currentTenantId(),
    id,
    JSON.stringify(values),
  ]);
}

/**
 * Changes one field of a record.
 * @param start where the edit began: `was` as the field keeps it, null for nothing; without it, what is wanted is written over what is there
 * @throws Invalid (field `value`), EditConflict when somebody else changed this very field meanwhile, NotFound for a record or field that is not there or not in use, NotAllowed
 */
export async function changeFieldValue(
  by: Member,
  entity: ValuedEntity,
  recordId: string,
  fieldId: string,
  typed: string,
  start?: EditStart,
): Promise<void> {
  demand(by, 'write');
  const field = (await fieldsInUse(entity)).find(({ id }) => id === fieldId);
  if (!field) throw new NotFound('field');
  const read = readFieldValue(field, typed);
  if ('problem' in read) throw new Invalid({ value: read.problem });
  const [found] = isId(recordId)
    ? await sql<{ present: string | null; version: number }>(
        `select custom_fields ->> $3::text as present, version from ${tables[entity]}
          where tenant_id = $1 and id = $2 and deleted_at is null for update`,
        [by.tenantId, recordId, field.id],
      )
    : [];
  if (!found) throw new NotFound(entity);
  const { present, version } = found;
  const outcome = editOutcome(start ?? { version }, { version, current: present, wanted: read.value });
  if (outcome === 'same') return;
  if (outcome === 'conflict')
    throw new EditConflict({ field: field.id, theirs: present, yours: read.value, currentVersion: version });
  await change(
    `update ${tables[entity]}
        set custom_fields = nullif(case when $4::text is null then coalesce(custom_fields, '{}') - $3::text
                                        else coalesce(custom_fields, '{}') || jsonb_build_object($3::text, $4::text) end, '{}'),
            version = version + 1, updated_at = $5
      where tenant_id = $1 and id = $2`,
    [by.tenantId, recordId, field.id, read.value, now()],
  );
  const subject = { kind: entity, id: recordId };
  await record(
    asActor(by),
    entity === 'contact' ? 'contact.changed' : 'company.changed',
    subject,
    { fields: [`custom:${field.id}`] },
    entity === 'contact' ? { values: { [`custom:${field.id}`]: { from: present, to: read.value } } } : {},
  );
}
