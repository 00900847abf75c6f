import type { Readable } from 'node:stream';

import { from as copyFrom } from 'pg-copy-streams';
import type pg from 'pg';

import { now } from '../../clock.ts';
import { onOwnConnection } from '../../database.ts';
import { faultPoint } from '../../fault-points.ts';
import type { BulkFile } from '../bulk-file.ts';
import type { RegisterCollection } from '../look-up.ts';
import { applyIncoming, type Applied } from './apply-incoming.ts';
import { beginChanging } from './load-lock.ts';
import { mirrorColumns } from './mirror-row.ts';
import { NotAnArray } from './pick-fields.ts';
import { readBulkFile, type FileRead } from './read-file.ts';

/** Nothing was loaded, and the mirror is as it was. The word is for the operators. */
export class MirrorNotLoaded extends Error {
  readonly failure: string;

  constructor(failure: `mirror-${string}` | `register-${string}`) {
    super(failure);
    this.name = 'MirrorNotLoaded';
    this.failure = failure;
  }
}

/** What came of a load. */
export interface MirrorLoaded extends Applied {
  readonly units: number;
}

/** A file with less than this share of what the last one had is taken for half a file. */
const LEAST_SHARE = 0.9;

/** One object in so many may be something else than a live unit. */
const MOST_UNREADABLE = 0.001;

/** How long before a file was made its contents may have been gathered: changes since then may not be in it. */
const GATHERED_MS = 6 * 3_600_000;

/** Memory for comparing all units with all, and for sorting their words into the index. */
const manyAtOnce = `set local work_mem = '256MB'`;

/** The planner knows nothing of what has just come in, and would look for each unit by itself. */
const allAtOnce = 'set local enable_nestloop = off';

/** How long to wait for another load to end before giving this one up. */
const WAIT_FOR_OTHER = '20s';

/**
 * Reads a bulk file into the mirror as it comes: into the incoming table, and from there what differs, in one transaction.
 * Until it commits everybody sees the mirror of before, and whatever goes wrong leaves that one in use.
 * @param signal when a timeout of it runs out, the file counts as half a one
 * @throws MirrorNotLoaded for half a file, one of another shape or with far fewer units than the last, and while another load runs
 */
export async function loadMirror(
  collection: RegisterCollection,
  file: BulkFile,
  signal?: AbortSignal,
): Promise<MirrorLoaded> {
  const madeAt = file.madeAt ?? now();
  try {
    return await onOwnConnection(async (client) => {
      await beginLoad(client);
      const read = await copyIn(client, collection, file.body, signal);
      await faultPoint('file read');
      await refuseHalf(client, collection, read);
      await beginChanging(client);
      const applied = await applyIncoming(client, collection, new Date(madeAt.getTime() - GATHERED_MS));
      await faultPoint('mirror changed');
      await client.query(
        `update register_mirrors
            set etag = $2, made_at = $3, units = $4, loaded_at = $5, checked_at = $5, failure = null, failed_at = null
          where collection = $1`,
        [collection, file.etag ?? null, madeAt, read.units, now()],
      );
      await client.query('commit');
      return { ...applied, units: read.units };
    });
  } catch (error) {
    throw wordFor(error, signal) ?? error;
  } finally {
    file.body.destroy();
  }
}

async function beginLoad(client: pg.Client): Promise<void> {
  await client.query(`begin; set local lock_timeout = '${WAIT_FOR_OTHER}'; ${manyAtOnce}; ${allAtOnce}`);
  // Whoever empties the table has it alone until the end: two loads never meet.
  await client.query('truncate register_units_incoming');
  await client.query('set local lock_timeout = 0');
}

const copyIn = (
  client: pg.Client,
  collection: RegisterCollection,
  body: Readable,
  signal: AbortSignal | undefined,
): Promise<FileRead> => {
  const sink = client.query(copyFrom(`copy register_units_incoming (${mirrorColumns.join(', ')}) from stdin`));
  return readBulkFile(body, collection, sink, signal);
};

async function refuseHalf(client: pg.Client, collection: RegisterCollection, read: FileRead): Promise<void> {
  if (read.unreadable > (read.units + read.unreadable) * MOST_UNREADABLE)
    throw new MirrorNotLoaded('mirror-wrong-shape');
  const { rows } = await client.query<{ units: number | null }>(
    `select units from register_mirrors where collection = $1`,
    [collection],
  );
  if (read.units === 0 || read.units < (rows[0]?.units ?? 0) * LEAST_SHARE) throw new MirrorNotLoaded('mirror-too-few');
}

/** What an error of a file says of it; undefined for any other. */
function wordFor(error: unknown, signal?: AbortSignal): MirrorNotLoaded | undefined {
  if (error instanceof NotAnArray)
    return new MirrorNotLoaded(error.unfinished ? 'mirror-half-file' : 'mirror-wrong-shape');
  const tooLong = signal?.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  if (tooLong) return new MirrorNotLoaded('mirror-half-file');
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR' || code === 'ECONNRESET' || code === 'ETIMEDOUT')
    return new MirrorNotLoaded('mirror-half-file');
  if (code === 'Z_DATA_ERROR') return new MirrorNotLoaded('mirror-wrong-shape');
  // lock_not_available
  return code === '55P03' ? new MirrorNotLoaded('mirror-busy') : undefined;
}
