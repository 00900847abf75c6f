import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

import { beginFile, fileExists, filePath } from '../../files/files.ts';
import type { AccessDocument } from './document.ts';

/** Keeps a document as the tenant's file under a key. */
export async function storeDocument(
  tenantId: string,
  key: string,
  document: AccessDocument,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const text = JSON.stringify(document, null, 2);
  const file = await beginFile(tenantId, key);
  try {
    file.stream.end(text);
    await finished(file.stream);
    return { bytes: await file.finish(), sha256: createHash('sha256').update(text).digest('hex') };
  } finally {
    await file.discard();
  }
}

/** A document that was kept; undefined when its file is gone. */
export async function storedDocument(tenantId: string, key: string): Promise<AccessDocument | undefined> {
  if (!(await fileExists(tenantId, key))) return undefined;
  const document: AccessDocument = JSON.parse(await readFile(filePath(tenantId, key), 'utf8'));
  return document;
}
