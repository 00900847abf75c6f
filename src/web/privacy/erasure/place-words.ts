import type { MessageKey } from '../../../words/catalogue.ts';

const placeWords = {
  'activities.subject': 'erasure.place.activityTitle',
  'activities.body': 'erasure.place.activityText',
  'deals.title': 'erasure.place.dealTitle',
  'disclosures.why': 'erasure.place.disclosureWhy',
  'disclosures.recipient': 'erasure.place.recipient',
  'contacts.job_title': 'erasure.place.jobTitle',
  'contact_companies.role': 'erasure.place.role',
  'companies.name': 'erasure.place.companyName',
  'companies.website': 'erasure.place.website',
  'companies.email': 'erasure.place.email',
  'companies.phone': 'erasure.place.phone',
  'companies.custom_fields': 'erasure.place.companyField',
  'contacts.custom_fields': 'erasure.place.contactField',
  'disclosures.email': 'erasure.place.recipientEmail',
  'contacts.id': 'erasure.place.sameReach',
  'companies.id': 'erasure.place.business',
} as const satisfies Readonly<Record<string, MessageKey>>;

/** Tables in which all that people write is called the same. */
const tableWords: Readonly<Record<string, MessageKey>> = {
  contact_addresses: 'erasure.place.address',
  companies: 'erasure.place.companyAddress',
  source_notices: 'erasure.place.sourceNotice',
  restrictions: 'erasure.place.restriction',
  access_packages: 'erasure.place.copyNote',
  data_subject_requests: 'erasure.place.request',
  data_subject_request_events: 'erasure.place.requestNote',
  breaches: 'erasure.place.breach',
  purposes: 'erasure.place.purpose',
  custom_field_declarations: 'erasure.place.fieldSetUp',
  pipelines: 'erasure.place.pipeline',
  stages: 'erasure.place.stage',
  api_tokens: 'erasure.place.apiToken',
};

/** What a place is called to whoever decides about it; undefined for one that has the program's name alone. */
export const wordsOfPlace = (table: string, column: string): MessageKey | undefined =>
  Object.entries(placeWords).find(([place]) => place === `${table}.${column}`)?.[1] ?? tableWords[table];
