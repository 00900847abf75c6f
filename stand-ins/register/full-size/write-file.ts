import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, constants } from 'node:zlib';

import { bulkBody } from '../bulk-body.ts';
import { unitBody } from '../units/unit-body.ts';
import { fullSizeUnits } from './units.ts';

/** Units written at a time: what is in memory at once. */
const AT_A_TIME = 500;

/**
 * Writes the bulk file of an invented register of so many main units, as the register would send it, in bounded memory.
 * A file that is there is whole: it gets its name last.
 */
export async function writeFullSizeFile(file: string, count: number): Promise<void> {
  const making = `${file}.making`;
  await pipeline(
    Readable.from(jsonOf(count), { objectMode: false }),
    createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 256 * 1024 }),
    createWriteStream(making),
  );
  await rename(making, file);
}

function* jsonOf(count: number): Generator<string> {
  let written = 0;
  let batch: string[] = [];
  yield '[';
  for (const unit of fullSizeUnits(count)) {
    batch.push(JSON.stringify(bulkBody(unitBody(unit))));
    if (batch.length < AT_A_TIME) continue;
    yield `${written > 0 ? ',' : ''}${batch.join(',')}`;
    written += batch.length;
    batch = [];
  }
  if (batch.length > 0) yield `${written > 0 ? ',' : ''}${batch.join(',')}`;
  yield ']';
}
