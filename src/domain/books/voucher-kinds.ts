/** Where a kind of voucher stands in the books, in the words of lists and of SAF-T. */
interface KindFacts {
  /** The journal. */
  readonly journal: 'SALG' | 'BANK' | 'GEBYR' | 'TAP' | 'MOTREGNING' | 'DIVERSE';
  readonly word: string;
}

/** What a voucher is the record of. With its `reference` it names the business object, which is posted once. */
export const voucherKinds = {
  sale: { journal: 'SALG', word: 'Faktura' },
  credit: { journal: 'SALG', word: 'Kreditnota' },
  payment: { journal: 'BANK', word: 'Innbetaling' },
  refund: { journal: 'BANK', word: 'Tilbakebetaling' },
  payout: { journal: 'BANK', word: 'Utbetaling' },
  dispute: { journal: 'BANK', word: 'Innsigelse' },
  fee: { journal: 'GEBYR', word: 'Gebyr' },
  loss: { journal: 'TAP', word: 'Tap' },
  /** What a customer had to their credit on one claim pays another. */
  settlement: { journal: 'MOTREGNING', word: 'Motregning' },
  /** A movement that somebody said how to post. */
  manual: { journal: 'DIVERSE', word: 'Ført for hånd' },
} as const satisfies Readonly<Record<string, KindFacts>>;
export type VoucherKind = keyof typeof voucherKinds;

/** What a journal is called. */
export const journalNames: Readonly<Record<KindFacts['journal'], string>> = {
  SALG: 'Utgående faktura',
  BANK: 'Stripe og bank',
  GEBYR: 'Gebyrer',
  TAP: 'Tap på fordringer',
  MOTREGNING: 'Motregning av tilgodehavende',
  DIVERSE: 'Diverse bilag',
};
