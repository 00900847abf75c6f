import type { Load } from './load.ts';

/** One line of the result, as JSON on standard output. Times in ms, `ratio` = rps / ceiling, within this run. */
export interface Case {
  readonly case: string;
  readonly contacts: number;
  readonly concurrency: number;
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  readonly ceiling: number | null;
  readonly ratio: number | null;
  /** Statements sent to PostgreSQL by one request, transaction and session included. */
  readonly queries: number | null;
  /** Bytes of one uncompressed body. */
  readonly bytes: number | null;
  readonly rss_mb: number | null;
  /** Where work of one tenant must not slow another's: the median of a page of theirs before it and during it. */
  readonly other_tenant_p50?: { readonly before: number; readonly during: number; readonly times: number };
}

const two = (value: number): number => Math.round(value * 100) / 100;

export function report(
  name: string,
  contacts: number,
  concurrency: number,
  load: Load,
  more: { ceiling?: number; queries?: number; rss?: number; otherTenant?: { before: number; during: number } },
): void {
  const line: Case = {
    case: name,
    contacts,
    concurrency,
    rps: load.rps,
    p50: load.p50,
    p99: load.p99,
    ceiling: more.ceiling === undefined ? null : two(more.ceiling),
    ratio: more.ceiling === undefined ? null : two(load.rps / more.ceiling),
    queries: more.queries ?? null,
    bytes: load.bytes || null,
    rss_mb: more.rss ?? null,
    ...(more.otherTenant && {
      other_tenant_p50: { ...more.otherTenant, times: two(more.otherTenant.during / more.otherTenant.before) },
    }),
  };
  console.log(JSON.stringify(line));
}
