/** What people do with and for a customer. */
export const activityKinds = ['note', 'call', 'meeting', 'task', 'email'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const isActivityKind = (text: string): text is ActivityKind => activityKinds.some((kind) => kind === text);

/** The record whose page an activity is written on. It shows on the related records too. */
export interface ActivitySubject {
  readonly kind: 'contact' | 'company' | 'deal';
  readonly id: string;
}

/** The column of `activities` that points to a kind of record. */
export const subjectColumn = { contact: 'contact_id', company: 'company_id', deal: 'deal_id' } as const;
