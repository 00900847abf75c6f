import { NotFound } from '../../../errors.ts';
import { isId } from '../../../identifiers.ts';
import { currentTenantId, sql } from '../../../tenancy.ts';
import type { FieldEntity, FieldKind } from './declare-field.ts';

/** A tenant's own field, as declared. */
export interface DeclaredField {
  readonly id: string;
  readonly entity: FieldEntity;
  readonly label: string;
  readonly kind: FieldKind;
  /** What can be chosen, for a choice; otherwise empty. */
  readonly choices: readonly string[];
  /** Null with a reason in `notPersonal`. */
  readonly category: string | null;
  readonly purposeId: string | null;
  readonly retention: string | null;
  readonly inAccess: boolean;
  readonly portable: 'provided' | 'observed' | null;
  readonly notPersonal: string | null;
  /** When it was taken out of use; null while it is in use. */
  readonly retiredAt: Date | null;
}

const columns = `select id, entity, label, kind, choices, category, purpose_id as "purposeId", retention, in_access as "inAccess", portable,
                        not_personal as "notPersonal", retired_at as "retiredAt" from custom_field_declarations`;

/** The tenant's own fields, in the open transaction; access packages, erasure and records of processing read them from here. */
export const declaredFields = (): Promise<DeclaredField[]> =>
  sql<DeclaredField>(`${columns} where tenant_id = $1 order by entity, label`, [currentTenantId()]);

/** One of them. @throws NotFound */
export async function findDeclared(id: string): Promise<DeclaredField> {
  const [field] = isId(id)
    ? await sql<DeclaredField>(`${columns} where tenant_id = $1 and id = $2`, [currentTenantId(), id])
    : [];
  if (!field) throw new NotFound('field');
  return field;
}
