import { byColleague } from '../by-colleague.ts';
import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// Copies of what is held about somebody. OnNet's own users' (L1) stand in the same tables as the platform tenant's.

const copy = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'export-record',
});
const kept = { keptUnder: 'accountability' } as const;

const accessPackages: TableDeclaration = {
  schema: 'public',
  table: 'access_packages',
  layer: 'processor',
  holds: 'that somebody was given a copy of what is held about them',
  ties: [
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'about' },
    { to: 'user', column: 'user_id', key: 'user', as: 'reference', treats: ['user_id'] },
    { to: 'user', column: 'requested_by', key: 'user-member', as: 'reference', treats: ['requested_by'] },
    { to: 'user', column: 'reviewed_by', key: 'user-member', as: 'reference', treats: ['reviewed_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    form: copy('user.privacy_preferences', 'keep', kept),
    contact_id: copy('user.unique_id', 'keep', { ...kept, inAccess: false }),
    user_id: copy('user.unique_id', 'keep', { ...kept, erasureOf: { user: 'keep' }, inAccess: false }),
    request_id: notPersonal('which request it answers', 'null', 'keep'),
    language: notPersonal('the language of the copy, one of two'),
    state: notPersonal('how far it is, one of seven words'),
    tables_done: notPersonal('a count'),
    tables_expected: notPersonal('a count'),
    requested_by: byColleague,
    reviewed_at: notPersonal('when a member had looked through it'),
    reviewed_by: byColleague,
    reviewed_texts: notPersonal('a fingerprint of all the texts together, until the file is made'),
    withheld: copy('user.privacy_preferences', 'keep', kept),
    withheld_note: copy('user.content.private', 'empty'),
    file_key: notPersonal('the number of a file; see the store of copies for what the file holds'),
    bytes: notPersonal('a size'),
    sha256: notPersonal('a fingerprint of the whole file; what is in it cannot be told from it'),
    created_at: copy('user.privacy_preferences', 'keep', kept),
    finished_at: copy('user.privacy_preferences', 'keep', kept),
    expires_at: notPersonal('when the file goes'),
    handed_over_at: copy('user.privacy_preferences', 'keep', kept),
  },
};

// The words are another person's. They go with the file, at the latest when its days are over.
const mention = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'access-copy',
});
const accessFindings: TableDeclaration = {
  schema: 'public',
  table: 'access_findings',
  layer: 'processor',
  holds: 'mentions of other people that a reviewer decides about',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    package_id: notPersonal('which copy'),
    table_name: notPersonal('the name of a table'),
    row_id: notPersonal('the number of a row'),
    column_name: notPersonal('the name of a column'),
    kind: notPersonal('who is mentioned, one of four words'),
    found: mention('user.content.private', 'expire', { inAccess: false }),
    role: notPersonal('the role of a member, one of four words'),
    masked: notPersonal('whether it is taken out'),
  },
};

const accessLinks: TableDeclaration = {
  schema: 'public',
  table: 'access_links',
  layer: 'processor',
  holds: 'links that open a copy once',
  ties: [{ to: 'user', column: 'created_by', key: 'user-member', as: 'reference', treats: ['created_by'] }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    package_id: notPersonal('which copy'),
    token_hash: notPersonal('a hash of a random token'),
    created_at: notPersonal('when the link was made'),
    created_by: byColleague,
    expires_at: notPersonal('when the link stops opening anything'),
    opened_at: notPersonal('when the link was used; whose it was stands with the copy'),
    revoked_at: notPersonal('when the link was closed'),
    browser_hash: notPersonal('a hash of a random number that the browser keeps which opened it'),
  },
};

export const accessTables: readonly TableDeclaration[] = [accessPackages, accessFindings, accessLinks];
