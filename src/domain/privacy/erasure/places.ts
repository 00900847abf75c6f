import { isTyped } from './typed-of-business.ts';

/** What a human can decide about one place. */
export const freeTextDecisions = ['redact', 'delete', 'keep'] as const;
export type FreeTextDecision = (typeof freeTextDecisions)[number];

/** A column in which people write, and in which they may write about others than the record is about. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** What stands in it: one text, the lines of one, or a text for each of the organisation’s own fields. */
  readonly kind: 'text' | 'lines' | 'fields';
  /** The first is proposed where it is the person without doubt; `keep` is never proposed, since it needs a reason. */
  readonly choices: readonly FreeTextDecision[];
  /** What stands there when it is deleted, as SQL; a text that nothing replaces goes with its row, lines and fields one by one. */
  readonly deleted?: string;
  /** SQL without which nobody is asked about a row. */
  readonly when?: string;
  /** Also asked about on the person's own rows, where erasure leaves it as it is. */
  readonly ownToo?: boolean;
  /**
   * Where a family name alone is asked about: everywhere when not given; `never` where others’ names stand, `care-of` where many
   * family names are names of farms and places, and are meant only after c/o and the like.
   */
  readonly family?: 'never' | 'care-of';
}

const text = (table: string, column: string, more: Partial<Place> = {}): Place => ({
  table,
  column,
  kind: 'text',
  choices: ['redact', 'keep'],
  ...more,
});

/** What shows that the law was followed: it is proposed to no one that it be changed. */
const record = (table: string, column: string): Place => text(table, column, { choices: ['keep', 'redact'] });

const newTitle = `(select case t.language when 'en' then 'Deal' else 'Salg' end from tenants t where t.id = $1)`;

/**
 * Every such column of every table of the tenants’. What is written with the person themselves goes without anybody being asked. A column
 * that is not here is in unasked-places.ts, with the reason; a test holds both against the database.
 */
export const places: readonly Place[] = [
  text('activities', 'subject', { choices: freeTextDecisions }),
  text('activities', 'body', { choices: freeTextDecisions }),
  text('deals', 'title', { choices: freeTextDecisions, deleted: newTitle }),
  text('contacts', 'job_title'),
  text('contacts', 'custom_fields', { kind: 'fields', choices: freeTextDecisions }),
  text('contact_companies', 'role'),
  text('contact_addresses', 'lines', { kind: 'lines', choices: freeTextDecisions, family: 'care-of' }),
  text('contact_addresses', 'postal_code', { family: 'never' }),
  text('contact_addresses', 'place', { family: 'never' }),
  // What they are called was typed here, and no law keeps it.
  text('companies', 'name', { when: isTyped('name'), ownToo: true, family: 'never' }),
  text('companies', 'website', { choices: ['delete', 'keep'], deleted: 'null' }),
  text('companies', 'email', { choices: ['delete', 'keep'], deleted: 'null' }),
  text('companies', 'phone', { choices: ['delete', 'keep'], deleted: 'null' }),
  text('companies', 'address_lines', {
    kind: 'lines',
    choices: freeTextDecisions,
    when: isTyped('address'),
    family: 'care-of',
  }),
  text('companies', 'postal_code', { when: isTyped('address'), family: 'never' }),
  text('companies', 'place', { when: isTyped('address'), family: 'never' }),
  text('companies', 'industry', { when: isTyped('industry'), family: 'never' }),
  text('companies', 'custom_fields', { kind: 'fields', choices: freeTextDecisions }),
  text('disclosures', 'why', { choices: freeTextDecisions, deleted: `''` }),
  // The log keeps to whom the person's own data went.
  text('disclosures', 'recipient', { ownToo: true }),
  text('disclosures', 'email', { choices: ['delete', 'keep'], deleted: 'null', ownToo: true }),
  text('source_notices', 'reason'),
  text('restrictions', 'note'),
  text('restrictions', 'told_note'),
  text('access_packages', 'withheld_note'),
  record('data_subject_requests', 'message'),
  record('data_subject_requests', 'doubt_reason'),
  record('data_subject_requests', 'extension_reason'),
  record('data_subject_request_events', 'note'),
  ...[
    'nature',
    'people_categories',
    'data_categories',
    'consequences',
    'measures',
    'risk_reason',
    'authority_reason',
    'people_reason',
  ].map((column) => record('breaches', column)),
  ...['title_nb', 'title_en', 'interest', 'necessity', 'balance'].map((column) => text('purposes', column)),
  text('custom_field_declarations', 'label'),
  text('custom_field_declarations', 'choices', { kind: 'lines' }),
  text('pipelines', 'name'),
  text('stages', 'name'),
  text('api_tokens', 'name'),
];

/** The place of a column; undefined where nobody is asked. */
export const placeOf = (table: string, column: string): Place | undefined =>
  places.find((one) => one.table === table && one.column === column);
