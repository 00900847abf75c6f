import type { Person } from '../inventory/subject-graph.ts';

/** Art. 15 (everything, for reading) or Art. 20 (what the person provided and what was observed, for taking along). */
export type PackageForm = 'access' | 'portability';
export const isPackageForm = (text: string): text is PackageForm => text === 'access' || text === 'portability';

/**
 * How far a package is. `searching`: other people are looked for in what was written. `review`: a member decides what of
 * them is shown. `writing`: the file is made. `revoked`: taken back before its days were over.
 */
export type PackageState = 'searching' | 'review' | 'writing' | 'ready' | 'failed' | 'revoked' | 'expired';

/** Days a package is kept once it is ready. */
export const PACKAGE_DAYS = 14;
/** Hours a link goes on showing what it has opened, for reading on, printing and fetching. */
export const GRACE_HOURS = 24;

/** Whose package it is: the tenant's contact (L2) or OnNet's own user (L1); never both. */
export interface PackageSubject {
  readonly kind: Person;
  readonly id: string;
}

/** Whose a row is, by its two columns. */
export const subjectOf = ({
  contactId,
  userId,
}: {
  readonly contactId: string | null;
  readonly userId: string | null;
}): PackageSubject => (contactId === null ? { kind: 'user', id: userId ?? '' } : { kind: 'contact', id: contactId });

/** A package as pages show it. */
export interface PackageSummary {
  readonly id: string;
  readonly form: PackageForm;
  readonly state: PackageState;
  readonly contactId: string | null;
  readonly userId: string | null;
  readonly requestId: string | null;
  readonly language: 'nb' | 'en';
  readonly tablesDone: number;
  readonly tablesExpected: number | null;
  /** How many mentions of others were taken out, and the reviewer's reason. */
  readonly withheld: number;
  readonly withheldNote: string;
  /** When a member had looked through it last; null before that. */
  readonly reviewedAt: Date | null;
  readonly fileKey: string | null;
  readonly bytes: number | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
}

/** The columns of `PackageSummary`, of `access_packages p`. */
export const packageColumns = `p.id, p.form, p.state, p.contact_id as "contactId", p.user_id as "userId", p.request_id as "requestId", p.language,
  p.tables_done as "tablesDone", p.tables_expected as "tablesExpected", p.withheld, p.withheld_note as "withheldNote", p.reviewed_at as "reviewedAt",
  p.file_key as "fileKey", p.bytes, p.created_at as "createdAt", p.finished_at as "finishedAt", p.expires_at as "expiresAt"`;
