import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// The register of breaches (Art. 33(5)): what happened and who was told. About people as groups; whom exactly as ids.

const written = 'what an organisation wrote about an event, with groups and numbers of people, not who';

const kept = personalColumns({
  subject: 'user',
  purpose: 'accountability',
  basis: 'c',
  retention: 'account',
});
const byColleague = kept('user.unique_id', 'ghost', { inAccess: false });

const breaches: TableDeclaration = {
  schema: 'public',
  table: 'breaches',
  layer: 'controller',
  holds: 'personal data breaches: what happened, what it may lead to, what was done',
  ties: [{ to: 'user', column: 'reported_by', key: 'user-member', as: 'reference', treats: ['reported_by'] }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    origin_id: notPersonal('which case of OnNet it came from'),
    concerns: notPersonal('whose data it touches, one of three words'),
    aware_at: notPersonal('when the organisation knew'),
    began_at: notPersonal('when it began'),
    ended_at: notPersonal('when it ended'),
    kinds: notPersonal('what was broken, of three words only'),
    nature: notPersonal(written),
    people_categories: notPersonal(written),
    people_count: notPersonal('a count'),
    data_categories: notPersonal(written),
    records_count: notPersonal('a count'),
    consequences: notPersonal(written),
    measures: notPersonal(written),
    risk: notPersonal('one of three words'),
    risk_reason: notPersonal(written),
    authority_reason: notPersonal(written),
    people_reason: notPersonal(written),
    reported_by: byColleague,
    closed_at: notPersonal('when the case was closed'),
    version: notPersonal('counts changes'),
    created_at: notPersonal('when the case was opened'),
  },
};

const breachEntries: TableDeclaration = {
  schema: 'public',
  table: 'breach_entries',
  layer: 'controller',
  holds: 'who was told of a breach, when and in which words',
  ties: [{ to: 'user', column: 'by_member', key: 'user-member', as: 'reference', treats: ['by_member'] }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    breach_id: notPersonal('which breach'),
    key: notPersonal('a word and a number made by the program'),
    kind: notPersonal('to whom, one of four words'),
    body: notPersonal(written),
    reference: notPersonal('the number Datatilsynet gave the case'),
    form: notPersonal(written),
    by_member: byColleague,
    at: notPersonal('when it was said'),
  },
};

const breachPeople: TableDeclaration = {
  schema: 'public',
  table: 'breach_people',
  layer: 'processor',
  holds: 'which contacts a breach touched: ids alone',
  ties: [{ to: 'contact', column: 'contact_id', key: 'contact', as: 'about' }],
  columns: {
    tenant_id: tenantKey,
    breach_id: notPersonal('which breach'),
    contact_id: personalColumns({
      subject: 'contact',
      purpose: 'tenant-accountability',
      basis: 'c',
      retention: 'tenant-record',
    })('user.unique_id', 'keep', { keptUnder: 'accountability' }),
  },
};

const breachTenants: TableDeclaration = {
  schema: 'public',
  table: 'breach_tenants',
  layer: 'controller',
  holds: 'which tenants a breach of OnNet’s touched',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    breach_id: notPersonal('which breach'),
    affected_tenant_id: notPersonal('which tenant'),
  },
};

export const breachTables: readonly TableDeclaration[] = [breaches, breachEntries, breachPeople, breachTenants];
