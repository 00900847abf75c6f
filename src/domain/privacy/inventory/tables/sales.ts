import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// Deals and what was done. Layer L2. Free text names people, so it is theirs.

const contact = personalColumns({
  subject: 'contact',
  purpose: 'sales-and-service',
  basis: 'tenant',
  retention: 'inactivity',
});
const colleague = (ofUser: 'ghost' | 'null') =>
  personalColumns({ subject: 'user', purpose: 'sales-and-service', basis: 'tenant', retention: 'tenant-record' })(
    'user.professional_information',
    ofUser,
    { inAccess: false },
  );
/** A column of a record that stays when the person goes: without the person it says nothing about anybody. */
const stays = { keptUnder: 'nobody-any-more' } as const;

const pipelines: TableDeclaration = {
  schema: 'public',
  table: 'pipelines',
  layer: 'processor',
  holds: 'how the tenant sells',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    name: notPersonal('what the tenant calls a way of selling; about their work, not about people'),
    position: notPersonal('the order on the page'),
  },
};

const stages: TableDeclaration = {
  schema: 'public',
  table: 'stages',
  layer: 'processor',
  holds: 'the steps of selling',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    pipeline_id: notPersonal('which pipeline'),
    name: notPersonal('what the tenant calls a step of selling; about their work, not about people'),
    outcome: notPersonal('open, won or lost'),
    position: notPersonal('the order on the page'),
  },
};

const activities: TableDeclaration = {
  schema: 'public',
  table: 'activities',
  layer: 'processor',
  holds: 'notes, calls, meetings, tasks and e-mail',
  // What was written about a person's deal names them; that it happened belongs to the deal.
  ties: [
    {
      to: 'contact',
      column: 'deal_id',
      key: 'contact-deal',
      as: 'about',
      when: 'activities.contact_id is not null',
      treats: ['subject', 'body'],
    },
    // Hidden with the deal, where it is about nobody else; then about nobody at all.
    {
      to: 'contact',
      column: 'deal_id',
      key: 'contact-deal',
      as: 'about',
      when: 'activities.contact_id is null',
      treats: ['subject', 'body', 'restricted_at'],
    },
    // A note about somebody's own business is about them.
    {
      to: 'contact',
      column: 'company_id',
      key: 'sole-trader-company',
      as: 'about',
      when: 'activities.contact_id is null',
      treats: ['subject', 'body', 'restricted_at'],
    },
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'about' },
    { to: 'user', column: 'by_member', key: 'user-member', as: 'reference', treats: ['by_member'] },
  ],
  alone: 'activities.company_id is null and activities.deal_id is null',
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    kind: contact('user.content.private', 'keep', stays),
    // Colleagues wrote it, also of mail: nothing tells which the person sent. Neither it nor when is of the person's giving (WP242).
    subject: contact('user.content.private', 'empty'),
    body: contact('user.content.private', 'empty'),
    contact_id: contact('user.unique_id', 'null-unless-alone', { inAccess: false }),
    company_id: notPersonal('which company it belongs to as well'),
    deal_id: notPersonal('which deal it belongs to as well'),
    by_member: colleague('ghost'),
    happened_at: contact('user.behavior', 'month-if-alone'),
    due_at: contact('user.behavior', 'month'),
    done_at: contact('user.behavior', 'month'),
    created_at: contact('user.behavior', 'month-if-alone'),
    deleted_at: contact('user.behavior', 'keep', stays),
    restricted_at: contact('user.privacy_preferences', 'null', { inAccess: false }),
  },
};

const deals: TableDeclaration = {
  schema: 'public',
  table: 'deals',
  layer: 'processor',
  holds: 'sales',
  ties: [
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'about' },
    // A deal with somebody's own business and nobody else is with them.
    {
      to: 'contact',
      column: 'company_id',
      key: 'sole-trader-company',
      as: 'about',
      when: 'deals.contact_id is null',
      treats: ['title', 'restricted_at'],
    },
    { to: 'user', column: 'owner_id', key: 'user-member', as: 'reference', treats: ['owner_id'] },
    { to: 'user', column: 'created_by', key: 'user-member', as: 'reference', treats: ['created_by'] },
    { to: 'user', column: 'deleted_by', key: 'user-member', as: 'reference', treats: ['deleted_by'] },
  ],
  // What they bought. What was hoped for and what came to nothing is the tenant's own view of them.
  portableWhen: `exists (select from stages s
    where s.tenant_id = deals.tenant_id and s.id = deals.stage_id and s.outcome = 'won')`,
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    stage_id: contact('user.behavior.purchase_history', 'keep', stays),
    title: contact('user.behavior.purchase_history', 'neutral-title-if-named', { portable: 'observed' }),
    company_id: notPersonal('which company it is with'),
    contact_id: contact('user.unique_id', 'null', { inAccess: false }),
    owner_id: colleague('null'),
    amount_minor: contact('user.behavior.purchase_history', 'keep', { ...stays, portable: 'observed' }),
    currency: contact('user.behavior.purchase_history', 'keep', { ...stays, portable: 'observed' }),
    expected_close_on: contact('user.behavior.purchase_history', 'keep', stays),
    closed_at: contact('user.behavior.purchase_history', 'keep', { ...stays, portable: 'observed' }),
    version: notPersonal('counts changes, for forms that are sent late'),
    created_at: contact('user.behavior', 'keep', stays),
    created_by: colleague('ghost'),
    updated_at: contact('user.behavior', 'keep', stays),
    deleted_at: contact('user.behavior', 'keep', stays),
    deleted_by: colleague('ghost'),
    restricted_at: contact('user.privacy_preferences', 'null', { inAccess: false }),
  },
};

// Activities first: what was written about a deal is found through the deal's contact.
export const salesTables: readonly TableDeclaration[] = [pipelines, stages, activities, deals];
