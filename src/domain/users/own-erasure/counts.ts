import { keptBy, type CountedRows, type KeptOfUser, type OwnErasurePreview } from './preview.ts';

/** What the certificate will tell, as the trail keeps it until then: names of tables and numbers. */
type Counts = Readonly<Record<string, number>>;

/** The rows that were counted before anything was erased. */
export interface ErasedCounts {
  readonly deleted: readonly CountedRows[];
  readonly former: readonly CountedRows[];
  readonly kept: readonly KeptOfUser[];
}

const kinds = ['deleted', 'former', 'kept'] as const;

/** The counts of a preview, as an audit entry holds them: `former.activities` is 12. */
export const countsIn = (preview: Pick<OwnErasurePreview, (typeof kinds)[number]>): Counts =>
  Object.fromEntries(
    kinds.flatMap((kind) => preview[kind].map(({ table, rows }): [string, number] => [`${kind}.${table}`, rows])),
  );

/** The counts that an audit entry holds. */
export function countsOf(details: Counts): ErasedCounts {
  const rowsOf = (kind: (typeof kinds)[number]): CountedRows[] =>
    Object.entries(details).flatMap(([name, rows]) =>
      name.startsWith(`${kind}.`) ? [{ table: name.slice(kind.length + 1), rows }] : [],
    );
  return {
    deleted: rowsOf('deleted'),
    former: rowsOf('former'),
    kept: rowsOf('kept').map((one) => ({ ...one, ...keptBy(one.table) })),
  };
}
