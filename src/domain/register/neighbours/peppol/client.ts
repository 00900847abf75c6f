import { setTimeout as pause } from 'node:timers/promises';

import { HostNotInRegister } from '../../../outbound/door.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from '../../organisation-number.ts';
import { Throttle } from '../../throttle.ts';
import { askSmp } from './ask-smp.ts';
import { PeppolNames } from './names.ts';
import { unavailable, type EInvoiceOutcome } from './outcomes.ts';

export interface PeppolClientOptions {
  /** A stand-in for the network's names on this machine, `127.0.0.1:5300`; undefined for the machine's own name servers. */
  readonly standIn: string | undefined;
  /** Says who asks and how to reach them. */
  readonly userAgent: string;
}

/** The client of the Peppol network. Make one per process: its limits hold for all that goes through it. */
export interface PeppolClient {
  /**
   * Whether an organisation can receive e-invoices. Failures are outcomes, not exceptions.
   * @param signal gives up early; the outcome is then `Unavailable`
   */
  receives(number: string, signal?: AbortSignal): Promise<EInvoiceOutcome>;
}

/** A person waits. */
const TOTAL_MS = 6_000;
const limits = { perSecond: 5, concurrency: 4 };

/** Makes the client. Making it asks nobody. */
export function createPeppolClient({ standIn, userAgent }: PeppolClientOptions): PeppolClient {
  const names = new PeppolNames(standIn);
  const throttle = new Throttle({
    ...limits,
    clock: {
      now: () => Date.now(),
      wait: (ms, signal) => pause(ms, undefined, signal ? { signal } : {}),
      random: Math.random,
    },
  });

  return {
    async receives(input, given) {
      const problem = organisationNumberProblem(input);
      if (problem !== undefined)
        return { kind: 'BadRequest', errors: [{ message: `not an organisation number: ${problem}`, value: input }] };
      const number = normaliseOrganisationNumber(input);
      const timeUp = AbortSignal.timeout(TOTAL_MS);
      const signal = given ? AbortSignal.any([given, timeUp]) : timeUp;
      const turn = await throttle.take({ interactive: true, signal });
      if (!turn) return unavailable('busy', 'no turn in time');
      try {
        const named = await names.smpOf(number, signal);
        if (named.kind !== 'SmpNamed') return named;
        return await askSmp(named.address, number, { names, userAgent, signal, thisMachine: standIn !== undefined });
      } catch (error) {
        if (error instanceof HostNotInRegister) return unavailable('notAllowed', error.failure);
        throw error;
      } finally {
        turn.release();
      }
    },
  };
}
