import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// What the program owes and did: obligations, mail, exports, the audit trail.

const outbox: TableDeclaration = {
  schema: 'public',
  table: 'outbox',
  layer: 'controller',
  holds: 'what the program owes: ids only',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    kind: notPersonal('which kind of obligation, one of a fixed list'),
    key: notPersonal('a business key made of ids, dates and digests by the program, never of what somebody typed'),
    subject_id: notPersonal('the id of a company, a file or a run'),
    due_at: notPersonal('when the program has to act'),
    created_at: notPersonal('when the program began to owe it'),
    attempts: notPersonal('a count'),
    queued_until: notPersonal('when the relay looks again'),
    leased_until: notPersonal('when another worker may begin'),
    done_at: notPersonal('when it was carried out'),
    dead_at: notPersonal('when it was given up'),
    set_aside_for: notPersonal('why it is not tried again, one of three words'),
    failure: notPersonal('one word of ours for operators, such as register-timeout; never a message'),
  },
};

const event = personalColumns({
  subject: 'user',
  purpose: 'accountability',
  basis: 'c',
  retention: 'audit-trail',
});
const trail = { keptUnder: 'accountability' } as const;
/** What was done with a contact's record, and when, is about the contact too; who did it is not theirs to be told (C-579/21). */
const ofBoth = { ...trail, portable: 'observed', erasureOf: { contact: 'keep' } } as const;

const auditEntries: TableDeclaration = {
  schema: 'public',
  table: 'audit_entries',
  layer: 'controller',
  holds: 'who did what to which record; ids and names of fields, never values',
  ties: [
    { to: 'user', column: 'actor_id', key: 'user-member', as: 'about', when: "audit_entries.actor = 'member'" },
    { to: 'user', column: 'actor_id', key: 'user', as: 'about', when: "audit_entries.actor in ('user', 'operator')" },
    {
      to: 'contact',
      column: 'subject_id',
      key: 'contact',
      as: 'about',
      when: "audit_entries.subject = 'contact'",
    },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    at: event('user.behavior', 'keep', ofBoth),
    actor: notPersonal('what kind of actor, one of four words'),
    actor_id: event('user.unique_id', 'keep', trail),
    action: event('user.behavior', 'keep', ofBoth),
    subject: notPersonal('what kind of record, one of a fixed list'),
    // Whose record it was is not the actor's to be told: it is another person's, and of another layer.
    subject_id: event('user.unique_id', 'keep', { ...trail, inAccess: false, erasureOf: { contact: 'keep' } }),
    details: event('system.operations', 'keep', { ...trail, inAccess: false }),
    purpose: notPersonal('for what it was done, one of a fixed list'),
    reading: notPersonal('whether it only looked'),
    // What a field held before and since, under the contact's own key: unreadable as soon as that is destroyed.
    sealed_values: personalColumns({
      subject: 'contact',
      purpose: 'accountability',
      basis: 'c',
      retention: 'audit-trail',
    })('user.content.private', 'shred', { onlyWhen: 'audit_entries.sealed_values is not null' }),
  },
};

const auditPending: TableDeclaration = {
  schema: 'public',
  table: 'audit_pending',
  layer: 'controller',
  holds: 'which entries of the audit trail wait for their seal',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    entry_ids: notPersonal('ids of entries, for a minute'),
  },
};

const auditSeals: TableDeclaration = {
  schema: 'public',
  table: 'audit_seals',
  layer: 'controller',
  holds: 'the chain that shows whether the audit trail was changed',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    seq: notPersonal('the number of the seal'),
    entry_id: notPersonal('the id of an entry, which says nothing once the entry is cut'),
    at: notPersonal('when something was written, without who or what'),
    keep: notPersonal('how long the entry is kept, one of two words'),
    digest: notPersonal('a keyed digest of the entry'),
    mac: notPersonal('a keyed digest of the seal and the one before'),
    sealed_at: notPersonal('when the seal was made'),
    looked_at: notPersonal('when the sealer had looked before'),
  },
};

const auditCheckpoints: TableDeclaration = {
  schema: 'public',
  table: 'audit_checkpoints',
  layer: 'controller',
  holds: 'where a chain was cut after its time',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    seq: notPersonal('the number of a seal'),
    mac: notPersonal('its MAC'),
    proof: notPersonal('a keyed digest of both'),
    made_at: notPersonal('when it was cut'),
  },
};

const auditPeriods: TableDeclaration = {
  schema: 'public',
  table: 'audit_periods',
  layer: 'controller',
  holds: 'how long entries of the audit trail are kept',
  ties: [],
  columns: {
    keep: notPersonal('which entries, one of two words'),
    months: notPersonal('a number'),
    reason: notPersonal('why it is that number, in words of ours'),
    verified: notPersonal('whether a lawyer has looked at it'),
  },
};

const mail = personalColumns({ subject: 'user', purpose: 'service', basis: 'b', retention: 'mail' });
// Mail that OnNet carries to a tenant's contact goes with the contact, sent or not.
const toContact = personalColumns({ subject: 'contact', purpose: 'service', basis: 'b', retention: 'mail' });
const ofOnNet = `mails.contact_id is null and mails.template not in ('access-link', 'person-page', 'request-letter', 'request-identity')`;
const mails: TableDeclaration = {
  schema: 'public',
  table: 'mails',
  layer: 'controller',
  holds: 'mail that was written, for thirty days',
  ties: [
    // Mail that a tenant has sent to its contact is the tenant's, also where the same person is a user (hard case 26).
    { to: 'user', column: 'to_address', key: 'user-email', as: 'about', when: ofOnNet },
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'about' },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: toContact('user.unique_id', 'delete', { inAccess: false }),
    purpose_id: notPersonal('which purpose the mail serves'),
    blocked: notPersonal('why it was not sent after all, one word of ours'),
    template: notPersonal('which mail, one of a fixed list'),
    language: notPersonal('the language of the mail, one of two'),
    to_address: mail('user.contact.email', 'delete', { erasureOf: { contact: 'delete' } }),
    params: mail('user.content.private', 'delete', { inAccess: false }),
    subject: mail('user.content.private', 'delete'),
    // The text may carry a link that lets in whoever has it.
    body_text: mail('user.content.private', 'delete', { inAccess: false }),
    body_html: mail('user.content.private', 'delete', { inAccess: false }),
    message_id: notPersonal('a Message-ID, made of a number and our own domain'),
    created_at: mail('user.behavior', 'delete'),
    sent_at: mail('user.behavior', 'delete'),
    gone_when_sent: notPersonal('whether the row goes as soon as the mail has left'),
  },
};

const taken = personalColumns({
  subject: 'user',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'export-record',
});
const contactExports: TableDeclaration = {
  schema: 'public',
  table: 'exports',
  layer: 'processor',
  holds: 'files of contacts, and of everything, that members asked for',
  ties: [{ to: 'user', column: 'requested_by', key: 'user-member', as: 'reference', treats: ['requested_by'] }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    kind: notPersonal('which kind of export, one of a fixed list'),
    // A search for a name is in the filter until the file is gone, seven days later.
    filter: personalColumns({
      subject: 'contact',
      purpose: 'sales-and-service',
      basis: 'tenant',
      retention: 'export',
    })('user.content.private', 'expire', { inAccess: false }),
    language: notPersonal('the language of the file, one of two'),
    requested_by: taken('user.unique_id', 'ghost', { inAccess: false }),
    state: notPersonal('how far it is, one of six words'),
    rows_done: notPersonal('a count'),
    rows_expected: notPersonal('a count'),
    file_key: notPersonal('the number of a file; see the store of exports for what the file holds'),
    bytes: notPersonal('a size'),
    sha256: notPersonal('a fingerprint of the whole file; who is in it cannot be told from it'),
    created_at: taken('user.behavior', 'keep', { inAccess: false, keptUnder: 'accountability' }),
    finished_at: notPersonal('when the worker was done'),
    expires_at: notPersonal('when the file goes'),
    fetched_at: notPersonal('when an archive of everything was fetched; who did stands in the audit trail'),
    withheld_because: notPersonal('why the file went before its time, one of three words'),
  },
};

const queueReports: TableDeclaration = {
  schema: 'public',
  table: 'queue_reports',
  layer: 'controller',
  holds: 'what the workers see of their queues',
  ties: [],
  columns: {
    queue: notPersonal('which queue, one of a fixed list'),
    backend: notPersonal('where the queue lives, one of two words'),
    waiting: notPersonal('a count'),
    active: notPersonal('a count'),
    delayed: notPersonal('a count'),
    failed: notPersonal('a count'),
    completed: notPersonal('a count'),
    reported_at: notPersonal('when the worker looked'),
  },
};

export const obligationTables: readonly TableDeclaration[] = [
  outbox,
  auditEntries,
  auditPending,
  auditSeals,
  auditCheckpoints,
  auditPeriods,
  mails,
  contactExports,
  queueReports,
];
