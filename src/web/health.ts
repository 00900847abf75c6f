import type { Request, Response } from 'express';

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
      await answersInTime();
      response.type('text').send('ok');
    } catch (error) {
      response
        .status(503)
        .type('text')
        .send(error instanceof Error ? 'the database does not answer' : 'not ready');
    }
  },
};

/** Asks the database. @throws when it fails, or says nothing for so long that nobody would wait for a page */
async function answersInTime(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), LONGEST_ANSWER_MS);
  });
  try {
    await Promise.race([platformRead('select 1'), silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** From now on readiness answers 503, so that no new request is sent here. */
export function refuseNewVisitors(): void {
  stopping = true;
}
