import { record } from '../../../audit/audit.ts';
import { now } from '../../../clock.ts';
import { Invalid, NotFound } from '../../../errors.ts';
import { newId } from '../../../identifiers.ts';
import { oneLine } from '../../../names.ts';
import { change, sql } from '../../../tenancy.ts';
import { asActor, demand, type Member } from '../../../users/member.ts';
import { findPurpose } from '../../purposes/purposes.ts';
import { categories, type Category } from '../categories.ts';
import type { Portable } from '../declaration.ts';
import { retentionCodes, type RetentionCode } from '../retention-codes.ts';

/** The records a tenant can add fields to. */
export type FieldEntity = 'contact' | 'company' | 'deal';

/** What a new field holds about somebody … */
export interface PersonalField {
  readonly entity: FieldEntity;
  readonly label: string;
  /** A key of categories.ts. */
  readonly category: string;
  /** The id of one of the tenant's purposes. */
  readonly purpose: string;
  /** The code of a retention rule whose number the tenant decides. */
  readonly retention: string;
  readonly portable: Portable;
}

/** … or why it is about nobody. */
export interface ImpersonalField {
  readonly entity: FieldEntity;
  readonly label: string;
  readonly notPersonal: string;
}

/** Fewer words than this are no reason. */
const WORDS_OF_A_REASON = 5;
const LONGEST_LABEL = 60;

/** Labels that ask for a national identity number, which a CRM has no need of (personopplysningsloven § 12, GK). */
const nationalIdentity = /f(ø|oe|o)dselsn|personn(r|ummer)|f-?nr|d-?nummer|national id|social security|\bssn\b/i;

/**
 * Declares a field before it exists. The person whose value it will hold finds it in their access package, and erasure
 * empties it: neither is a choice.
 * @returns the field's id
 * @throws NotAllowed; Invalid on `label`, `category`, `purpose`, `retention` or `notPersonal`
 */
export async function declareField(by: Member, field: PersonalField | ImpersonalField): Promise<string> {
  demand(by, 'privacy');
  const label = await readLabel(by, field);
  const id = newId();
  const declared = 'notPersonal' in field ? readReason(field) : await readPersonal(field);
  await Promise.all([
    change(
      `insert into custom_field_declarations
         (tenant_id, id, entity, label, category, purpose_id, retention, in_access, portable, not_personal, declared_at, declared_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        by.tenantId,
        id,
        field.entity,
        label,
        declared.category,
        declared.purpose,
        declared.retention,
        declared.category !== null,
        declared.portable === false ? null : declared.portable,
        declared.notPersonal,
        now(),
        by.id,
      ],
    ),
    record(asActor(by), 'field.declared', { kind: 'field', id }, { entity: field.entity, category: declared.category }),
  ]);
  return id;
}

interface Declared {
  readonly category: Category | null;
  readonly purpose: string | null;
  readonly retention: RetentionCode | null;
  readonly portable: Portable;
  readonly notPersonal: string | null;
}

async function readLabel(by: Member, { entity, label }: PersonalField | ImpersonalField): Promise<string> {
  const written = oneLine(label);
  if (written === '') throw new Invalid({ label: 'form.required' });
  if (written.length > LONGEST_LABEL)
    throw new Invalid({ label: { key: 'form.tooLong', params: { maximum: LONGEST_LABEL } } });
  if (nationalIdentity.test(written)) throw new Invalid({ label: 'fields.nationalIdentity' });
  const [taken] = await sql<{ id: string }>(
    `select id from custom_field_declarations where tenant_id = $1 and entity = $2 and lower(label) = lower($3)`,
    [by.tenantId, entity, written],
  );
  if (taken) throw new Invalid({ label: 'fields.taken' });
  return written;
}

function readReason({ notPersonal }: ImpersonalField): Declared {
  const reason = oneLine(notPersonal);
  if (reason.split(' ').length < WORDS_OF_A_REASON) throw new Invalid({ notPersonal: 'fields.reason' });
  return { category: null, purpose: null, retention: null, portable: false, notPersonal: reason };
}

async function readPersonal({ category, purpose, retention, portable }: PersonalField): Promise<Declared> {
  if (!isTenantCategory(category)) throw new Invalid({ category: 'fields.category' });
  if (!isTenantRetention(retention)) throw new Invalid({ retention: 'fields.retention' });
  const served = await findPurpose(purpose).catch((error: unknown) => {
    if (error instanceof NotFound) throw new Invalid({ purpose: 'fields.purpose' });
    throw error;
  });
  if (!served.enabled) throw new Invalid({ purpose: 'fields.purposeOff' });
  return { category, purpose: served.id, retention, portable, notPersonal: null };
}

/** Categories of people outside the product. Special ones (Art. 9) are no category of ours, so no field can hold them. */
const isTenantCategory = (key: string): key is Category => key in categories && key.startsWith('user.');

const isRetentionCode = (code: string): code is RetentionCode => code in retentionCodes;
const isTenantRetention = (code: string): code is RetentionCode =>
  isRetentionCode(code) && 'tenantDecides' in retentionCodes[code];
