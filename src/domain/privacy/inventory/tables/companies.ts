import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// Organisations the tenants deal with. Layer L2. A company is not a person, unless its form is one: an enkeltpersonforetak
// (ENK) is its owner, and partnerships carry the partners' names. Then the same columns are about that person.

const personLike = 'companies.person_like';
const owner = personalColumns({
  subject: 'sole-trader',
  purpose: 'sales-and-service',
  basis: 'tenant',
  retention: 'tenant-record',
});
const ofOwner = { onlyWhen: personLike } as const;
const provided = { onlyWhen: personLike, portable: 'provided' } as const;
/** What stands in a public register, and is kept from there when a contact goes. The tenant deletes it with the company. */
const fromRegister = { onlyWhen: personLike, keptUnder: 'public-register' } as const;
const colleague = (ofUser: 'ghost' | 'null') =>
  personalColumns({ subject: 'user', purpose: 'sales-and-service', basis: 'tenant', retention: 'tenant-record' })(
    'user.professional_information',
    ofUser,
    { inAccess: false },
  );

const companies: TableDeclaration = {
  schema: 'public',
  table: 'companies',
  layer: 'processor',
  holds: 'companies',
  ties: [
    { to: 'contact', column: 'id', key: 'sole-trader-company', as: 'about', when: personLike },
    { to: 'user', column: 'owner_id', key: 'user-member', as: 'reference', treats: ['owner_id'] },
    { to: 'user', column: 'created_by', key: 'user-member', as: 'reference', treats: ['created_by'] },
    { to: 'user', column: 'deleted_by', key: 'user-member', as: 'reference', treats: ['deleted_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: owner('user.unique_id', 'keep', { ...ofOwner, keptUnder: 'public-register' }),
    name: owner('user.contact', 'keep', { ...fromRegister, portable: 'provided' }),
    sort_name: owner('user.contact', 'keep', { ...fromRegister, inAccess: false }),
    search_text: owner('user.contact', 'keep', { ...fromRegister, inAccess: false }),
    organisation_number: owner('user.contact', 'keep', { ...fromRegister, portable: 'provided' }),
    legal_form: notPersonal('the code of a form of organisation, such as AS'),
    person_like: notPersonal('follows from the form of organisation'),
    register_status: owner('user.contact', 'keep', fromRegister),
    vat_registered: owner('user.contact', 'keep', fromRegister),
    website: owner('user.contact.social_url', 'null', provided),
    email: owner('user.contact.email', 'null', provided),
    phone: owner('user.contact.phone_number', 'null', provided),
    address_lines: owner('user.contact.address', 'keep', { ...fromRegister, portable: 'provided' }),
    postal_code: owner('user.contact.address', 'keep', { ...fromRegister, portable: 'provided' }),
    place: owner('user.contact.address', 'keep', { ...fromRegister, portable: 'provided' }),
    country_code: notPersonal('a country says nothing about who the company is'),
    industry_code: owner('user.professional_information', 'keep', fromRegister),
    industry: owner('user.professional_information', 'keep', fromRegister),
    employees: notPersonal('a number of employees, as the register writes it'),
    owner_id: colleague('null'),
    enrichment_state: notPersonal('how asking the register went, one of seven words'),
    enrichment_at: notPersonal('when the register was asked'),
    last_activity_at: owner('user.behavior', 'month', { ...ofOwner, portable: 'observed' }),
    version: notPersonal('counts changes, for forms that are sent late'),
    created_at: owner('user.behavior', 'month', { ...ofOwner, portable: 'observed' }),
    created_by: colleague('ghost'),
    updated_at: owner('user.behavior', 'moment', ofOwner),
    deleted_at: owner('user.behavior', 'keep', { ...ofOwner, keptUnder: 'nobody-any-more' }),
    deleted_by: colleague('ghost'),
    custom_fields: owner('user.content.private', 'null', provided),
    restricted_at: owner('user.privacy_preferences', 'null', { ...ofOwner, inAccess: false }),
  },
};

const personLikeCompany = `exists (select from companies c where c.tenant_id = company_field_sources.tenant_id
                             and c.id = company_field_sources.company_id and c.person_like)`;

const companyFieldSources: TableDeclaration = {
  schema: 'public',
  table: 'company_field_sources',
  layer: 'processor',
  holds: 'where each value of a company comes from',
  ties: [
    { to: 'contact', column: 'company_id', key: 'sole-trader-company', as: 'about', when: personLikeCompany },
    { to: 'user', column: 'edited_by', key: 'user-member', as: 'reference', treats: ['edited_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    company_id: owner('user.unique_id', 'keep', {
      onlyWhen: personLikeCompany,
      inAccess: false,
      keptUnder: 'public-register',
    }),
    field: notPersonal('the name of a field, one of a fixed list'),
    source: notPersonal('where the value comes from, one of three words'),
    register_value: owner('user.contact', 'keep', { onlyWhen: personLikeCompany, keptUnder: 'public-register' }),
    register_seen_at: notPersonal('when the register told this'),
    edited_at: personalColumns({
      subject: 'user',
      purpose: 'sales-and-service',
      basis: 'tenant',
      retention: 'tenant-record',
    })('user.behavior', 'keep', { inAccess: false, keptUnder: 'nobody-any-more' }),
    edited_by: colleague('ghost'),
    kept_value: owner('user.contact', 'keep', { onlyWhen: personLikeCompany, keptUnder: 'public-register' }),
    restricted_at: owner('user.privacy_preferences', 'null', { onlyWhen: personLikeCompany, inAccess: false }),
  },
};

const personLikeNews = `exists (select from companies c where c.tenant_id = company_notices.tenant_id
                             and c.id = company_notices.company_id and c.person_like)`;
const news = personalColumns({
  subject: 'sole-trader',
  purpose: 'sales-and-service',
  basis: 'tenant',
  retention: 'company-notice',
});

const companyNotices: TableDeclaration = {
  schema: 'public',
  table: 'company_notices',
  layer: 'processor',
  holds: 'what the register has changed about companies',
  ties: [
    { to: 'contact', column: 'company_id', key: 'sole-trader-company', as: 'about', when: personLikeNews },
    { to: 'user', column: 'seen_by', key: 'user-member', as: 'reference', treats: ['seen_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    company_id: news('user.unique_id', 'expire', { onlyWhen: personLikeNews, inAccess: false }),
    kind: news('user.contact', 'expire', { onlyWhen: personLikeNews }),
    was: news('user.contact', 'null', { onlyWhen: personLikeNews }),
    becomes: news('user.contact', 'null', { onlyWhen: personLikeNews }),
    told_at: notPersonal('when the register told'),
    seen_at: notPersonal('when a member put it aside'),
    seen_by: personalColumns({
      subject: 'user',
      purpose: 'sales-and-service',
      basis: 'tenant',
      retention: 'company-notice',
    })('user.unique_id', 'ghost', { inAccess: false }),
    restricted_at: news('user.privacy_preferences', 'null', { onlyWhen: personLikeNews, inAccess: false }),
  },
};

const companyMatchings: TableDeclaration = {
  schema: 'public',
  table: 'company_matchings',
  layer: 'processor',
  holds: 'how far looking for organisation numbers has come',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    state: notPersonal('under way or finished'),
    total: notPersonal('a number of companies'),
    looked_at: notPersonal('a number of companies'),
    suggested: notPersonal('a number of companies'),
    last_company_id: notPersonal(
      'where to go on; companies without a number are nobody’s own business as far as is known',
    ),
    created_at: notPersonal('when it was begun'),
    finished_at: notPersonal('when it ended'),
  },
};

const ofUnits = 'of units of the register whose form is not one that carries a person’s name';

const companyMatches: TableDeclaration = {
  schema: 'public',
  table: 'company_matches',
  layer: 'processor',
  holds: 'which units of the register companies without a number may be',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    company_id: notPersonal('a company without a number, which is nobody’s own business as far as is known'),
    state: notPersonal('what was decided, one of four words'),
    certainty: notPersonal('how sure a suggestion is, one of three words'),
    suggestions: notPersonal(`numbers and reasons ${ofUnits}`),
    rejected: notPersonal(`numbers ${ofUnits}`),
    accepted_together: notPersonal('a number made by the program for one act'),
  },
};

export const companyTables: readonly TableDeclaration[] = [
  companies,
  companyFieldSources,
  companyNotices,
  companyMatchings,
  companyMatches,
];
