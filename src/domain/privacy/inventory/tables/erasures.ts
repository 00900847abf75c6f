import { byColleague } from '../by-colleague.ts';
import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// Who was erased, and the proof of it. Layer L2: the tenant must be able to show that it did what it was asked.

const proof = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'erasure-proof',
});
const kept = { keptUnder: 'accountability', inAccess: false } as const;

const erasures: TableDeclaration = {
  schema: 'public',
  table: 'erasures',
  layer: 'processor',
  holds: 'who was erased when, on whose decision, and what the law kept',
  ties: [
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'reference' },
    { to: 'user', column: 'decided_by', key: 'user-member', as: 'reference', treats: ['decided_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: proof('user.unique_id', 'keep', kept),
    request_id: notPersonal('which request it came with'),
    asked_at: proof('user.behavior', 'keep', kept),
    decided_at: proof('user.behavior', 'keep', kept),
    decided_by: byColleague,
    never_contact: proof('user.privacy_preferences', 'keep', kept),
    state: notPersonal('how far it is, one of five words'),
    step: notPersonal('what was done last, one word of ours'),
    // What the person is found by in copies, for as long as the erasure is under way.
    traces: proof('user.name', 'shred', { inAccess: false }),
    erased_at: proof('user.behavior', 'keep', kept),
    checked_at: notPersonal('when everything was searched for the person'),
    done_at: proof('user.behavior', 'keep', kept),
    counts: notPersonal('names of tables and numbers of rows'),
    kept: notPersonal('names of tables, numbers of rows, provisions and dates'),
    residue: notPersonal('names of columns and ids of rows, never what stands there'),
    certificate: proof('user.behavior', 'keep', kept),
    replay_of: notPersonal('a keyed hash of the erasure that was carried out again'),
  },
};

const erasureDecisions: TableDeclaration = {
  schema: 'public',
  table: 'erasure_decisions',
  layer: 'processor',
  holds: 'what was decided about each place where free text names somebody who is erased',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    erasure_id: notPersonal('which erasure'),
    place_table: notPersonal('the name of one of our tables'),
    place_column: notPersonal('the name of one of our columns'),
    place_row: notPersonal('the id of a row'),
    decision: notPersonal('one of three words'),
    reason: notPersonal('one word of a fixed list, never as typed'),
    carried_out_at: notPersonal('when it was done'),
  },
};

export const erasureTables: readonly TableDeclaration[] = [erasures, erasureDecisions];
