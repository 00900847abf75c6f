import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { StandIn } from '../stand-in.ts';
import { answerControl } from '../control/control-routes.ts';
import { answerPage } from '../pages/page-routes.ts';
import type { Answer } from './answer.ts';
import { jsonAnswer } from './answer.ts';
import { answerApi } from './api.ts';
import { readBody } from './read-body.ts';

/** The HTTP side of the stand-in: the API, the hosted pages and the controls on one port. */
export function createStandInServer(standIn: () => StandIn): Server {
  return createServer((request, response) => {
    void answer(standIn(), request).then(
      (made) => send(response, made),
      (error: unknown) => send(response, broken(error)),
    );
  });
}

async function answer(standIn: StandIn, request: IncomingMessage): Promise<Answer> {
  const { method = 'GET', headers } = request;
  const url = new URL(request.url ?? '/', standIn.account.publicUrl);
  const body = await readBody(request);
  if (url.pathname.startsWith('/_control/')) {
    return answerControl(standIn, { method, path: url.pathname, contentType: headers['content-type'], body });
  }
  standIn.catchUp();
  const made = url.pathname.startsWith('/v1/')
    ? answerApi(standIn.account, standIn.secretKey, {
        method,
        url,
        authorization: headers.authorization,
        idempotencyKey: headers['idempotency-key'] === undefined ? undefined : String(headers['idempotency-key']),
        body,
      })
    : answerPage(standIn.account, { method, url, languages: headers['accept-language'] ?? '', body });
  if (method !== 'GET') standIn.keep();
  return made;
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers });
  response.end(body);
}

/** A mistake of the stand-in itself, told as Stripe tells its own, so that the caller retries or reports it. */
function broken(error: unknown): Answer {
  if (error instanceof RangeError)
    return jsonAnswer(413, { error: { type: 'invalid_request_error', message: error.message } });
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  return jsonAnswer(500, { error: { type: 'api_error', message } });
}
