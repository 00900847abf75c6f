import { record } from '../../audit/audit.ts';
import { stop } from '../consent/stop.ts';
import type { RequestDesk } from '../requests/desk.ts';
import type { RequestChannel } from '../requests/kinds.ts';
import type { LockedRequest } from '../requests/locked-request.ts';

/** How what somebody asked reached us, in the words of the consent ledger. */
export const heardBy = {
  app: 'web-form',
  form: 'web-form',
  mail: 'e-mail',
  phone: 'phone',
  letter: 'paper',
  choices: 'preference-page',
} as const satisfies Readonly<Record<RequestChannel, string>>;

/** Writes a person’s no to each of the purposes into the ledger, heard as the request was, and into the trail. In its transaction. */
export async function stopPurposes(
  desk: RequestDesk,
  { id, channel }: LockedRequest,
  contactId: string,
  purposes: readonly { readonly id: string }[],
): Promise<void> {
  const via = heardBy[channel];
  await desk.see(async () => {
    for (const { id: purposeId } of purposes)
      await stop({ contactId, purposeId, channel: null, via, by: desk.actor, evidence: { request: id } });
  });
  await record(desk.actor, 'consent.withdrawn', { kind: 'contact', id: contactId }, { rows: purposes.length });
}
