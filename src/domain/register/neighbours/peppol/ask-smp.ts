import { isIP, type LookupFunction } from 'node:net';

import { attempt, type Answer } from '../../attempt.ts';
import type { PeppolNames } from './names.ts';
import { unavailable, type EInvoiceOutcome, type Unavailable } from './outcomes.ts';
import { billingInvoice, participantOf, participantScheme, PEPPOL_ZONE } from './participant.ts';
import { isPublicAddress } from './public-address.ts';
import { readServiceGroup } from './service-group.ts';

/** How an SMP is asked. Its address is somebody else's word, so little is taken from it: time, size, ports and ways on. */
export interface SmpAsking {
  readonly names: PeppolNames;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** A stand-in on this machine may answer: any port of 127.0.0.1 beside the open internet. Never in production. */
  readonly thisMachine: boolean;
}

const MOST_BYTES = 512 * 1024;
const CONNECT_MS = 2_000;
const ATTEMPT_MS = 4_000;
/** Ways on within the host, such as from http to https. */
const MOST_WAYS_ON = 2;

/** What a participant's SMP says of invoices. @throws HostNotInRegister */
export async function askSmp(smp: URL, organisationNumber: string, asking: SmpAsking): Promise<EInvoiceOutcome> {
  const participant = participantOf(organisationNumber);
  const path = `${smp.pathname.replace(/\/+$/, '')}/${encodeURIComponent(`${participantScheme}::${participant}`)}`;
  const answer = await visit(new URL(path, smp), asking);
  return answer.kind === 'answer' ? read(answer, participant) : answer;
}

async function visit(from: URL, asking: SmpAsking): Promise<Answer | Unavailable> {
  let url = from;
  for (let waysOn = 0; ; waysOn++) {
    const answer = await visitOnce(url, asking);
    if (answer.kind !== 'answer' || answer.status < 300 || answer.status > 399) return answer;
    const onward = answer.headers.location;
    if (onward === undefined || !URL.canParse(onward, url.href)) return unavailable('badAnswer', 'sent on to nowhere');
    const next = new URL(onward, url);
    // Each way on is looked at like the first; another host is not the one the network named.
    if (next.hostname !== url.hostname || waysOn >= MOST_WAYS_ON) return unavailable('redirect', 'sent on elsewhere');
    url = next;
  }
}

async function visitOnce(url: URL, asking: SmpAsking): Promise<Answer | Unavailable> {
  if (!isAskable(url, asking.thisMachine)) return unavailable('forbiddenAddress', 'an address that is not asked');
  const addresses = await asking.names.addressesOf(url.hostname, asking.signal);
  if ('kind' in addresses) return addresses;
  const open = (address: string): boolean =>
    isPublicAddress(address) || (asking.thisMachine && address === '127.0.0.1');
  const [first] = addresses;
  // One address of ours among others is how a name is made to answer twice, differently.
  if (first === undefined || !addresses.every(open))
    return unavailable('forbiddenAddress', 'an address that is not of the open internet');
  const result = await attempt({
    url,
    party: 'peppol',
    namedBy: PEPPOL_ZONE,
    lookup: alwaysAt(first),
    agent: false,
    headers: { accept: 'application/xml, text/xml', 'user-agent': asking.userAgent, 'accept-encoding': 'identity' },
    connectMs: CONNECT_MS,
    attemptMs: ATTEMPT_MS,
    maxBytes: MOST_BYTES,
    signal: asking.signal,
  });
  if (result.kind === 'answer') return result;
  const reasons = { network: 'network', timeout: 'timeout', tooLarge: 'badAnswer', aborted: 'timeout' } as const;
  return unavailable(result.reason === 'notAllowed' ? 'notAllowed' : reasons[result.reason], result.detail);
}

/** A name, not a bare address, at the port of its protocol. */
function isAskable({ protocol, hostname, port, username, password }: URL, thisMachine: boolean): boolean {
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (username !== '' || password !== '') return false;
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && (port === '' || thisMachine);
}

/** The connection goes to the address that was looked at, whatever the name says by then. */
const alwaysAt =
  (address: string): LookupFunction =>
  (_, { all }, found) => {
    const family = isIP(address);
    if (all) found(null, [{ address, family }]);
    else found(null, address, family);
  };

function read(answer: Answer, participant: string): EInvoiceOutcome {
  if (answer.status === 429) return unavailable('rateLimited', 'status 429');
  if (answer.status >= 500) return unavailable('serverError', `status ${answer.status}`);
  // A 404 too: the network says that the participant is here, so the two disagree and neither is believed.
  if (answer.status !== 200) return unavailable('badAnswer', `status ${answer.status}`);
  const group = readServiceGroup(answer.body);
  if (!group) return unavailable('badAnswer', 'not the document asked for');
  if (group.scheme.toLowerCase() !== participantScheme || group.participant.toLowerCase() !== participant)
    return unavailable('badAnswer', 'about another participant');
  if (group.documents.includes(billingInvoice)) return { kind: 'Receives' };
  // The one that cannot be read may be the invoice.
  return group.documents.includes(undefined)
    ? unavailable('badAnswer', 'documents that cannot be read')
    : { kind: 'OtherDocuments' };
}
