import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// People the tenants deal with. Layer L2: each tenant is controller, OnNet its processor.

const contact = personalColumns({
  subject: 'contact',
  purpose: 'sales-and-service',
  basis: 'tenant',
  retention: 'inactivity',
});
/** A contact's column that points to the member who has to do with it. */
const colleague = (ofUser: 'ghost' | 'null') =>
  contact('user.professional_information', 'null', { inAccess: false, erasureOf: { user: ofUser } });

const contacts: TableDeclaration = {
  schema: 'public',
  table: 'contacts',
  layer: 'processor',
  holds: 'contacts',
  ties: [
    { to: 'contact', column: 'id', key: 'contact', as: 'about' },
    { to: 'user', column: 'owner_id', key: 'user-member', as: 'reference', treats: ['owner_id'] },
    { to: 'user', column: 'created_by', key: 'user-member', as: 'reference', treats: ['created_by'] },
    { to: 'user', column: 'deleted_by', key: 'user-member', as: 'reference', treats: ['deleted_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    // Points to nobody, but is known to have been somebody's: nothing more is written about them, and their page says so.
    id: contact('user.unique_id', 'keep', { keptUnder: 'accountability' }),
    given_name: contact('user.name.first', 'neutral-given-name', {
      byRight: 'erased-given-name',
      portable: 'provided',
    }),
    family_name: contact('user.name.last', 'neutral-family-name', { portable: 'provided' }),
    // These repeat other columns, so that a list is one walk through an index.
    sort_name: contact('user.name', 'empty', { inAccess: false }),
    search_text: contact('user.name', 'empty', { inAccess: false }),
    job_title: contact('user.professional_information.job_title', 'null', { portable: 'provided' }),
    email: contact('user.contact.email', 'null', { inAccess: false }),
    phone: contact('user.contact.phone_number', 'null', { inAccess: false }),
    company_id: contact('user.professional_information.workplace', 'null', { inAccess: false }),
    company_name: contact('user.professional_information.workplace', 'null', { inAccess: false }),
    company_sort: contact('user.professional_information.workplace', 'null', { inAccess: false }),
    owner_id: colleague('null'),
    source: contact('user.behavior', 'keep', { byRight: 'user-source', keptUnder: 'nobody-any-more' }),
    last_activity_at: contact('user.behavior', 'month', { byRight: 'null', portable: 'observed' }),
    version: notPersonal('counts changes, for forms that are sent late', 'counted'),
    created_at: contact('user.behavior', 'month', { byRight: 'erasure-month', portable: 'observed' }),
    created_by: colleague('ghost'),
    // To the month, so that neither leads to what was done and noted at the same moment.
    updated_at: contact('user.behavior', 'erasure-month'),
    deleted_at: contact('user.behavior', 'keep', { byRight: 'month', keptUnder: 'nobody-any-more' }),
    deleted_by: colleague('ghost'),
    anonymised_at: notPersonal('when the row stopped being about anybody', 'erasure-month'),
    restricted_at: contact('user.privacy_preferences', 'null', { inAccess: false }),
    notice_settled: notPersonal('that nobody need ask whether the notice is owed, so that the queue is one index'),
    // Each field has a declaration of its own (custom_field_declarations); this is what they have in common.
    custom_fields: contact('user.content.private', 'null', { portable: 'provided' }),
  },
};

const ofContact = [{ to: 'contact', column: 'contact_id', key: 'contact', as: 'about' }] as const;

const contactEmails: TableDeclaration = {
  schema: 'public',
  table: 'contact_emails',
  layer: 'processor',
  holds: 'e-mail addresses of contacts',
  ties: ofContact,
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: contact('user.unique_id', 'delete', { inAccess: false }),
    label: contact('user.contact.email', 'delete', { portable: 'provided' }),
    address: contact('user.contact.email', 'delete', { portable: 'provided' }),
    on_file_since: contact('user.contact.email', 'delete'),
    position: notPersonal('the order among a person’s addresses'),
    restricted_at: contact('user.privacy_preferences', 'delete', { inAccess: false }),
  },
};

const contactPhones: TableDeclaration = {
  schema: 'public',
  table: 'contact_phones',
  layer: 'processor',
  holds: 'phone numbers of contacts',
  ties: ofContact,
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: contact('user.unique_id', 'delete', { inAccess: false }),
    label: contact('user.contact.phone_number', 'delete', { portable: 'provided' }),
    number: contact('user.contact.phone_number', 'delete', { portable: 'provided' }),
    position: notPersonal('the order among a person’s numbers'),
    restricted_at: contact('user.privacy_preferences', 'delete', { inAccess: false }),
  },
};

const contactAddresses: TableDeclaration = {
  schema: 'public',
  table: 'contact_addresses',
  layer: 'processor',
  holds: 'postal addresses of contacts',
  ties: ofContact,
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: contact('user.unique_id', 'delete', { inAccess: false }),
    label: contact('user.contact.address', 'delete', { portable: 'provided' }),
    lines: contact('user.contact.address', 'delete', { portable: 'provided' }),
    postal_code: contact('user.contact.address', 'delete', { portable: 'provided' }),
    place: contact('user.contact.address', 'delete', { portable: 'provided' }),
    country_code: contact('user.contact.address', 'delete', { portable: 'provided' }),
    position: notPersonal('the order among a person’s addresses'),
    restricted_at: contact('user.privacy_preferences', 'delete', { inAccess: false }),
  },
};

const contactCompanies: TableDeclaration = {
  schema: 'public',
  table: 'contact_companies',
  layer: 'processor',
  holds: 'which companies contacts work for, and as what',
  ties: ofContact,
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: contact('user.unique_id', 'delete', { inAccess: false }),
    company_id: contact('user.professional_information.workplace', 'delete', { portable: 'provided' }),
    role: contact('user.professional_information.job_title', 'delete', { portable: 'provided' }),
    position: notPersonal('the order among a person’s companies'),
    own_business: contact('user.professional_information', 'delete', { portable: 'provided' }),
    restricted_at: contact('user.privacy_preferences', 'delete', { inAccess: false }),
  },
};

export const contactTables: readonly TableDeclaration[] = [
  contacts,
  contactEmails,
  contactPhones,
  contactAddresses,
  contactCompanies,
];
