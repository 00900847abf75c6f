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
    created_at: whenDone,
    finished_at: notPersonal('when the worker was done'),
    skipped: notPersonal('why nothing was done, one of two words'),
  },
};

export const privacyTables: readonly TableDeclaration[] = [retentionRules, retentionRuns];
