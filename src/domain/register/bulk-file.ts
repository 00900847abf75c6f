import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';

import { HostNotInRegister, leaveFor } from '../outbound/door.ts';
import type { RegisterCollection } from './look-up.ts';
import type { Unavailable } from './outcomes.ts';

/** The whole register as one file, on its way. */
export interface BulkFile {
  readonly kind: 'File';
  readonly etag: string | undefined;
  /** When the register made it, by its own word; undefined when it does not say. */
  readonly madeAt: Date | undefined;
  /** A gzipped JSON array. Breaks with an error when the connection does, or nothing comes for a while. */
  readonly body: Readable;
}

/** The file is the one that was asked about: nothing is sent. */
export interface Unchanged {
  readonly kind: 'Unchanged';
}

/** Every way asking for the file can end. */
export type BulkOutcome = BulkFile | Unchanged | Unavailable;

/** How the file is asked for. */
export interface BulkQuestion {
  readonly base: URL;
  readonly userAgent: string;
  readonly collection: RegisterCollection;
  /** The mark of the file that is known already. */
  readonly known: string | undefined;
  /** Milliseconds without a byte after which the connection is given up. */
  readonly silenceMs: number;
  readonly signal: AbortSignal | undefined;
}

const mediaTypes = {
  enheter: 'application/vnd.brreg.enhetsregisteret.enhet.v2+gzip;charset=UTF-8',
  underenheter: 'application/vnd.brreg.enhetsregisteret.underenhet.v2+gzip;charset=UTF-8',
};

/**
 * Asks for the bulk file of a collection, unless it is the known one. On a connection of its own: hundreds of megabytes
 * must not stand in the way of questions about single units. Never throws.
 */
export async function openBulkFile(question: BulkQuestion): Promise<BulkOutcome> {
  const url = new URL(`${question.collection}/lastned`, question.base);
  try {
    await leaveFor('register', url.hostname);
  } catch (error) {
    if (!(error instanceof HostNotInRegister)) throw error;
    return { kind: 'Unavailable', reason: 'notAllowed', detail: error.failure };
  }
  return new Promise((resolve) => {
    const { request: open } = url.protocol === 'https:' ? https : http;
    const sent = open(url, {
      agent: false,
      timeout: question.silenceMs,
      ...(question.signal ? { signal: question.signal } : {}),
      headers: {
        accept: mediaTypes[question.collection],
        'user-agent': question.userAgent,
        'accept-encoding': 'identity',
        ...(question.known === undefined ? {} : { 'if-none-match': question.known }),
      },
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('nothing came'), { code: 'ETIMEDOUT' })));
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ETIMEDOUT' || error.name === 'AbortError' ? 'timeout' : 'network';
      resolve({ kind: 'Unavailable', reason, detail: error.code ?? 'connection error' });
    });
    sent.on('response', (response) => resolve(outcomeOf(response, question.collection)));
    sent.end();
  });
}

function outcomeOf(response: http.IncomingMessage, collection: RegisterCollection): BulkOutcome {
  const { statusCode: status = 0, headers } = response;
  if (status === 200 && isGzip(headers['content-type'], collection)) {
    const madeAt = Date.parse(headers['last-modified'] ?? '');
    return {
      kind: 'File',
      etag: headers.etag,
      madeAt: Number.isNaN(madeAt) ? undefined : new Date(madeAt),
      body: response,
    };
  }
  response.on('error', () => undefined);
  response.destroy();
  if (status === 304) return { kind: 'Unchanged' };
  if (status === 200) return { kind: 'Unavailable', reason: 'badAnswer', detail: 'not the file asked for' };
  if (status === 429) return { kind: 'Unavailable', reason: 'rateLimited', detail: 'status 429' };
  if (status >= 500) return { kind: 'Unavailable', reason: 'serverError', detail: `status ${status}` };
  if (status >= 300 && status < 400) return { kind: 'Unavailable', reason: 'redirect', detail: `status ${status}` };
  return { kind: 'Unavailable', reason: 'refused', detail: `status ${status}` };
}

// Without its version and charset, which say nothing about whether it can be read.
function isGzip(type: string | undefined, collection: RegisterCollection): boolean {
  const plain = type?.split(';', 1)[0]?.trim().toLowerCase();
  return plain === mediaTypes[collection].split(';', 1)[0] || plain === 'application/gzip';
}
