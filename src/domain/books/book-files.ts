import type { Readable } from 'node:stream';

import { record } from '../audit/audit.ts';
import type { Day } from '../clock.ts';
import { inPlatform } from '../tenancy.ts';
import { documentArchive } from './document-archive.ts';
import { accountLedger, customerLedger } from './ledgers.ts';
import { demandBookReader, type BookReader } from './readers.ts';
import { deferredFile, gapsFile, openItemsFile, payoutsFile, vatFile } from './report-files.ts';
import { saft } from './saft.ts';
import type { BookPeriod } from './terms.ts';
import { voucherList } from './voucher-list.ts';

/** What of the books a file is of. */
export interface FileScope extends BookPeriod {
  /** The day of what is told as of a day. */
  readonly on: Day;
}

interface BookFile {
  readonly type: 'text/csv; charset=utf-8' | 'application/xml' | 'application/zip';
  readonly make: (scope: FileScope) => Promise<string | Readable>;
}

const csv = (make: BookFile['make']): BookFile => ({ type: 'text/csv; charset=utf-8', make });

/** Every file that an accountant can take, by the end of its address. */
const files = {
  'vouchers.csv': csv(voucherList),
  'accounts.csv': csv(accountLedger),
  'customers.csv': csv(customerLedger),
  'open-items.csv': csv(({ on }) => openItemsFile(on)),
  'vat.csv': csv(vatFile),
  'payouts.csv': csv(payoutsFile),
  'deferred.csv': csv(({ on }) => deferredFile(on)),
  'gaps.csv': csv(gapsFile),
  'saft.xml': { type: 'application/xml', make: saft },
  'documents.zip': { type: 'application/zip', make: documentArchive },
} as const satisfies Readonly<Record<string, BookFile>>;
export type BookFileName = keyof typeof files;

/** Whether the end of an address names a file. */
export const isBookFile = (name: string): name is BookFileName => Object.hasOwn(files, name);

/**
 * A file of the books. The trail says who took which: it tells who bought, also of former customers.
 * @throws NotAllowed for others than operators and accountants
 */
export async function takeBookFile(
  reader: BookReader,
  name: BookFileName,
  scope: FileScope,
): Promise<{ readonly body: string | Readable; readonly type: BookFile['type'] }> {
  demandBookReader(reader);
  await inPlatform(() =>
    record(
      { kind: reader.operator ? 'operator' : 'user', id: reader.id },
      'books.taken',
      { kind: 'books' },
      { file: name, from: scope.from, to: scope.to },
    ),
  );
  const { type, make }: BookFile = files[name];
  return { body: await make(scope), type };
}
