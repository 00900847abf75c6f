import { DomainError } from '../errors.ts';
import { hostsInUse, hostsThatNameOthers } from './allowed-hosts.ts';
import type { Party } from './parties.ts';
import { rememberRefusal } from './refusals.ts';

/** A call that was not let out. Ids and hosts only; nothing of what would have been sent. */
export interface Refusal {
  readonly party: Party;
  readonly host: string;
}

interface Door {
  readonly production: boolean;
  readonly refused: (refusal: Refusal) => void;
}

/** Before it is opened, the door is shut to every host but this machine. */
let door: Door | undefined;

/** Opens the way out: from now on the register of sub-processors decides. `refused` hears of every call that is stopped. */
export function openDoor(options: Door): void {
  door = options;
}

/** The host is in no row of the register of sub-processors that is in use today, so nothing is sent to it. */
export class HostNotInRegister extends DomainError {
  readonly failure = 'host-not-in-register';
  readonly host: string;

  constructor(host: string) {
    super(`not in the register of sub-processors: ${host}`);
    this.host = host;
  }
}

/**
 * The one way out of the program: every adapter asks here before it sends anything, each time. A host of another adapter's
 * row is not in the register for this one. Outside production this machine itself is let through, where stand-ins run;
 * that each stands for a row is asked at start (configured-hosts.ts).
 *
 * @param host a name or address without port, as in `api.stripe.com`
 * @param namedBy the host whose answer named this one, when it is not in the register itself; its row must say that it does
 * @throws HostNotInRegister
 */
export async function leaveFor(party: Party, host: string, namedBy?: string): Promise<void> {
  const name = plainHost(host);
  if (!door) {
    // Nothing is configured yet: tools and tests of one client, which talk to this machine alone.
    if (isThisMachine(name)) return;
    throw new HostNotInRegister(name);
  }
  if (!door.production && isThisMachine(name)) return;
  if ((await hostsInUse(party)).has(name)) return;
  if (namedBy !== undefined && (await hostsThatNameOthers(party)).has(plainHost(namedBy))) return;
  const refusal = { party, host: name };
  door.refused(refusal);
  await rememberRefusal(refusal);
  throw new HostNotInRegister(name);
}

/** Whether a host is the machine the program runs on. */
export const isThisMachine = (host: string): boolean => ['127.0.0.1', 'localhost', '::1'].includes(plainHost(host));

/** Lower case, without the brackets of an IPv6 address and without the dot of the root. */
export const plainHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
