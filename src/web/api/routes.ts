import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';

import { NotFound } from '../../domain/errors.ts';
import type { Permission } from '../../domain/users/member.ts';
import { paths } from '../paths.ts';
import { answerProblem, apiCall, type ApiHandler } from './call.ts';
import * as companies from './companies.ts';
import { apiDocument } from './document.ts';

/** A route of the API. */
export interface ApiRoute {
  readonly method: 'get' | 'post';
  readonly path: { readonly pattern: string };
  readonly may: Permission;
  readonly handle: ApiHandler;
}

/** Every route of the API that a token opens. */
export const apiRoutes: readonly ApiRoute[] = [
  { method: 'post', path: paths.api.companies, may: 'write', handle: companies.create },
  { method: 'get', path: paths.api.company, may: 'read', handle: companies.show },
];

/** Puts the API in front of sessions and forms: it knows neither, and answers problems of its own. */
export function registerApi(app: Express, publicUrl: string, log: Logger): void {
  app.get(paths.api.document.pattern, (_request, response) => {
    response.set('Cache-Control', 'no-store').json(apiDocument(publicUrl));
  });
  const readers = [express.json({ limit: '16kb' }), express.urlencoded({ extended: false, limit: '16kb' })];
  for (const { method, path, may, handle } of apiRoutes) app[method](path.pattern, ...readers, apiCall(may, handle));
  const problems: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) next(error);
    else answerProblem(log, error, request, response);
  };
  app.use('/api', (_request, _response, next) => next(new NotFound('route')));
  app.use('/api', problems);
}
