/** What is wrong where: with what is there (integrity), or with what is not there any more (completeness). */
export interface Finding {
  readonly problem:
    // Integrity.
    | 'entry-changed'
    | 'entry-misdated'
    | 'seal-changed'
    | 'checkpoint-changed'
    | 'chain-rewritten'
    | 'head-changed'
    | 'key-missing'
    // Completeness.
    | 'entry-missing'
    | 'seal-missing'
    | 'tail-missing'
    | 'entry-unsealed'
    | 'entry-vanished';
  /** The seal's number, where it is about one. */
  readonly seq?: number;
  /** The entry's id, where it is about one. */
  readonly entryId?: string;
  /** The day of the anchor that tells, where one does. */
  readonly day?: string;
}
