import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { followParent } from '../../src/lifeline.ts';
import { inventedCompanies, isOrdinary } from '../register/units/invented-companies.ts';
import { realCompanies } from '../register/units/real-companies.ts';
import { Names, SMP_HOST } from './names.ts';
import { Participants, participantsAmong, serviceGroup } from './participants.ts';

/** How the SMP may misbehave. */
export type SmpFault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'body'; readonly body: string }
  | { readonly kind: 'redirect'; readonly location: string; readonly times?: number }
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'reset' };

/** A running stand-in: name server and SMP, on one port of 127.0.0.1, by UDP and TCP. */
export interface PeppolStandIn {
  /** `127.0.0.1:5300`, for PEPPOL_STAND_IN. */
  readonly address: string;
  readonly port: number;
  readonly participants: Participants;
  readonly names: Names;
  /** What the SMP was asked: host and path. */
  readonly requests: readonly string[];
  misbehave(fault: SmpFault | undefined): void;
  close(): Promise<void>;
}

/**
 * Starts a stand-in for the Peppol network, on 127.0.0.1 only.
 * @param options.port 0 for any free one
 * @throws {Error} in production
 */
export async function startPeppolStandIn({ port: wanted }: { readonly port: number }): Promise<PeppolStandIn> {
  if (process.env['NODE_ENV'] === 'production') throw new Error('The Peppol stand-in never runs in production');
  const participants = new Participants();
  for (const { number } of [...realCompanies, ...inventedCompanies().filter(isOrdinary)])
    for (const participant of participantsAmong([number])) participants.set(participant);
  const requests: string[] = [];
  let fault: SmpFault | undefined;

  const server = http.createServer((request, response) => {
    requests.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
    void answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });

  async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const planned = fault;
    if (planned?.kind === 'reset') return void request.socket.resetAndDestroy();
    if (planned?.kind === 'latency') await pause(planned.ms, undefined, { ref: false });
    if (planned?.kind === 'status') return void response.writeHead(planned.status).end();
    if (planned?.kind === 'body') return void response.writeHead(200, xml).end(planned.body);
    if (planned?.kind === 'redirect') {
      fault = planned.times === undefined || planned.times > 1 ? redirectAgain(planned) : undefined;
      return void response.writeHead(302, { location: planned.location }).end();
    }
    const number = /^\/iso6523-actorid-upis::0192:(\d{9})$/.exec(decodeURIComponent(request.url ?? ''))?.[1];
    const participant = number === undefined ? undefined : participants.byNumber(number);
    if (!participant) return void response.writeHead(404).end();
    return void response.writeHead(200, xml).end(serviceGroup(participant, `http://${SMP_HOST}`));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('A server on a port has a port');
  const names = new Names(participants, `http://${SMP_HOST}:${bound.port}`);
  await names.listen(bound.port);
  return {
    address: `127.0.0.1:${bound.port}`,
    port: bound.port,
    participants,
    names,
    requests,
    misbehave: (next) => {
      fault = next;
    },
    async close() {
      await names.close();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
    },
  };
}

const xml = { 'content-type': 'application/xml; charset=utf-8' };

const redirectAgain = (fault: Extract<SmpFault, { kind: 'redirect' }>): SmpFault =>
  fault.times === undefined ? fault : { ...fault, times: fault.times - 1 };

if (import.meta.main) {
  try {
    const standIn = await startPeppolStandIn({ port: Number(process.env['PORT'] ?? 0) });
    console.log(`listening http://${standIn.address}`);
    followParent(() => standIn.close());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void standIn.close());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
