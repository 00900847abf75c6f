import http from 'node:http';

import { KeptConnections } from './kept-connections.ts';

/** What a run of requests cost. Milliseconds; percentiles over all requests of the run. */
export interface Load {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly requests: number;
}

/** Something that is repeated to be measured. */
export class Measuring {
  readonly #once: (turn: number) => Promise<number>;
  readonly #concurrency: number;
  readonly #seconds: number;
  readonly #times: number[] = [];
  #bytes = 0;
  #took = 0;

  /** @param once one call; answers the bytes it received. @param seconds how long in all */
  constructor(once: (turn: number) => Promise<number>, concurrency: number, seconds: number) {
    this.#once = once;
    this.#concurrency = concurrency;
    this.#seconds = seconds;
  }

  async warmUp(): Promise<void> {
    await lanes(this.#once, this.#concurrency, Math.min(1, this.#seconds / 4), []);
  }

  /** Measures each call of one slice of the time. */
  async slice(slices: number): Promise<void> {
    const began = performance.now();
    this.#bytes += await lanes(this.#once, this.#concurrency, this.#seconds / slices, this.#times);
    this.#took += (performance.now() - began) / 1000;
  }

  get load(): Load {
    const times = this.#times.toSorted((a, b) => a - b);
    const percentile = (share: number): number =>
      round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
    return {
      rps: round(times.length / this.#took),
      p50: percentile(0.5),
      p99: percentile(0.99),
      bytes: Math.round(this.#bytes / Math.max(1, times.length)),
      requests: times.length,
    };
  }
}

/** Repeats one thing by itself, after a short warm-up. */
export async function repeat(
  once: (turn: number) => Promise<number>,
  concurrency: number,
  seconds: number,
): Promise<Load> {
  const alone = new Measuring(once, concurrency, seconds);
  await inTurns([alone], 1);
  return alone.load;
}

/**
 * Measures several things a slice of each at a time, over and over, after a short warm-up of each. A machine is now slower
 * and now faster: what is compared must have met the same.
 */
export async function inTurns(things: readonly Measuring[], turns: number): Promise<void> {
  for (const thing of things) await thing.warmUp();
  for (let turn = 0; turn < turns; turn++) for (const thing of things) await thing.slice(turns);
}

async function lanes(
  once: (turn: number) => Promise<number>,
  concurrency: number,
  seconds: number,
  times: number[],
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let turn = 0;
  let bytes = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() < until) {
        const began = performance.now();
        const received = await once(turn++);
        bytes += received;
        times.push(performance.now() - began);
      }
    }),
  );
  return bytes;
}

export const round = (value: number): number => Math.round(value * 100) / 100;

/** A browser's worth of one connection pool: keep-alive, a cookie, and a word that the request is our own. */
export class Client {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  readonly #origin: URL;
  readonly #kept: KeptConnections;
  #cookie = '';

  constructor(origin: string) {
    this.#origin = new URL(origin);
    this.#kept = new KeptConnections(this.#origin);
  }

  /** GET; answers the bytes of the body. @throws Error when the status is not 200 */
  async get(path: string): Promise<number> {
    const { status, bytes } = await this.#kept.get(path, this.#cookie);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}`);
    return bytes;
  }

  /** POST of a form; answers status, where it led, and the bytes. */
  post(
    path: string,
    form: Readonly<Record<string, string>>,
  ): Promise<{ status: number; location: string; bytes: number; text: string }> {
    return this.request('POST', path, new URLSearchParams(form).toString());
  }

  request(
    method: 'GET' | 'POST',
    path: string,
    body?: string,
  ): Promise<{ status: number; location: string; bytes: number; text: string }> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: this.#origin.hostname,
          port: this.#origin.port,
          method,
          path,
          agent: this.#agent,
          headers: {
            ...(this.#cookie ? { cookie: this.#cookie } : {}),
            ...(body === undefined
              ? {}
              : {
                  'sec-fetch-site': 'same-origin',
                  'content-type': 'application/x-www-form-urlencoded',
                  'content-length': Buffer.byteLength(body),
                }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const set = response.headers['set-cookie']?.[0]?.split(';')[0];
            if (set) this.#cookie = set;
            const whole = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              location: response.headers.location ?? '',
              bytes: whole.length,
              text: whole.toString('utf8'),
            });
          });
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
    this.#kept.close();
  }
}
