import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration, type Tie } from '../declaration.ts';

// What people asked of whoever holds their data. A request outlives an erasure it may have led to: it is what shows that
// the law was followed, and goes its own way after three years (src/domain/privacy/requests/reduce.ts). OnNet's own (L1) stand
// in the same tables as the platform tenant's: its desk reads them there, and nothing ties a user to a tenant's.

const kept = { keptUnder: 'accountability', erasureOf: { user: 'keep' } } as const;
const request = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'request',
});

/** Whose a row of another table is, by its request. */
const byRequest = (table: string): readonly Tie[] => [
  {
    to: 'contact',
    column: `(select r.contact_id from data_subject_requests r where r.tenant_id = ${table}.tenant_id and r.id = ${table}.request_id)`,
    key: 'contact',
    as: 'about',
  },
];

const requests: TableDeclaration = {
  schema: 'public',
  table: 'data_subject_requests',
  layer: 'processor',
  holds: 'what people asked about their data, and what was answered',
  ties: [
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'about' },
    { to: 'user', column: 'user_id', key: 'user', as: 'reference', treats: ['user_id'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    layer: notPersonal('who is controller, one of two words'),
    kind: request('user.privacy_preferences', 'keep', kept),
    state: request('user.privacy_preferences', 'keep', kept),
    channel: request('user.privacy_preferences', 'keep', kept),
    language: request('user.privacy_preferences', 'keep', kept),
    // Beside a name it would say who an anonymised row was. In the case of an erasure it says who was erased, while it stands.
    contact_id: request('user.unique_id', 'null-if-ended', { byRight: 'keep', inAccess: false }),
    user_id: request('user.unique_id', 'keep', { ...kept, inAccess: false }),
    requester_name: request('user.name', 'keep', { ...kept, portable: 'provided' }),
    requester_email: request('user.contact.email', 'keep', { ...kept, portable: 'provided' }),
    addressee: request('user.privacy_preferences', 'keep', kept),
    represented_as: request('user.privacy_preferences', 'keep', kept),
    represented_name: request('user.name', 'keep', { ...kept, portable: 'provided' }),
    authority_at: request('user.privacy_preferences', 'keep', kept),
    authority_how: request('user.privacy_preferences', 'keep', kept),
    message: request('user.content.private', 'keep', { ...kept, portable: 'provided' }),
    attachments: request('user.content.private', 'keep', kept),
    mail_id: notPersonal('a hash by which a mail handed over twice is told'),
    received_at: request('user.privacy_preferences', 'keep', kept),
    due_on: request('user.privacy_preferences', 'keep', kept),
    target_on: request('user.privacy_preferences', 'keep', { ...kept, inAccess: false }),
    extended_at: request('user.privacy_preferences', 'keep', kept),
    extension_reason: request('user.privacy_preferences', 'keep', kept),
    doubt: request('user.privacy_preferences', 'keep', kept),
    doubt_reason: request('user.privacy_preferences', 'keep', kept),
    paused_on: request('user.privacy_preferences', 'keep', kept),
    paused_days: request('user.privacy_preferences', 'keep', kept),
    verified_at: request('user.privacy_preferences', 'keep', kept),
    verified_how: request('user.privacy_preferences', 'keep', kept),
    new_address_confirmed: request('user.privacy_preferences', 'keep', kept),
    confirmed_address: request('user.contact.email', 'keep', kept),
    decision: request('user.privacy_preferences', 'keep', kept),
    // Only between an erasure and the answer that is owed all the same.
    answer_address: request('user.contact.email', 'keep', { ...kept, retention: 'owed-answer' }),
    legal_ground: request('user.privacy_preferences', 'keep', kept),
    answered_at: request('user.privacy_preferences', 'keep', kept),
    ended_at: request('user.privacy_preferences', 'keep', { ...kept, inAccess: false }),
    merged_into: notPersonal('a number of another request'),
    subject_hmac: request('user.unique_id', 'keep', { ...kept, inAccess: false }),
    reduced_at: notPersonal('when the names were taken out'),
    created_at: notPersonal('when the row was made'),
    version: notPersonal('counts the changes of the row'),
  },
};

const requestEvents: TableDeclaration = {
  schema: 'public',
  table: 'data_subject_request_events',
  layer: 'processor',
  holds: 'what happened to a request, in order',
  ties: byRequest('data_subject_request_events'),
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    request_id: notPersonal('a number of the request'),
    kind: request('user.privacy_preferences', 'keep', kept),
    actor: notPersonal('what kind of actor, one of a fixed list'),
    actor_id: notPersonal('a number of the member or operator who did it, as in the audit trail'),
    details: notPersonal('codes, counts and days, never a name or an address'),
    note: request('user.content.private', 'keep', kept),
    at: request('user.privacy_preferences', 'keep', kept),
  },
};

const requestLetters: TableDeclaration = {
  schema: 'public',
  table: 'data_subject_request_letters',
  layer: 'processor',
  holds: 'the letters that answered a request',
  ties: byRequest('data_subject_request_letters'),
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    request_id: notPersonal('a number of the request'),
    kind: request('user.privacy_preferences', 'keep', kept),
    language: request('user.privacy_preferences', 'keep', { ...kept, inAccess: false }),
    to_address: request('user.contact.email', 'keep', kept),
    subject: request('user.content.private', 'keep', kept),
    body: request('user.content.private', 'keep', kept),
    created_at: request('user.privacy_preferences', 'keep', kept),
  },
};

const identityChecks: TableDeclaration = {
  schema: 'public',
  table: 'identity_checks',
  layer: 'processor',
  holds: 'links that asked somebody whether a request was theirs',
  ties: byRequest('identity_checks'),
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    request_id: notPersonal('a number of the request'),
    token_hash: notPersonal('a hash of a random token'),
    sent_to: request('user.contact.email', 'keep', kept),
    created_at: request('user.privacy_preferences', 'keep', kept),
    expires_at: notPersonal('when the link stops opening anything'),
    answered_at: request('user.privacy_preferences', 'keep', kept),
    answer: request('user.privacy_preferences', 'keep', kept),
  },
};

export const requestTables: readonly TableDeclaration[] = [requests, requestEvents, requestLetters, identityChecks];
