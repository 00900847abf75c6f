/** For what something is done, as an entry of the trail says it. */
export const auditPurposes = ['customer-care', 'administration', 'privacy', 'billing', 'operations'] as const;
export type AuditPurpose = (typeof auditPurposes)[number];

/** What each family of actions is for, unless whoever writes the entry says otherwise. */
const families: Readonly<Record<string, AuditPurpose>> = {
  contact: 'customer-care',
  company: 'customer-care',
  deal: 'customer-care',
  activity: 'customer-care',
  search: 'customer-care',
  export: 'customer-care',
  home: 'customer-care',
  tenant: 'administration',
  member: 'administration',
  invitation: 'administration',
  token: 'administration',
  subscription: 'billing',
  'sales-document': 'billing',
  'exchange-rate': 'billing',
  books: 'billing',
  obligation: 'operations',
  'stripe-event': 'operations',
  'stripe-endpoint': 'operations',
};

/** Acts on a record that the law asks for, whatever the family. */
const ofPrivacy: ReadonlySet<string> = new Set([
  'contact.anonymised',
  'contact.deleted',
  'contact.restricted',
  'contact.rectified',
  'contact.restriction-lifted',
  'contact.purpose-set',
  'contact.purpose-removed',
  'activity.restricted',
  'activity.restriction-lifted',
  'activity.viewed',
  'activity.emptied',
  'member.forgotten',
  'tenant.erased',
]);

/**
 * What an action is for when nobody says. A family that is not listed is about privacy: those entries are kept longest
 * (see audit_periods), so that forgetting to list one loses nothing.
 */
export function purposeOf(action: string): AuditPurpose {
  if (ofPrivacy.has(action)) return 'privacy';
  return families[action.split('.', 1)[0] ?? ''] ?? 'privacy';
}
