import http from 'node:http';

/** What a run of requests cost. Milliseconds; percentiles over all requests of the run. */
export interface Load {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly requests: number;
}

/** Repeats `once` on `concurrency` lanes for `seconds`, after a short warm-up, and measures each call. */
export async function repeat(
  once: (turn: number) => Promise<number>,
  concurrency: number,
  seconds: number,
): Promise<Load> {
  await lanes(once, concurrency, Math.min(1, seconds / 4), []);
  const times: number[] = [];
  const began = performance.now();
  const bytes = await lanes(once, concurrency, seconds, times);
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const percentile = (share: number): number =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return {
    rps: round(times.length / took),
    p50: percentile(0.5),
    p99: percentile(0.99),
    bytes: Math.round(bytes / Math.max(1, times.length)),
    requests: times.length,
  };
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
  #cookie = '';

  constructor(origin: string) {
    this.#origin = new URL(origin);
  }

  /** GET; answers the bytes of the body. @throws Error when the status is not 200 */
  async get(path: string): Promise<number> {
    const { status, bytes } = await this.request('GET', path);
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
  }
}
