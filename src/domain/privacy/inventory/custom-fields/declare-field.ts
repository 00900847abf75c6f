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
import { seemsSpecial, specialIn, type SpecialCategory } from '../special-categories.ts';

/** The records a tenant can add fields to. */
export type FieldEntity = 'contact' | 'company' | 'deal';

/** What can be written into a field. */
export const fieldKinds = ['text', 'number', 'date', 'choice', 'yes-no', 'link'] as const;
export type FieldKind = (typeof fieldKinds)[number];
export const isFieldKind = (text: string): text is FieldKind => fieldKinds.some((kind) => kind === text);

/** What every field says of itself. */
interface AnyField {
  readonly entity: FieldEntity;
  readonly label: string;
  /** Text when not given. */
  readonly kind?: FieldKind;
  /** For a choice: one on each line, as typed. */
  readonly choices?: string;
  /** `no`: its words seem to ask for something special (Art. 9 and 10), and it is something else. */
  readonly special?: string;
}

/** What a new field holds about somebody … */
export interface PersonalField extends AnyField {
  /** A key of categories.ts. */
  readonly category: string;
  /** The id of one of the tenant's purposes. */
  readonly purpose: string;
  /** The code of a retention rule whose number the tenant decides. */
  readonly retention: string;
  readonly portable: Portable;
}

/** … or why it is about nobody. */
export interface ImpersonalField extends AnyField {
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
 * @throws NotAllowed; Invalid on `label`, `special`, `choices`, `category`, `purpose`, `retention` or `notPersonal`
 */
export async function declareField(by: Member, field: PersonalField | ImpersonalField, id = newId()): Promise<string> {
  demand(by, 'privacy');
  const label = await readLabel(by, field);
  const answered = askWhetherSpecial(field);
  const kind = field.kind ?? 'text';
  const choices = kind === 'choice' ? readChoices(field.choices ?? '') : [];
  const declared = 'notPersonal' in field ? readReason(field) : await readPersonal(field);
  await Promise.all([
    change(
      `insert into custom_field_declarations
         (tenant_id, id, entity, label, category, purpose_id, retention, in_access, portable, not_personal, declared_at, declared_by,
          kind, choices)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
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
        kind,
        choices,
      ],
    ),
    record(
      asActor(by),
      'field.declared',
      { kind: 'field', id },
      { entity: field.entity, category: declared.category, ...answered },
    ),
  ]);
  return id;
}

/**
 * Asks of words that seem to ask for health, religion and the like whether they do, before they can be anything else.
 * @returns what they seemed to ask for and do not, for the audit trail
 * @throws Invalid (field `special`) until it is answered, and when they do
 */
export function askWhetherSpecial({ label, choices = '', special }: Pick<AnyField, 'label' | 'choices' | 'special'>): {
  readonly notSpecial?: SpecialCategory;
} {
  const seems = seemsSpecial(`${label}\n${choices}`);
  if (seems === undefined) return {};
  if (special === 'yes') throw new Invalid({ special: 'fields.special.refused' });
  if (special !== 'no') throw new Invalid({ special: `fields.special.ask.${seems}` });
  return { notSpecial: seems };
}

interface Declared {
  readonly category: Category | null;
  readonly purpose: string | null;
  readonly retention: RetentionCode | null;
  readonly portable: Portable;
  readonly notPersonal: string | null;
}

/**
 * A name for a field of the tenant's, as it is written down. Those who name a field of one kind of record at once wait here
 * in line until the open transaction ends, so that the second finds the name taken.
 * @throws Invalid (field `label`) for a name that is missing, too long, taken, or asks for what no field may hold
 */
export async function readLabel(
  by: Member,
  { entity, label }: { readonly entity: FieldEntity; readonly label: string },
): Promise<string> {
  const written = oneLine(label);
  if (written === '') throw new Invalid({ label: 'form.required' });
  if (written.length > LONGEST_LABEL)
    throw new Invalid({ label: { key: 'form.tooLong', params: { count: LONGEST_LABEL } } });
  if (nationalIdentity.test(written)) throw new Invalid({ label: 'fields.nationalIdentity' });
  // Two statements, though they travel together: what the lock waited for is seen by the one after it alone.
  const [, taken] = await Promise.all([
    sql(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`fields of ${entity}:${by.tenantId}`]),
    sql<{ id: string }>(
      `select id from custom_field_declarations where tenant_id = $1 and entity = $2 and lower(label) = lower($3)`,
      [by.tenantId, entity, written],
    ),
  ]);
  if (taken.length > 0) throw new Invalid({ label: 'fields.taken' });
  return written;
}

const MOST_CHOICES = 50;

/** The choices that were typed, one on each line, each once. @throws Invalid (field `choices`) */
export function readChoices(typed: string): string[] {
  const choices = [...new Set(typed.split('\n').map(oneLine))].filter((choice) => choice !== '');
  if (choices.length < 2 || choices.length > MOST_CHOICES || choices.some(({ length }) => length > LONGEST_LABEL))
    throw new Invalid({ choices: { key: 'fields.choices', params: { most: MOST_CHOICES } } });
  return choices;
}

function readReason({ notPersonal }: ImpersonalField): Declared {
  const reason = oneLine(notPersonal);
  if (reason.split(' ').length < WORDS_OF_A_REASON) throw new Invalid({ notPersonal: 'fields.reason' });
  return { category: null, purpose: null, retention: null, portable: false, notPersonal: reason };
}

async function readPersonal({ category, purpose, retention, portable }: PersonalField): Promise<Declared> {
  if (specialIn(category) !== undefined) throw new Invalid({ category: 'fields.special.refused' });
  if (!isTenantCategory(category)) throw new Invalid({ category: 'fields.category' });
  if (!isTenantRetention(retention)) throw new Invalid({ retention: 'fields.retention' });
  const served = await findPurpose(purpose).catch((error: unknown) => {
    if (error instanceof NotFound) throw new Invalid({ purpose: 'fields.purpose' });
    throw error;
  });
  if (!served.enabled) throw new Invalid({ purpose: 'fields.purposeOff' });
  return { category, purpose: served.id, retention, portable, notPersonal: null };
}

/** The retention rules a tenant can keep a field by: those whose number it decides. */
export const tenantRetentions = Object.keys(retentionCodes).filter(isTenantRetention);

/** The categories a field can hold. */
export const tenantCategories = Object.keys(categories).filter(isTenantCategory);

/** Categories of people outside the product. Special ones (Art. 9) are no category of ours, so no field can hold them. */
function isTenantCategory(key: string): key is Category {
  return key in categories && key.startsWith('user.');
}

function isRetentionCode(code: string): code is RetentionCode {
  return code in retentionCodes;
}
function isTenantRetention(code: string): code is RetentionCode {
  return isRetentionCode(code) && 'tenantDecides' in retentionCodes[code];
}
