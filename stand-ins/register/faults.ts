import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const waits = z.object({ kind: z.literal('latency'), ms: z.number().int().min(0).max(60_000) });
const times = { times: z.number().int().min(1).optional() };

/** A way for a route to misbehave; `times` limits it to the next so many requests. */
export const fault = z.discriminatedUnion('kind', [
  waits.extend(times),
  z.object({ kind: z.literal('tooManyRequests'), retryAfter: z.string().optional(), ...times }),
  z.object({ kind: z.literal('internalError'), ...times }),
  z.object({ kind: z.literal('unavailablePage'), retryAfter: z.string().optional(), ...times }),
  z.object({ kind: z.literal('strayPage'), status: z.number().int().min(200).max(599), ...times }),
  z.object({ kind: z.literal('truncatedJson'), ...times }),
  z.object({ kind: z.literal('hugeBody'), bytes: z.number().int().min(1), ...times }),
  z.object({ kind: z.literal('wrongNumber'), number: z.string(), ...times }),
  z.object({ kind: z.literal('redirect'), location: z.string(), ...times }),
  z.object({ kind: z.literal('connectionReset'), ...times }),
  z.object({ kind: z.literal('cutShort'), ...times }),
]);

/** See `fault`. */
export type Fault = z.infer<typeof fault>;

/** The faults set, one per route. `*` holds for every route without its own. */
export class FaultPlan {
  readonly #faults = new Map<string, { fault: Fault; left: number }>();

  set(route: string, fault: Fault): void {
    this.#faults.set(route, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  /** Makes one route, or all, well again. */
  clear(route?: string): void {
    if (route === undefined) this.#faults.clear();
    else this.#faults.delete(route);
  }

  list(): Record<string, Fault> {
    return Object.fromEntries([...this.#faults].map(([route, { fault }]) => [route, fault]));
  }

  /** The fault for this request, counting it as used. */
  next(route: string): Fault | undefined {
    const key = this.#faults.has(route) ? route : '*';
    const planned = this.#faults.get(key);
    if (planned === undefined) return undefined;
    planned.left -= 1;
    if (planned.left <= 0) this.#faults.delete(key);
    return planned.fault;
  }
}

/** What would have been sent without the fault. */
export interface Intended {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Misbehaves as the fault says. Gives back what is to be sent, changed or not, or undefined when all is said. */
export async function misbehave(
  fault: Fault,
  intended: Intended,
  response: ServerResponse,
): Promise<Intended | undefined> {
  switch (fault.kind) {
    case 'latency':
      await pause(fault.ms, undefined, { ref: false });
      return intended;
    case 'tooManyRequests':
      return {
        status: 429,
        headers: fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter },
        body: '',
      };
    case 'internalError':
      return { status: 500, headers: { 'content-type': 'application/json' }, body: internalError };
    case 'unavailablePage':
      return {
        status: 503,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          ...(fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }),
        },
        body: '<html><body>503 Service Unavailable</body></html>',
      };
    case 'strayPage':
      return {
        status: fault.status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<html><body>Logg inn</body></html>',
      };
    case 'truncatedJson':
      return { ...intended, body: firstHalf(intended.body) };
    case 'hugeBody':
      return { ...intended, body: Buffer.concat([Buffer.from(intended.body), Buffer.alloc(fault.bytes, ' ')]) };
    case 'wrongNumber':
      return {
        ...intended,
        body: String(intended.body).replaceAll(
          /"organisasjonsnummer":"\d{9}"/g,
          `"organisasjonsnummer":"${fault.number}"`,
        ),
      };
    case 'redirect':
      return { status: 302, headers: { location: fault.location }, body: '' };
    case 'connectionReset':
      response.socket?.resetAndDestroy();
      break;
    case 'cutShort':
      response.writeHead(intended.status, { ...intended.headers, 'content-length': Buffer.byteLength(intended.body) });
      response.write(firstHalf(intended.body), () => response.socket?.destroy());
      break;
  }
  return undefined;
}

// The file is half a gzip then, which is not seen before its end.
const firstHalf = (body: string | Buffer): string | Buffer => body.slice(0, Math.floor(body.length / 2));

const internalError = JSON.stringify({
  timestamp: '2026-01-01T12:00:00.000+0000',
  status: 500,
  error: 'Internal Server Error',
  message: 'Internal Server Error',
  trace: '00000000-0000-4000-8000-000000000000',
});
