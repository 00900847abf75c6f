/** Where an edit of one fact began: what its sender saw in the form. */
export interface EditStart {
  /** The record's version then … */
  readonly version: number;
  /** … and the fact's value then, in the same form as `current` and `wanted` below; undefined when the sender does not say. */
  readonly was?: string | null | undefined;
}

/**
 * What becomes of an edit of one fact. Another fact of the record, changed by the register or a colleague, is no conflict with it; nor is
 * this very fact, when its sender left it as it was: then what others wrote stays.
 * @param now the record's version, and the fact's value as it is kept and as its sender wants it
 * @returns `same` when there is nothing to write, `conflict` when both wrote this fact and not the same
 */
export function editOutcome(
  start: EditStart,
  now: { readonly version: number; readonly current: string | null; readonly wanted: string | null },
): 'write' | 'same' | 'conflict' {
  if (now.current === now.wanted) return 'same';
  if (start.version === now.version || start.was === now.current) return 'write';
  return start.was === now.wanted ? 'same' : 'conflict';
}
