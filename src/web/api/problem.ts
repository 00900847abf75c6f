import type { Request, Response } from 'express';

import type { FieldProblem } from '../../domain/errors.ts';
import { translator, type Language } from '../../words/catalogue.ts';
import { problemWords } from '../problem-words.ts';
import type { ErrorStatus } from '../render.ts';

/** The statuses the API has words for: those of pages, and that no token was sent. */
export type ProblemStatus = ErrorStatus | 401;

/** In which language the API says what is wrong: the one the program asks for, bokmål first. */
export const languageOfProblems = (request: Request): Language =>
  request.acceptsLanguages('nb', 'no', 'nn', 'en') === 'en' ? 'en' : 'nb';

/**
 * Answers with a problem (RFC 9457): its status, its words, and for what was sent wrongly the field. Never an error's own text.
 * @param fields by the names the API has for them
 */
export function sendProblem(
  request: Request,
  response: Response,
  status: ProblemStatus,
  fields: Readonly<Record<string, FieldProblem>> = {},
): void {
  const language = languageOfProblems(request);
  const t = translator(language);
  const errors = Object.entries(fields).map(([field, problem]) => ({ field, detail: problemWords(t, problem) }));
  if (status === 401) response.set('WWW-Authenticate', 'Bearer realm="onnet"');
  response
    .status(status)
    .set({ 'Cache-Control': 'no-store', 'Content-Language': language })
    .vary('Accept-Language')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: t(`api.problem.${status}`),
        status,
        ...(errors.length > 0 ? { errors } : {}),
        ...(status === 500 ? { reference: request.id } : {}),
      }),
    );
}
