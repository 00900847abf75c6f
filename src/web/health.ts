import type { Request, Response } from 'express';

import { answeredWithin } from '../domain/database-away.ts';
import { platformRead } from '../domain/tenancy.ts';

/** Well within the two seconds after which whoever asks gives up. */
const LONGEST_ANSWER_MS = 1_500;

let stopping = false;

/** For whoever routes traffic here. Liveness never asks the database; readiness does, and says no while we stop. */
export const health = {
  live: (_request: Request, response: Response): void => {
    response.set('Cache-Control', 'no-store').type('text').send('ok');
  },
  ready: async (_request: Request, response: Response): Promise<void> => {
    response.set('Cache-Control', 'no-store');
    if (stopping) {
      response.status(503).type('text').send('stopping');
      return;
    }
    try {
      await answeredWithin(LONGEST_ANSWER_MS, platformRead('select 1'));
      response.type('text').send('ok');
    } catch (error) {
      response
        .status(503)
        .type('text')
        .send(error instanceof Error ? 'the database does not answer' : 'not ready');
    }
  },
};

/** From now on readiness answers 503, so that no new request is sent here. */
export function refuseNewVisitors(): void {
  stopping = true;
}
