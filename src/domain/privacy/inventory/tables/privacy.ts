import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// What the privacy desk keeps about its own work.

const decided = personalColumns({
  subject: 'user',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'tenant-record',
});
const byColleague = decided('user.unique_id', 'ghost', { inAccess: false });
const whenDone = decided('user.behavior', 'keep', { inAccess: false, keptUnder: 'accountability' });

const retentionRules: TableDeclaration = {
  schema: 'public',
  table: 'retention_rules',
  layer: 'processor',
  holds: 'how long a tenant keeps contacts',
  ties: [
    { to: 'user', column: 'created_by', key: 'user-member', as: 'reference', treats: ['created_by'] },
    { to: 'user', column: 'approved_by', key: 'user-member', as: 'reference', treats: ['approved_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    months: notPersonal('a number of months'),
    enabled: notPersonal('whether the rule is in force'),
    approved_at: whenDone,
    approved_by: byColleague,
    created_at: whenDone,
    created_by: byColleague,
    version: notPersonal('counts changes, for forms that are sent late'),
    selector: notPersonal('which records the rule is about, one word of ours'),
    purpose_id: notPersonal('which purpose the rule is about'),
    clock: notPersonal('what starts the clock, one word of ours'),
    unit: notPersonal('months or days, one word of ours'),
    action: notPersonal('what the rule does, one word of ours'),
    floor_law: notPersonal('the provision that sets a least time, in words of ours'),
  },
};

const retentionRuns: TableDeclaration = {
  schema: 'public',
  table: 'retention_runs',
  layer: 'processor',
  holds: 'what a retention rule did on a day: counts',
  ties: [{ to: 'user', column: 'started_by', key: 'user-member', as: 'reference', treats: ['started_by'] }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    rule_id: notPersonal('which rule'),
    months: notPersonal('a number of months'),
    cutoff: notPersonal('a moment that follows from the rule'),
    started_by: byColleague,
    state: notPersonal('how far it is, one of three words'),
    due: notPersonal('a count'),
    anonymised: notPersonal('a count'),
    restricted: notPersonal('a count'),
    held: notPersonal('a count'),
    waiting: notPersonal('a count'),
    created_at: whenDone,
    finished_at: notPersonal('when the worker was done'),
    skipped: notPersonal('why nothing was done, one of two words'),
  },
};

const ofPerson = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'restriction-proof',
});
const history = { keptUnder: 'accountability' } as const;

const restrictions: TableDeclaration = {
  schema: 'public',
  table: 'restrictions',
  layer: 'processor',
  holds: 'whose processing is or was restricted, why, and how it ended',
  ties: [
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'about' },
    { to: 'user', column: 'restricted_by', key: 'user-member', as: 'reference', treats: ['restricted_by'] },
    { to: 'user', column: 'told_by', key: 'user-member', as: 'reference', treats: ['told_by'] },
    { to: 'user', column: 'lifted_by', key: 'user-member', as: 'reference', treats: ['lifted_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: ofPerson('user.unique_id', 'keep', { ...history, inAccess: false }),
    activity_id: notPersonal('which activity, where only one is restricted'),
    ground: ofPerson('user.privacy_preferences', 'keep', history),
    request_id: notPersonal('which request it came with', 'null', 'keep'),
    note: ofPerson('user.content.private', 'empty'),
    restricted_at: ofPerson('user.privacy_preferences', 'keep', history),
    restricted_by: byColleague,
    told_at: ofPerson('user.privacy_preferences', 'keep', history),
    told_by: byColleague,
    told_how: ofPerson('user.privacy_preferences', 'keep', history),
    told_note: ofPerson('user.content.private', 'empty'),
    lifted_at: ofPerson('user.privacy_preferences', 'keep', history),
    lifted_by: byColleague,
    places_open: notPersonal('how many places that name them wait for a decision'),
  },
};

const restrictionDecisions: TableDeclaration = {
  schema: 'public',
  table: 'restriction_decisions',
  layer: 'processor',
  holds: 'what was decided about each place that names or carries somebody who is restricted',
  // A row says which text is about whom. Once the person is nobody any more it would say whose their row was (recital 26).
  ties: [
    { to: 'contact', column: 'restriction_id', key: 'contact-restriction', as: 'about' },
    { to: 'user', column: 'decided_by', key: 'user-member', as: 'reference', treats: ['decided_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    restriction_id: notPersonal('which restriction', 'delete'),
    place_table: notPersonal('the name of one of our tables'),
    place_column: notPersonal('the name of one of our columns'),
    place_row: notPersonal('the id of a row'),
    decision: notPersonal('one of two words'),
    reason: notPersonal('one word of a fixed list, never as typed'),
    made: notPersonal('which restriction of one activity it made'),
    decided_at: notPersonal('when it was decided'),
    decided_by: byColleague,
  },
};

const customFieldDeclarations: TableDeclaration = {
  schema: 'public',
  table: 'custom_field_declarations',
  layer: 'processor',
  holds: 'what the tenant’s own fields hold, why and for how long',
  ties: [
    { to: 'user', column: 'declared_by', key: 'user-member', as: 'reference', treats: ['declared_by'] },
    { to: 'user', column: 'retired_by', key: 'user-member', as: 'reference', treats: ['retired_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    entity: notPersonal('what kind of record, one of three words'),
    label: notPersonal('what the tenant calls a kind of data; names of people have no place in it'),
    category: notPersonal('a key of our own list of categories'),
    purpose_id: notPersonal('which purpose'),
    retention: notPersonal('a code of our own list of retention rules'),
    in_access: notPersonal('whether access packages hold it'),
    portable: notPersonal('whether people can take it with them, and why'),
    not_personal: notPersonal('the tenant’s reason why a field is about nobody; about the field, not about people'),
    declared_at: whenDone,
    declared_by: byColleague,
    kind: notPersonal('what can be written into it, one of six words'),
    choices: notPersonal('what can be chosen, the same for everybody'),
    retired_at: whenDone,
    retired_by: byColleague,
  },
};

export const privacyTables: readonly TableDeclaration[] = [
  customFieldDeclarations,
  retentionRules,
  retentionRuns,
  restrictions,
  restrictionDecisions,
];
