import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';

import { HostNotInRegister, leaveFor } from '../outbound/door.ts';
import type { Party } from '../outbound/parties.ts';

/** One request: a GET, since the open registers have nothing else. */
export interface AttemptRequest {
  readonly url: URL;
  /** Whose row in the register of sub-processors lets it out. */
  readonly party: Party;
  /** The host whose answer named this one, when it has no row itself. */
  readonly namedBy?: string;
  /** Finds the address of the host, instead of the system: for one that has been looked at already. */
  readonly lookup?: LookupFunction;
  readonly headers: Readonly<Record<string, string>>;
  /** False: a connection of its own, closed afterwards. */
  readonly agent: http.Agent | false;
  readonly connectMs: number;
  readonly attemptMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** A whole answer, whatever its status. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** No whole answer. */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: 'network' | 'timeout' | 'tooLarge' | 'aborted' | 'notAllowed';
  readonly detail: string;
}

/**
 * Sends one GET and reads the whole answer. Never throws and never follows a redirect. Built on node:http rather than
 * fetch because the time to connect and the size of the body have limits of their own, and fetch can set neither.
 * Nothing is sent to a host that is not in the register of sub-processors.
 */
export async function attempt(request: AttemptRequest): Promise<Answer | Failure> {
  try {
    await leaveFor(request.party, request.url.hostname, request.namedBy);
  } catch (error) {
    if (!(error instanceof HostNotInRegister)) throw error;
    return { kind: 'failure', reason: 'notAllowed', detail: error.failure };
  }
  return exchange(request);
}

function exchange(request: AttemptRequest): Promise<Answer | Failure> {
  return new Promise((resolve) => {
    const sent = send(request);
    let over = false;
    const finish = (result: Answer | Failure) => {
      if (over) return;
      over = true;
      clearTimeout(connecting);
      clearTimeout(answering);
      request.signal.removeEventListener('abort', abort);
      if (result.kind === 'failure') sent.destroy();
      resolve(result);
    };
    const fail = (reason: Failure['reason'], detail: string) => finish({ kind: 'failure', reason, detail });
    const abort = () => fail('aborted', 'given up');

    const connecting = setTimeout(
      () => fail('timeout', `no connection within ${request.connectMs} ms`),
      request.connectMs,
    );
    const answering = setTimeout(
      () => fail('timeout', `no whole answer within ${request.attemptMs} ms`),
      request.attemptMs,
    );
    request.signal.addEventListener('abort', abort, { once: true });
    if (request.signal.aborted) abort();

    sent.on('socket', (socket) => {
      const connected = () => clearTimeout(connecting);
      if (!socket.connecting) return connected();
      return socket.once(request.url.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => fail('network', error.code ?? 'connection error'));
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > request.maxBytes) fail('tooLarge', `answer over ${request.maxBytes} bytes`);
        else chunks.push(chunk);
      });
      response.on('error', (error: NodeJS.ErrnoException) => fail('network', error.code ?? 'connection error'));
      response.on('close', () => {
        if (!response.complete) return fail('network', 'answer cut short');
        const body = Buffer.concat(chunks).toString('utf8');
        return finish({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.end();
  });
}

function send(request: AttemptRequest): http.ClientRequest {
  const { request: open } = request.url.protocol === 'https:' ? https : http;
  const { headers, agent, lookup } = request;
  return open(request.url, { method: 'GET', headers, agent, ...(lookup ? { lookup } : {}) });
}
