import type { KeptUnder } from '../inventory/kept-under.ts';

/**
 * On what ground a column is not asked about. `program`: no text that anybody typed stands there. `with-row`: the row goes with whoever it
 * names, or says again what a place says and follows it. `their-own`: what another person is themselves called and reached by.
 * `ages-out`: a copy that its own rule removes within a month. Otherwise the ground it is kept under, as for the person's own.
 */
export type Unasked = 'program' | 'with-row' | 'their-own' | 'ages-out' | KeptUnder;

interface UnaskedColumns {
  readonly ground: Unasked;
  /** For whoever reviews the list. */
  readonly because: string;
  /** `table.column`, or `table.*` for all of a table that is not named elsewhere. */
  readonly columns: readonly string[];
}

/**
 * Columns with text in tables of the tenants’ about which nobody is asked when somebody is erased, and why: all that are
 * not places (places.ts). Data: a lawyer corrects it here.
 */
export const unaskedPlaces: readonly UnaskedColumns[] = [
  {
    ground: 'their-own',
    because:
      'What another person is called and reached by themselves: bearing the same name makes it no data about who is erased, and a shared address or number is asked about as a whole record.',
    columns: [
      'contacts.given_name',
      'contacts.family_name',
      'contacts.sort_name',
      'contacts.search_text',
      'contacts.email',
      'contacts.phone',
      'contact_emails.address',
      'contact_phones.number',
      'members.name',
      'invitations.email',
    ],
  },
  {
    ground: 'their-own',
    because:
      'Where another person works: it says the name of the company again and follows it when that is decided about.',
    columns: ['contacts.company_name', 'contacts.company_sort'],
  },
  {
    ground: 'public-register',
    because: 'Says the name of a company again, and follows it when that is decided about.',
    columns: ['companies.sort_name', 'companies.search_text'],
  },
  {
    ground: 'public-register',
    because:
      'What Enhetsregisteret tells of a business, which nobody typed here: the public source stands by it whoever is erased here.',
    columns: [
      'company_field_sources.register_value',
      'company_field_sources.kept_value',
      'company_notices.was',
      'company_notices.becomes',
      'companies.organisation_number',
    ],
  },
  {
    ground: 'with-row',
    because:
      'Lines of a list that was brought in, which are deleted without asking where they name who is erased: copies that nobody works with once they are in.',
    columns: ['company_import_rows.cells', 'company_import_rows.sameness', 'company_import_rows.own_filled'],
  },
  {
    ground: 'ages-out',
    because:
      'The file a list was brought in from: its name and headings go 30 days after it came, with the possibility to undo it.',
    columns: ['company_imports.file_name', 'company_imports.headings'],
  },
  {
    ground: 'ages-out',
    because:
      'A mail as it left, to a member or to somebody else: changing it would make another letter of it, and it goes after 30 days.',
    columns: ['mails.to_address', 'mails.params', 'mails.subject', 'mails.body_text', 'mails.body_html'],
  },
  {
    ground: 'ages-out',
    because:
      'Words that a reviewer takes out of a copy to somebody else, kept so that they are taken out, until the copy goes after 14 days.',
    columns: ['access_findings.found'],
  },
  {
    ground: 'ages-out',
    because:
      'What an export was asked for with; it goes with the file after seven days, and files of contacts are withdrawn at once.',
    columns: ['exports.filter'],
  },
  {
    ground: 'accountability',
    because:
      'A letter that was sent to somebody else about their own request: it shows that they were answered and with what (Art. 12), and cannot be changed after it was sent.',
    columns: [
      'data_subject_request_letters.to_address',
      'data_subject_request_letters.subject',
      'data_subject_request_letters.body',
    ],
  },
  {
    ground: 'accountability',
    because:
      'Who asked, on whose behalf and where they were reached: without it nobody can show that the right person was answered (Art. 5(2), 12(6)); it is reduced after three years.',
    columns: [
      'data_subject_requests.requester_name',
      'data_subject_requests.requester_email',
      'data_subject_requests.confirmed_address',
      'data_subject_requests.represented_name',
      'data_subject_requests.addressee',
      'data_subject_requests.answer_address',
      'data_subject_requests.attachments',
      'data_subject_requests.subject_hmac',
      'identity_checks.sent_to',
    ],
  },
  {
    ground: 'accountability',
    because:
      'To whom somebody else’s data was given and who has been told of a change to it (Art. 19): it says what the log of disclosures says, which is asked about, and follows it.',
    columns: ['recipient_notices.recipient', 'recipient_notices.email'],
  },
  {
    ground: 'accountability',
    because:
      'What Datatilsynet and the people concerned were told of a breach, word for word: the documentation that Art. 33(5) demands, to which one can only add.',
    columns: ['breach_entries.body', 'breach_entries.form', 'breach_entries.reference'],
  },
  {
    ground: 'accountability',
    because:
      'What everybody was asked to consent to, word for word: the proof of every consent given to it (Art. 7(1)).',
    columns: [
      'consent_wordings.text_nb',
      'consent_wordings.text_en',
      'consent_events.evidence',
      'consent_events.wording_hash',
      'contact_purposes.given_for',
    ],
  },
  {
    ground: 'accountability',
    because:
      'Why a field is about nobody, as the controller answered for it when it was made (Art. 5(2)); it cannot be changed.',
    columns: ['custom_field_declarations.not_personal'],
  },
  {
    ground: 'accountability',
    because:
      'What the organisation and OnNet wrote to each other about a sub-processor in their own names (Art. 28(2)): each needs it as it was said.',
    columns: ['sub_processor_notices.protest', 'sub_processor_notices.answer'],
  },
  {
    ground: 'accountability',
    because: 'The certificate of another erasure, in numbers, provisions and dates.',
    columns: ['erasures.certificate'],
  },
  {
    ground: 'bookkeeping',
    because:
      'OnNet’s invoices to the organisation, as issued: bokføringsloven § 13 forbids changing them for five years.',
    columns: ['sales_documents.snapshot', 'sales_document_lines.description', 'ehf_deliveries.receiver'],
  },
  {
    ground: 'program',
    because:
      'Words, codes, numbers and fingerprints that the program makes or offers from a list; what is typed is checked against a form that no name has.',
    columns: [
      'access_findings.column_name',
      'access_findings.role',
      'access_findings.table_name',
      'access_packages.reviewed_texts',
      'access_packages.sha256',
      'agreement_acceptances.sha256',
      'agreement_acceptances.version',
      'audit_entries.action',
      'audit_entries.details',
      'audit_entries.purpose',
      'audit_entries.subject',
      'breach_entries.key',
      'companies.country_code',
      'companies.employees',
      'companies.industry_code',
      'companies.legal_form',
      'companies.register_status',
      'company_field_sources.field',
      'company_import_rows.choice',
      'company_import_rows.reason',
      'company_import_rows.suggestions',
      'company_import_rows.withheld',
      'company_imports.encoding',
      'company_imports.fields',
      'company_matches.rejected',
      'company_matches.suggestions',
      'consent_wordings.hash_en',
      'consent_wordings.hash_nb',
      'contact_addresses.country_code',
      'custom_field_declarations.category',
      'custom_field_declarations.retention',
      'data_subject_request_events.details',
      'data_subject_requests.legal_ground',
      'data_subject_requests.mail_id',
      'deals.currency',
      'disclosures.categories',
      'ehf_deliveries.receipt',
      'erasure_decisions.*',
      'erasures.counts',
      'erasures.kept',
      'erasures.replay_of',
      'erasures.residue',
      'erasures.step',
      'exports.file_key',
      'exports.sha256',
      'import_columns.*',
      'legal_hold_waits.*',
      'legal_holds.*',
      'mails.blocked',
      'mails.message_id',
      'mails.template',
      'outbox.*',
      'purposes.code',
      'purposes.retention_rule',
      'restriction_decisions.*',
      'retention_rules.*',
      'sales_document_alarms.*',
      'sales_documents.currency',
      'sales_documents.ehf_sha256',
      'sales_documents.pdf_sha256',
      'sales_documents.series',
      'sales_documents.snapshot_sha256',
      'sales_documents.stripe_number',
      'sales_documents.stripe_object_id',
      'subject_keys.*',
      'subscriptions.*',
    ],
  },
];

/** On what ground a column is not asked about; undefined for a place, and for what holds no text. */
export const unaskedGround = (table: string, column: string): Unasked | undefined =>
  grounds.get(`${table}.${column}`) ?? grounds.get(`${table}.*`);

/** Each column on the list by its name, those of whole tables under `table.*`. */
export const unaskedColumns: readonly { readonly place: string; readonly ground: Unasked }[] = unaskedPlaces.flatMap(
  ({ ground, columns }) => columns.map((place) => ({ place, ground })),
);

const grounds: ReadonlyMap<string, Unasked> = new Map(unaskedColumns.map(({ place, ground }) => [place, ground]));
