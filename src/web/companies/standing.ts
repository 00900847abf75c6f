import type { MessageKey } from '../../words/catalogue.ts';

/** What the register says of a company's life, as a badge: always a glyph and a word. */
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

/** The badge of a status; none while nothing may be claimed. */
export const standingOf = (registerStatus: string | null): Standing | undefined =>
  registerStatus === null ? undefined : standings[registerStatus];
