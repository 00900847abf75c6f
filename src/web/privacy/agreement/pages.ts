import type { AgreementEdition } from '../../../domain/privacy/agreement/editions.ts';
import type { AgreementStanding } from '../../../domain/privacy/agreement/standing.ts';
import type { DeskPage } from '../pages.ts';

declare module '../../visit.ts' {
  interface Views {
    'privacy/agreement/show': AgreementPage;
    'privacy/agreement/edition': AgreementEditionPage;
  }
}

export interface AgreementPage extends DeskPage, AgreementStanding {
  /** The reader may accept for the tenant. */
  readonly mayAccept: boolean;
  /** Words at what was refused. */
  readonly problems: Readonly<Record<string, string>>;
}

export interface AgreementEditionPage extends DeskPage {
  readonly edition: AgreementEdition;
}
