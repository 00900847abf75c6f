import { byColleague } from '../by-colleague.ts';
import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// What the law keeps, and what waits for it to let go. Layer L2: the tenant is bound by the law of its own accounts.

const held = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'erasure-proof',
});
const kept = { keptUnder: 'accountability', inAccess: false } as const;

const legalHolds: TableDeclaration = {
  schema: 'public',
  table: 'legal_holds',
  layer: 'processor',
  holds: 'rows that the law keeps, under which law and until when',
  ties: [
    {
      to: 'contact',
      column: 'subject_id',
      key: 'contact',
      as: 'reference',
      when: "legal_holds.subject_kind = 'contact'",
    },
    { to: 'user', column: 'placed_by', key: 'user-member', as: 'reference', treats: ['placed_by'] },
    { to: 'user', column: 'released_by', key: 'user-member', as: 'reference', treats: ['released_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    subject_kind: notPersonal('what kind of record waits, one of four words'),
    subject_id: held('user.unique_id', 'keep', kept),
    held_table: notPersonal('the name of one of our tables'),
    held_row: notPersonal('the id of the row that stays'),
    law: notPersonal('which provision, one of a fixed list in holds/hold-laws.ts'),
    reason: notPersonal('why, one word of a fixed list in holds/hold-laws.ts, never as typed'),
    until: notPersonal('a date that follows from the law'),
    placed_by: byColleague,
    placed_at: notPersonal('when the hold began'),
    released_at: notPersonal('when the hold ended'),
    released_by: byColleague,
    released_because: notPersonal('why it ended early, one word of a fixed list in holds/hold-laws.ts, never as typed'),
  },
};

const legalHoldWaits: TableDeclaration = {
  schema: 'public',
  table: 'legal_hold_waits',
  layer: 'processor',
  holds: 'which obligation goes on when a hold ends',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    hold_id: notPersonal('which hold'),
    kind: notPersonal('which kind of obligation, one of a fixed list'),
    key: notPersonal('a business key made of ids and dates by the program, never of what somebody typed'),
    subject_id: notPersonal('the id of a case or a run'),
  },
};

export const holdTables: readonly TableDeclaration[] = [legalHolds, legalHoldWaits];
