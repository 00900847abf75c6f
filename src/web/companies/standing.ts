import type { EnrichmentState } from '../../domain/companies/locked-company.ts';
import type { MessageKey } from '../../words/catalogue.ts';

/** What the register says of a company, as a badge: always a glyph and a word. */
export interface Standing {
  readonly kind: 'success' | 'warning' | 'danger' | undefined;
  readonly icon: string;
  readonly word: MessageKey;
}

const standings: Readonly<Record<string, Standing>> = {
  active: { kind: 'success', icon: 'circle-check', word: 'companies.standing.active' },
  deleted: { kind: 'danger', icon: 'circle-x', word: 'companies.standing.deleted' },
  removed: { kind: 'danger', icon: 'circle-x', word: 'companies.standing.removed' },
  bankrupt: { kind: 'danger', icon: 'circle-alert', word: 'companies.standing.bankrupt' },
  compulsoryDissolution: {
    kind: 'danger',
    icon: 'circle-alert',
    word: 'companies.standing.compulsoryDissolution',
  },
  underLiquidation: { kind: 'warning', icon: 'triangle-alert', word: 'companies.standing.underLiquidation' },
  restructuring: { kind: 'warning', icon: 'triangle-alert', word: 'companies.standing.restructuring' },
  foreignInsolvency: { kind: 'warning', icon: 'triangle-alert', word: 'companies.standing.foreignInsolvency' },
};

/** What is said of a company that the register has told nothing of. */
const untold: Readonly<Partial<Record<EnrichmentState, Standing>>> = {
  waiting: { kind: undefined, icon: 'clock', word: 'wait.loading' },
  unavailable: { kind: undefined, icon: 'clock', word: 'companies.standing.unavailable' },
  unknown: { kind: 'warning', icon: 'triangle-alert', word: 'companies.standing.unknown' },
};

/** The badge of a status; none while nothing may be claimed. */
export const standingOf = (registerStatus: string | null): Standing | undefined =>
  registerStatus === null ? undefined : standings[registerStatus];

/** The badge of a company: what the register last told of it, else how asking goes; none for one without a number. */
export const standingOfCompany = (
  registerStatus: string | null,
  enrichmentState: EnrichmentState,
): Standing | undefined => standingOf(registerStatus) ?? untold[enrichmentState];
