import type {
  AccessDocument,
  DocumentColumn,
  DocumentSection,
  DocumentValue,
} from '../../domain/privacy/access/document.ts';
import type { PackageSummary } from '../../domain/privacy/access/package.ts';
import type { PersonPage } from '../../domain/privacy/access/person-page.ts';
import type { isMoment, isThere } from '../../domain/privacy/access/shown-value.ts';
import type { RightByButton } from '../../domain/privacy/access/request-by-link.ts';
import type { Translate } from '../../words/catalogue.ts';
import type { Formats } from '../../words/formats.ts';

declare module '../visit.ts' {
  interface Views {
    'access/contact': ContactAccessPage;
    'access/sealed': SealedCopyPage;
    'access/copy': CopyPage;
    'access/opened-elsewhere': OpenedElsewherePage;
    'access/person': OwnPage;
    'account/data': OwnDataPage;
    'account/data-copy': CopyPage;
  }
}

export interface ContactAccessPage {
  readonly contact: { readonly id: string; readonly name: string };
  readonly packages: readonly PackageSummary[];
  readonly problem: string | undefined;
}

/** Which copy a public page is about. */
interface CopyPlace {
  readonly tenant: string;
  readonly token: string;
}

export interface SealedCopyPage extends CopyPlace {
  readonly tenantName: string;
  readonly hours: number;
  /** The browser keeps no cookie, so a copy opened in it could not be shown. */
  readonly keepsNothing: boolean;
}

export interface OpenedElsewherePage {
  readonly tenantName: string;
  readonly openedAt: Date | null;
}

/** The files a copy can be fetched as: to read, for programs, or all of it with tables. */
export type CopyFormat = 'pdf' | 'json' | 'zip';

export interface CopyPage {
  readonly document: AccessDocument;
  /** The words and formats of the language the copy is in, which need not be the reader's. */
  readonly inItsLanguage: {
    readonly t: Translate;
    readonly formats: Formats;
    readonly isThere: typeof isThere;
    readonly isMoment: typeof isMoment;
    readonly shown: (column: DocumentColumn, value: DocumentValue | undefined) => string;
  };
  readonly until: Date;
  readonly fileHref: (format: CopyFormat) => string;
}

/** Why somebody is held, since when, and what happens next, in words to them. */
export interface OwnPrivacyLine {
  readonly state: 'basis' | 'consent' | 'withdrawn' | 'restricted' | 'missing';
  readonly parts: readonly string[];
  /** Undefined where no day is known, which the page says in a sentence. */
  readonly next: string | undefined;
}

export interface OwnPage extends Omit<PersonPage, 'sections' | 'standing'>, CopyPlace {
  readonly line: OwnPrivacyLine;
  /** What is held, with what is held for the same reasons together. */
  readonly groups: readonly (readonly DocumentSection[])[];
  readonly rights: readonly RightByButton[];
  /** Rights that wait for an answer already. */
  readonly waiting: readonly string[];
  readonly asked: boolean;
  /** What they wrote for one of their rights, when it was refused; `kind` undefined when it was for none of them. */
  readonly refused: { readonly kind: RightByButton | undefined; readonly message: string } | undefined;
  readonly authority: { readonly name: string; readonly link: string };
}

export interface OwnDataPage {
  readonly packages: readonly PackageSummary[];
  readonly working: boolean;
}
