import { inPlatform } from '../tenancy.ts';
import { oweDocument } from './issue-owed.ts';

/**
 * Owes an invoice or credit note that events named its document. That is all a turn of events does about it: what is issued waits
 * for nobody's subscription, and a document that has to wait keeps no event waiting.
 */
export async function followDocument(objectId: string, eventIds: readonly string[]): Promise<void> {
  const newest = eventIds.at(-1) ?? '';
  await inPlatform(() => oweDocument(objectId, newest));
}
