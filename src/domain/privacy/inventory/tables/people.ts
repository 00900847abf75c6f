import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// Who there is: tenants, users, members, and the ways in. Layer L1.

const account = personalColumns({ subject: 'user', purpose: 'service', basis: 'b', retention: 'account' });
const security = personalColumns({ subject: 'user', purpose: 'security', basis: 'f', retention: 'account' });
const right = personalColumns({ subject: 'user', purpose: 'accountability', basis: 'c', retention: 'account' });
/** A tenant is an organisation; its own details are personal where the organisation is a person. */
const soleTrader = "tenants.legal_form in ('ENK', 'ANS', 'DA', 'KBO', 'BO', 'PERS')";
const tenant = personalColumns({ subject: 'sole-trader', purpose: 'service', basis: 'b', retention: 'account' });

const tenants: TableDeclaration = {
  schema: 'public',
  table: 'tenants',
  layer: 'controller',
  holds: 'the customers themselves',
  ties: [],
  columns: {
    id: rowId,
    slug: tenant('user.contact', 'delete', { onlyWhen: soleTrader }),
    name: tenant('user.contact', 'delete', { onlyWhen: soleTrader, portable: 'provided' }),
    organisation_number: tenant('user.contact', 'delete', { onlyWhen: soleTrader, portable: 'provided' }),
    legal_form: notPersonal('the code of a form of organisation, such as AS'),
    address_lines: tenant('user.contact.address', 'delete', { onlyWhen: soleTrader, portable: 'provided' }),
    postal_code: tenant('user.contact.address', 'delete', { onlyWhen: soleTrader, portable: 'provided' }),
    place: tenant('user.contact.address', 'delete', { onlyWhen: soleTrader, portable: 'provided' }),
    country_code: notPersonal('a country says nothing about who the customer is'),
    register_fetched_at: notPersonal('when the register was asked'),
    language: notPersonal('the language of the organisation, one of two'),
    created_at: notPersonal('when the customer relationship began'),
    ended_at: notPersonal('when the customer relationship ended'),
    closed_at: notPersonal('when the grace after the end was over'),
    erased_at: notPersonal('when the rest was erased'),
  },
};

const users: TableDeclaration = {
  schema: 'public',
  table: 'users',
  layer: 'controller',
  holds: 'people who sign in',
  ties: [{ to: 'user', column: 'id', key: 'user', as: 'about' }],
  columns: {
    id: account('user.unique_id', 'delete'),
    email: account('user.contact.email', 'delete', { portable: 'provided' }),
    name: account('user.name', 'delete', { portable: 'provided' }),
    // Never shown or handed out: it would help whoever reads the package to guess the password.
    password_hash: security('user.authorization.credentials', 'delete', { inAccess: false }),
    language: account('user.settings', 'delete', { portable: 'provided' }),
    theme: account('user.settings', 'delete', { portable: 'provided' }),
    density: account('user.settings', 'delete', { portable: 'provided' }),
    shortcuts: account('user.settings', 'delete', { portable: 'provided' }),
    operator: security('user.authorization', 'delete'),
    accountant: security('user.authorization', 'delete'),
    created_at: account('user.account', 'delete', { portable: 'observed' }),
    disabled_at: security('user.account', 'delete'),
    alone_since: account('user.account', 'delete', { portable: 'observed' }),
    restricted_at: right('user.privacy_preferences', 'delete'),
    restriction_ground: right('user.privacy_preferences', 'delete'),
    restriction_request: right('user.unique_id', 'delete'),
    restriction_told_at: right('user.privacy_preferences', 'delete'),
    sign_ins_unlogged_at: right('user.privacy_preferences', 'delete'),
    locked: notPersonal('follows from two other columns: nobody signs in'),
  },
};

const session = personalColumns({ subject: 'user', purpose: 'security', basis: 'f', retention: 'session' });
const sessions: TableDeclaration = {
  schema: 'public',
  table: 'sessions',
  layer: 'controller',
  holds: 'who is signed in, and on which kind of device',
  ties: [{ to: 'user', column: 'user_id', key: 'user', as: 'about' }],
  columns: {
    token_hash: session('user.authorization.credentials', 'delete', { inAccess: false }),
    user_id: session('user.unique_id', 'delete'),
    data: session('user.device.cookie_id', 'delete', { inAccess: false }),
    device: session('user.device', 'delete', { portable: 'observed' }),
    created_at: session('user.behavior', 'delete', { portable: 'observed' }),
    seen_at: session('user.behavior', 'delete', { portable: 'observed' }),
    expires_at: notPersonal('follows from when the session began'),
  },
};

const signIn = personalColumns({ subject: 'user', purpose: 'security', basis: 'f', retention: 'security-log' });
const signInEvents: TableDeclaration = {
  schema: 'public',
  table: 'sign_in_events',
  layer: 'controller',
  holds: 'who signed in, or tried to',
  ties: [{ to: 'user', column: 'user_id', key: 'user', as: 'about' }],
  columns: {
    id: rowId,
    user_id: signIn('user.unique_id', 'delete'),
    at: signIn('user.behavior', 'delete', { portable: 'observed' }),
    outcome: signIn('user.behavior', 'delete', { portable: 'observed' }),
    address: signIn('user.device.ip_address', 'delete', { portable: 'observed' }),
    device: signIn('user.device', 'delete', { portable: 'observed' }),
  },
};

const link = personalColumns({ subject: 'user', purpose: 'security', basis: 'f', retention: 'one-time-link' });
const passwordResets: TableDeclaration = {
  schema: 'public',
  table: 'password_resets',
  layer: 'controller',
  holds: 'links for a new password',
  ties: [{ to: 'user', column: 'user_id', key: 'user', as: 'about' }],
  columns: {
    token_hash: link('user.authorization.credentials', 'delete', { inAccess: false }),
    user_id: link('user.unique_id', 'delete'),
    created_at: link('user.behavior', 'delete', { portable: 'observed' }),
    expires_at: notPersonal('follows from when the link was made'),
    used_at: link('user.behavior', 'delete', { portable: 'observed' }),
  },
};

const changing = personalColumns({
  subject: 'user',
  purpose: 'accountability',
  basis: 'c',
  retention: 'one-time-link',
});
const addressChanges: TableDeclaration = {
  schema: 'public',
  table: 'address_changes',
  layer: 'controller',
  holds: 'new addresses of users that wait to be confirmed',
  ties: [{ to: 'user', column: 'user_id', key: 'user', as: 'about' }],
  columns: {
    token_hash: changing('user.authorization.credentials', 'delete', { inAccess: false }),
    user_id: changing('user.unique_id', 'delete'),
    request_id: rowId,
    email: changing('user.contact.email', 'delete', { portable: 'provided' }),
    created_at: changing('user.behavior', 'delete', { portable: 'observed' }),
    expires_at: notPersonal('follows from when the link was made'),
    used_at: changing('user.behavior', 'delete', { portable: 'observed' }),
  },
};

const signUp = personalColumns({ subject: 'invitee', purpose: 'service', basis: 'b', retention: 'one-time-link' });
const pendingSignUps: TableDeclaration = {
  schema: 'public',
  table: 'pending_sign_ups',
  layer: 'controller',
  holds: 'sign-ups that wait for their link to be opened',
  ties: [{ to: 'user', column: "details #>> '{founder,email}'", key: 'user-email', as: 'about' }],
  columns: {
    token_hash: signUp('user.authorization.credentials', 'delete', { inAccess: false }),
    details: signUp('user.account', 'delete', { inAccess: false }),
    created_at: signUp('user.behavior', 'delete'),
    expires_at: notPersonal('follows from when the sign-up was made'),
  },
};

const attempt = personalColumns({ subject: 'visitor', purpose: 'security', basis: 'f', retention: 'attempt' });
const rateLimits: TableDeclaration = {
  schema: 'public',
  table: 'rate_limits',
  layer: 'controller',
  holds: 'how often something was tried',
  ties: [],
  columns: {
    // A hash of an address or a network can be guessed, so it is personal; it is gone within a day.
    key: attempt('user.device.ip_address', 'expire', { inAccess: false }),
    points: notPersonal('a count'),
    expire: notPersonal('when the count ends'),
  },
};

const answer = personalColumns({
  subject: 'visitor',
  purpose: 'accountability',
  basis: 'c',
  retention: 'cookie-receipt',
});
/** Nothing in it says who the visitor is: a receipt is found by the number in the visitor's own browser. */
const answered = (category: 'user.privacy_preferences' | 'user.device.cookie_id' | 'user.device') =>
  answer(category, 'keep', { keptUnder: 'accountability' });
const cookieReceipts: TableDeclaration = {
  schema: 'public',
  table: 'cookie_receipts',
  layer: 'controller',
  holds: 'what visitors answered about cookies',
  ties: [],
  columns: {
    id: answered('user.device.cookie_id'),
    version: notPersonal('the version of the cookie register, a date'),
    analytics: answered('user.privacy_preferences'),
    marketing: answered('user.privacy_preferences'),
    decided_at: answered('user.privacy_preferences'),
    wording_sha256: notPersonal('a fingerprint of the words that were asked with'),
    language: notPersonal('the language of the words that were asked with'),
    browser: answered('user.device'),
    replaces: answered('user.device.cookie_id'),
  },
};

const membership = personalColumns({ subject: 'user', purpose: 'service', basis: 'b', retention: 'account' });
const members: TableDeclaration = {
  schema: 'public',
  table: 'members',
  layer: 'controller',
  holds: 'users inside a tenant, with their role',
  ties: [{ to: 'user', column: 'user_id', key: 'user', as: 'about' }],
  columns: {
    tenant_id: tenantKey,
    id: membership('user.unique_id', 'delete'),
    user_id: membership('user.unique_id', 'delete'),
    name: membership('user.name', 'delete', { portable: 'provided' }),
    role: membership('user.professional_information.workplace', 'delete'),
    created_at: membership('user.professional_information.workplace', 'delete', { portable: 'observed' }),
    ended_at: membership('user.professional_information.workplace', 'delete', { portable: 'observed' }),
    former_user: notPersonal('whether the row is the one that stands for all who left'),
  },
};

const ofToken = personalColumns({ subject: 'user', purpose: 'security', basis: 'f', retention: 'security-log' });
const apiTokens: TableDeclaration = {
  schema: 'public',
  table: 'api_tokens',
  layer: 'controller',
  holds: 'tokens by which customers’ own programs come in',
  ties: [{ to: 'user', column: 'created_by', key: 'user-member', as: 'reference', treats: ['created_by'] }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    name: notPersonal('what the customer calls the program that has it'),
    role: notPersonal('what it may do at most, one of two words'),
    token_hash: notPersonal('the hash of a token that a program has'),
    created_by: ofToken('user.unique_id', 'ghost', { inAccess: false }),
    created_at: notPersonal('when it was made'),
    expires_at: notPersonal('when it stops working'),
    revoked_at: notPersonal('when it was revoked'),
    used_on: notPersonal('the last day a program used it'),
  },
};

const invitation = personalColumns({ subject: 'invitee', purpose: 'service', basis: 'f', retention: 'invitation' });
const invitations: TableDeclaration = {
  schema: 'public',
  table: 'invitations',
  layer: 'controller',
  holds: 'colleagues invited to a tenant',
  ties: [
    { to: 'user', column: 'email', key: 'user-email', as: 'about' },
    { to: 'user', column: 'invited_by', key: 'user-member', as: 'reference', treats: ['invited_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    email: invitation('user.contact.email', 'delete', { erasureOf: { user: 'delete' } }),
    role: invitation('user.professional_information.workplace', 'delete'),
    token_hash: invitation('user.authorization.credentials', 'delete', { inAccess: false }),
    invited_by: invitation('user.unique_id', 'delete', { erasureOf: { user: 'ghost' }, inAccess: false }),
    created_at: invitation('user.behavior', 'delete'),
    expires_at: notPersonal('follows from when the invitation was made'),
    accepted_at: invitation('user.behavior', 'delete'),
    revoked_at: invitation('user.behavior', 'delete'),
  },
};

const agreement = personalColumns({ subject: 'user', purpose: 'accountability', basis: 'c', retention: 'agreement' });
const agreementAcceptances: TableDeclaration = {
  schema: 'public',
  table: 'agreement_acceptances',
  layer: 'controller',
  holds: 'who accepted the data processing agreement for a tenant, and which text',
  ties: [{ to: 'user', column: 'accepted_by', key: 'user-member', as: 'about' }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    version: notPersonal('the number of the edition, or the date of one that is older than the editions'),
    language: notPersonal('the language of the text that was shown'),
    sha256: notPersonal('a fingerprint of the text of the agreement'),
    accepted_by: agreement('user.account', 'keep', { keptUnder: 'legal-claims' }),
    accepted_at: agreement('user.behavior', 'keep', { keptUnder: 'legal-claims' }),
  },
};

export const peopleTables: readonly TableDeclaration[] = [
  tenants,
  users,
  sessions,
  signInEvents,
  passwordResets,
  addressChanges,
  pendingSignUps,
  rateLimits,
  cookieReceipts,
  members,
  invitations,
  apiTokens,
  agreementAcceptances,
];
