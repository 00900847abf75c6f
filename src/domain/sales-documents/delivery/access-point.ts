import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';

import { sha256 } from '../document.ts';

/** An e-invoice on its way to the network. */
export interface OutgoingEhf {
  /** The document's number, and the file's name. */
  readonly number: string;
  /** Nine digits, of the list 0192. */
  readonly receiver: string;
  readonly xml: Buffer;
}

/** Whoever puts e-invoices into the Peppol network for OnNet. */
export interface AccessPoint {
  /**
   * Hands one over. The same number again is the same document: it is taken once.
   * @returns what the access point gives as proof
   * @throws AccessPointUnavailable when it does not take it; it is offered again later
   */
  take(ehf: OutgoingEhf): Promise<string>;
}

/** The access point did not take an e-invoice. */
export class AccessPointUnavailable extends Error {
  readonly failure: string;

  constructor(failure: string, options?: ErrorOptions) {
    super(failure, options);
    this.name = 'AccessPointUnavailable';
    this.failure = failure;
  }
}

let folder: string | undefined;

/** Says where e-invoices are left for the access point to fetch: a folder below the data directory. */
export function openAccessPoint(dataDir: string): void {
  folder = path.resolve(dataDir, 'ehf-out');
}

/** Where e-invoices wait for the access point. @throws Error before `openAccessPoint` */
export function accessPointFolder(): string {
  if (folder === undefined) throw new Error('the access point is not set up');
  return folder;
}

/**
 * The access point that fetches files: each e-invoice becomes one file of a folder, whole or not at all, named by receiver and
 * number, so that the same again is the same file. The proof is its hash.
 */
export const fileDrop: AccessPoint = {
  async take({ number, receiver, xml }) {
    if (!/^[A-Z]*\d+$/.test(number) || !/^\d{9}$/.test(receiver)) throw new Error('not a name for a file');
    const target = accessPointFolder();
    const file = path.join(target, `${receiver}-${number}.xml`);
    try {
      await mkdir(target, { recursive: true, mode: 0o700 });
      const partial = await open(`${file}.part`, 'w', 0o600);
      try {
        await partial.writeFile(xml);
        await partial.sync();
      } finally {
        await partial.close();
      }
      await rename(`${file}.part`, file);
    } catch (error) {
      throw new AccessPointUnavailable('ehf-folder', { cause: error });
    }
    return `sha256:${sha256(xml)}`;
  },
};
