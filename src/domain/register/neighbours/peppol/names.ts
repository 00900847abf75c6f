import { Resolver } from 'node:dns/promises';

import { leaveFor } from '../../../outbound/door.ts';
import { unavailable, type NotRegistered, type Unavailable } from './outcomes.ts';
import { participantHost, PEPPOL_ZONE } from './participant.ts';
import { smpAddress } from './smp-address.ts';

/** Where a participant's SMP is, as the network's own names say. */
export interface SmpNamed {
  readonly kind: 'SmpNamed';
  readonly address: URL;
}

/** How long one server gets, and how many times it is asked. */
const TIMEOUT_MS = 1_500;
const TRIES = 2;

/** The names of the Peppol network. Asks at the door first, like all that leaves the program. */
export class PeppolNames {
  readonly #server: string | undefined;

  /** @param server a name server of one's own, `127.0.0.1:5300`; the machine's when left out */
  constructor(server: string | undefined) {
    this.#server = server;
  }

  /**
   * Which SMP the network names for an organisation number. Only the network's own word that the name is not there is
   * `NotRegistered`; a server that fails, is slow or knows the name without that record says nothing.
   * @throws HostNotInRegister
   */
  async smpOf(organisationNumber: string, signal: AbortSignal): Promise<SmpNamed | NotRegistered | Unavailable> {
    await leaveFor('peppol', PEPPOL_ZONE);
    const resolver = this.#resolver(signal);
    const name = participantHost(organisationNumber);
    const found = await asked(() => resolver.resolveNaptr(name));
    if ('code' in found) return found.code === 'ENOTFOUND' ? this.#absent(resolver) : silent(found.code);
    const address = smpAddress(found.answer);
    return address ? { kind: 'SmpNamed', address } : unavailable('badAnswer', 'no address of an SMP among the names');
  }

  /**
   * The addresses of an SMP's host, all of them.
   * @throws HostNotInRegister
   */
  async addressesOf(host: string, signal: AbortSignal): Promise<readonly string[] | Unavailable> {
    await leaveFor('peppol', host, PEPPOL_ZONE);
    const resolver = this.#resolver(signal);
    const [four, six] = await Promise.all([asked(() => resolver.resolve4(host)), asked(() => resolver.resolve6(host))]);
    const addresses = [four, six].flatMap((found) => ('answer' in found ? found.answer : []));
    if (addresses.length > 0) return addresses;
    return silent('code' in four ? four.code : 'no addresses');
  }

  // A zone that has moved answers "no such name" to everybody. Only while the zone itself is there is that a no.
  async #absent(resolver: Resolver): Promise<NotRegistered | Unavailable> {
    const zone = await asked(() => resolver.resolveSoa(PEPPOL_ZONE));
    if ('answer' in zone || zone.code === 'ENODATA') return { kind: 'NotRegistered' };
    return zone.code === 'ENOTFOUND' ? unavailable('names', 'the zone is gone') : silent(zone.code);
  }

  #resolver(signal: AbortSignal): Resolver {
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
    if (this.#server !== undefined) resolver.setServers([this.#server]);
    signal.addEventListener('abort', () => resolver.cancel(), { once: true });
    return resolver;
  }
}

const silent = (code: string): Unavailable =>
  unavailable(code === 'ETIMEOUT' || code === 'ECANCELLED' ? 'timeout' : 'names', code);

async function asked<T>(ask: () => Promise<T>): Promise<{ readonly answer: T } | { readonly code: string }> {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return { code: error.code };
    throw error;
  }
}
