import http from 'node:http';
import { pipeline } from 'node:stream/promises';

import { followParent } from '../../src/lifeline.ts';
import type { StandInAnswer } from './answer.ts';
import { FaultPlan, misbehave, type Intended } from './faults.ts';
import { routes, type Route } from './routes.ts';
import { inventedCompanies } from './units/invented-companies.ts';
import { realCompanies } from './units/real-companies.ts';
import type { UnitFacts } from './units/unit-facts.ts';
import { UnitRegister } from './units/unit-register.ts';

/** A running stand-in. */
export interface RegisterStandIn {
  /** `http://127.0.0.1:<port>`; the API is below `/enhetsregisteret/api`. */
  readonly url: string;
  /** For tests in the same process; others use `/_control`. */
  readonly units: UnitRegister;
  readonly faults: FaultPlan;
  /** Method and path with query of every API request so far, oldest first; the last 10 000. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a local stand-in for Enhetsregisteret, on 127.0.0.1 only, with well-known and invented companies.
 * @param options.port 0 for any free one
 * @param options.units others than these
 * @param options.largeFile a bulk file of main units to send in place of its own, for benches
 * @throws {Error} in production, where only the register itself may answer
 */
export async function startRegisterStandIn(options: {
  readonly port: number;
  readonly units?: readonly UnitFacts[];
  readonly largeFile?: string;
}): Promise<RegisterStandIn> {
  if (process.env['NODE_ENV'] === 'production') throw new Error('The register stand-in never runs in production');
  const units = new UnitRegister(options.units ?? [...realCompanies, ...inventedCompanies()], () => new Date());
  const faults = new FaultPlan();
  const requests: string[] = [];
  const table = routes(units, faults, { now: () => new Date(), largeFile: options.largeFile });

  const server = http.createServer((request, response) => {
    void answer({ request, response, table, faults, requests }).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server on a port has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    units,
    faults,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly table: readonly Route[];
  readonly faults: FaultPlan;
  readonly requests: string[];
}

async function answer({ request, response, table, faults, requests }: Exchange): Promise<void> {
  const host = request.headers.host ?? '';
  const target = `http://${host}${request.url ?? '/'}`;
  // Only under a loopback name: a page elsewhere that points its own name at this machine gets nothing.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) || !URL.canParse(target))
    return send(response, intend({ status: 421 }));
  const url = new URL(target);
  const path = decoded(url.pathname);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = table.find((candidate) => candidate.method === method && candidate.pattern.test(path));
  if (route === undefined) return send(response, intend({ status: 404 }));
  const params = route.pattern.exec(path)?.groups ?? {};
  const answered = await route.handle({ url, accept: request.headers.accept ?? '*/*', params, raw: request });
  const intended = intend(answered);
  if (route.name === undefined) return send(response, intended);

  requests.push(`${request.method} ${url.pathname}${url.search}`);
  if (requests.length > 10_000) requests.shift();
  const fault = faults.next(route.name);
  const outcome = fault ? await misbehave(fault, intended, response) : intended;
  if (outcome === undefined) return undefined;
  if (outcome === intended && answered.stream !== undefined && request.method === 'GET')
    return pour(response, outcome, answered.stream);
  return send(response, outcome);
}

function intend(from: StandInAnswer): Intended {
  return {
    status: from.status,
    headers: from.headers ?? {},
    body: from.body === undefined ? '' : Buffer.isBuffer(from.body) ? from.body : JSON.stringify(from.body),
  };
}

function send(response: http.ServerResponse, { status, headers, body }: Intended): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

async function pour(
  response: http.ServerResponse,
  { status, headers }: Intended,
  { bytes, open }: NonNullable<StandInAnswer['stream']>,
): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': bytes });
  await pipeline(open(), response);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

if (import.meta.main) {
  try {
    const standIn = await startRegisterStandIn({ port: Number(process.env['PORT'] ?? 0) });
    console.log(`listening ${standIn.url}`);
    followParent(() => standIn.close());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void standIn.close());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
