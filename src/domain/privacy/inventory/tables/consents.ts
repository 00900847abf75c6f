import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// What contacts are held for, what they have said, and who must be left alone.

const decided = personalColumns({
  subject: 'user',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'tenant-record',
});
const byColleague = decided('user.unique_id', 'ghost', { inAccess: false });
const whenDone = decided('user.behavior', 'keep', { inAccess: false, keptUnder: 'accountability' });
const doneBy = (column: string) =>
  ({ to: 'user', column, key: 'user-member', as: 'reference', treats: [column] }) as const;

const purposes: TableDeclaration = {
  schema: 'public',
  table: 'purposes',
  layer: 'processor',
  holds: 'what a tenant uses contacts for, and why it may',
  ties: [doneBy('reviewed_by'), doneBy('decided_by')],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    code: notPersonal('a word for the purpose'),
    title_nb: notPersonal('what the purpose is called in Norwegian'),
    title_en: notPersonal('what the purpose is called in English'),
    layer: notPersonal('who is controller, one of two words'),
    basis: notPersonal('one of the six lawful bases'),
    retention_rule: notPersonal('which retention rule, one of a fixed list'),
    withdrawable: notPersonal('whether people can say no to it'),
    marketing: notPersonal('which rule of marketing law it follows'),
    channels: notPersonal('which channels it may use'),
    for_new_contacts: notPersonal('whether new contacts get it'),
    enabled: notPersonal('whether it is in force'),
    interest: notPersonal('the tenant’s reasons, about everybody and nobody in particular'),
    necessity: notPersonal('the tenant’s reasons, about everybody and nobody in particular'),
    balance: notPersonal('the tenant’s reasons, about everybody and nobody in particular'),
    reviewed_at: whenDone,
    reviewed_by: byColleague,
    decided_at: whenDone,
    decided_by: byColleague,
    created_at: notPersonal('when the purpose was made'),
  },
};

const held = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'with-contact',
});
const contactPurposes: TableDeclaration = {
  schema: 'public',
  table: 'contact_purposes',
  layer: 'processor',
  holds: 'which purposes each contact is held for, and on what basis',
  ties: [{ to: 'contact', column: 'contact_id', key: 'contact', as: 'about' }, doneBy('recorded_by')],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: held('user.unique_id', 'delete', { inAccess: false }),
    purpose_id: held('user.privacy_preferences', 'delete'),
    basis: held('user.privacy_preferences', 'delete'),
    source: held('user.privacy_preferences', 'delete'),
    since: held('user.privacy_preferences', 'delete'),
    recorded_at: held('user.privacy_preferences', 'delete'),
    given_for: held('user.unique_id', 'delete', { inAccess: false }),
    given_together: notPersonal('which act wrote it down for many at once'),
    recorded_by: held('user.professional_information', 'delete', { inAccess: false, erasureOf: { user: 'ghost' } }),
  },
};

const sourceNotices: TableDeclaration = {
  schema: 'public',
  table: 'source_notices',
  layer: 'processor',
  holds: 'which contacts have been told that they are held and where the data came from, or why they need not be',
  ties: [{ to: 'contact', column: 'contact_id', key: 'contact', as: 'about' }, doneBy('noted_by')],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: held('user.unique_id', 'delete', { inAccess: false }),
    how: held('user.privacy_preferences', 'delete'),
    told_on: held('user.privacy_preferences', 'delete'),
    reason: held('user.content.private', 'delete'),
    noted_at: held('user.privacy_preferences', 'delete'),
    noted_by: held('user.professional_information', 'delete', { inAccess: false, erasureOf: { user: 'ghost' } }),
  },
};

const consentWordings: TableDeclaration = {
  schema: 'public',
  table: 'consent_wordings',
  layer: 'processor',
  holds: 'what people are asked to agree to, in every version',
  ties: [doneBy('created_by')],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    purpose_id: notPersonal('which purpose'),
    version: notPersonal('a number'),
    text_nb: notPersonal('what everybody is asked, in Norwegian'),
    text_en: notPersonal('what everybody is asked, in English'),
    hash_nb: notPersonal('a hash of the Norwegian text'),
    hash_en: notPersonal('a hash of the English text'),
    same_meaning: notPersonal('whether it says the same as the version before it'),
    created_at: whenDone,
    created_by: byColleague,
  },
};

const said = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'consent-proof',
});
const proof = said('user.privacy_preferences', 'keep', { keptUnder: 'accountability' });
const consentEvents: TableDeclaration = {
  schema: 'public',
  table: 'consent_events',
  layer: 'processor',
  holds: 'what people have agreed to and said no to, with its proof; no address, no name, no free text',
  ties: [{ to: 'contact', column: 'contact_id', key: 'contact', as: 'about' }, doneBy('actor_id')],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    at: proof,
    contact_id: said('user.unique_id', 'keep', { keptUnder: 'accountability', inAccess: false }),
    purpose_id: proof,
    channel: proof,
    kind: proof,
    via: proof,
    wording_id: proof,
    wording_version: proof,
    wording_hash: proof,
    language: proof,
    evidence: proof,
    actor: proof,
    actor_id: byColleague,
  },
};

const leftAlone = personalColumns({
  subject: 'contact',
  purpose: 'tenant-marketing',
  basis: 'c',
  retention: 'until-withdrawn',
});
const suppression = leftAlone('user.privacy_preferences', 'keep', { keptUnder: 'suppression', inAccess: false });
const suppressions: TableDeclaration = {
  schema: 'public',
  table: 'suppressions',
  layer: 'processor',
  holds: 'addresses that must be left alone, as hashes that say nothing without the tenant’s key',
  ties: [doneBy('recorded_by')],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    mac: suppression,
    channel: suppression,
    purpose_id: suppression,
    except_purposes: suppression,
    cause: suppression,
    since: suppression,
    lifted_at: suppression,
    recorded_by: byColleague,
  },
};

const reservationWashes: TableDeclaration = {
  schema: 'public',
  table: 'reservation_washes',
  layer: 'processor',
  holds: 'the days a tenant held its consumers against Reservasjonsregisteret',
  ties: [doneBy('recorded_by')],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    washed_on: notPersonal('a day'),
    recorded_at: whenDone,
    recorded_by: byColleague,
  },
};

export const consentTables: readonly TableDeclaration[] = [
  purposes,
  contactPurposes,
  sourceNotices,
  consentWordings,
  consentEvents,
  suppressions,
  reservationWashes,
];
