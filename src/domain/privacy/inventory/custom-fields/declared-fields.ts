import { NotFound } from '../../../errors.ts';
import { isId } from '../../../identifiers.ts';
import { currentTenantId, sql } from '../../../tenancy.ts';
import type { FieldEntity } from './declare-field.ts';

/** A tenant's own field, as declared. */
export interface DeclaredField {
  readonly id: string;
  readonly entity: FieldEntity;
  readonly label: string;
  /** Null with a reason in `notPersonal`. */
  readonly category: string | null;
  readonly purposeId: string | null;
  readonly retention: string | null;
  readonly inAccess: boolean;
  readonly portable: 'provided' | 'observed' | null;
  readonly notPersonal: string | null;
}

const columns = `select id, entity, label, category, purpose_id as "purposeId", retention, in_access as "inAccess", portable,
                        not_personal as "notPersonal" from custom_field_declarations`;

/** The tenant's own fields, in the open transaction; access packages, erasure and records of processing read them from here. */
export const declaredFields = (): Promise<DeclaredField[]> =>
  sql<DeclaredField>(`${columns} where tenant_id = $1 order by entity, label`, [currentTenantId()]);

/**
 * The declaration a value is written under. Whatever stores a value of a tenant's own field asks here first, in the same
 * transaction: a field that nobody declared, or that belongs to another kind of record, is not there.
 * @throws NotFound
 */
export async function demandDeclared(entity: FieldEntity, id: string): Promise<DeclaredField> {
  const [field] = isId(id)
    ? await sql<DeclaredField>(`${columns} where tenant_id = $1 and id = $2 and entity = $3`, [
        currentTenantId(),
        id,
        entity,
      ])
    : [];
  if (!field) throw new NotFound('field');
  return field;
}
