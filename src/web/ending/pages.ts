import type { ExportSummary } from '../../domain/exports/exports-of.ts';
import type { DeletionCertificate } from '../../domain/tenants/ending/deletion-certificate.ts';
import type { KeptAfter } from '../../domain/tenants/ending/kept-after.ts';
import type { Finding, FindingCode, PreFlight } from '../../domain/tenants/ending/pre-flight.ts';
import type { TenantLifecycle } from '../../domain/tenants/lifecycle.ts';
import type { DeskPage } from '../privacy/pages.ts';

declare module '../visit.ts' {
  interface Views {
    'ending/show': EndingPage;
    'ending/certificate': CertificatePage;
    'ending/certificate-refused': object;
  }
}

export interface ShownFinding extends Finding {
  /** Where it can be looked at; undefined where there is nothing to do about it. */
  readonly href: string | undefined;
}

export interface EndingPage extends DeskPage, Omit<PreFlight, 'findings'> {
  readonly life: TenantLifecycle;
  readonly findings: readonly ShownFinding[];
  /** The newest archive of everything; `own` is whether the reader asked for it, since nobody else may fetch it. */
  readonly archive: (ExportSummary & { readonly own: boolean }) | undefined;
  /** What is kept after an end today, or after the end that was made. */
  readonly kept: readonly KeptAfter[];
  readonly graceDays: number;
  readonly erasedWithinDays: number;
  readonly backupDays: number;
  /** The reader is an owner. */
  readonly mayEnd: boolean;
  readonly typed: { readonly name: string; readonly seen: readonly string[] };
  readonly problems: Readonly<Record<string, string>>;
}

export interface CertificatePage {
  readonly certificate: DeletionCertificate;
  /** `YYYY-MM-DD`. */
  readonly backupsGoneOn: string;
  /** Tables with a name that people know, and how many rows of all others there were. */
  readonly erased: readonly { readonly label: string; readonly rows: number }[];
  readonly fileHref: string;
}

export type { FindingCode };
