import { byColleague } from '../by-colleague.ts';
import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// To whom a person's data was given, and what those were told. Layer L2: the tenant answers for what it gives away.

const given = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'disclosure',
});
// Told to the person as recipients, not as rows (access/told.ts).
const kept = { keptUnder: 'accountability', inAccess: false } as const;

const disclosures: TableDeclaration = {
  schema: 'public',
  table: 'disclosures',
  layer: 'processor',
  holds: 'to whom data about a person was given, what kinds, when and why',
  ties: [
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'about' },
    { to: 'user', column: 'recorded_by', key: 'user-member', as: 'reference', treats: ['recorded_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: given('user.unique_id', 'keep', kept),
    recipient: given('user.privacy_preferences', 'keep', kept),
    email: given('user.privacy_preferences', 'keep', kept),
    categories: notPersonal('kinds of data, words of a fixed list'),
    act: notPersonal('by which act, one of four words'),
    corrects: notPersonal('the line of the log that this one takes back'),
    why: given('user.content.private', 'empty', { inAccess: false }),
    given_on: given('user.behavior', 'keep', kept),
    recorded_at: notPersonal('when it was written down'),
    recorded_by: byColleague,
  },
};

const recipientNotices: TableDeclaration = {
  schema: 'public',
  table: 'recipient_notices',
  layer: 'processor',
  holds: 'which recipients are to be told that data was corrected, erased or restricted, and how that went',
  ties: [
    { to: 'contact', column: 'contact_id', key: 'contact', as: 'about' },
    { to: 'user', column: 'done_by', key: 'user-member', as: 'reference', treats: ['done_by'] },
  ],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    contact_id: given('user.unique_id', 'keep', kept),
    cause: notPersonal('of what they are told, one of three words'),
    cause_id: notPersonal('a number of the erasure, the restriction or the correction'),
    request_id: notPersonal('which request it came with', 'null', 'keep'),
    recipient: given('user.privacy_preferences', 'keep', kept),
    email: given('user.privacy_preferences', 'keep', kept),
    language: notPersonal('the language of the letter'),
    // Names the person, sealed; the law asks that it is sent after they are erased. Gone with its key once it is.
    letter: given('user.name', 'keep', kept),
    created_at: given('user.behavior', 'keep', kept),
    sent_at: notPersonal('when the mail server took the letter'),
    done_at: notPersonal('when a member had told the recipient'),
    done_by: byColleague,
    done_how: notPersonal('how they were told, one of six words'),
  },
};

export const disclosureTables: readonly TableDeclaration[] = [disclosures, recipientNotices];
