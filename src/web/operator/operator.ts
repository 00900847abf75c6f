import { trailsStanding } from '../../domain/audit/trail-check.ts';
import { now } from '../../domain/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import { operationsOverview } from '../../domain/operations/overview.ts';
import { askForRefresh } from '../../domain/register/mirror/ask-for-refresh.ts';
import { restoreDrill } from '../../domain/operations/restore-drill.ts';
import { outboundRefusals } from '../../domain/outbound/refusals.ts';
import { booksToLookAt } from '../../domain/books/reports.ts';
import { countToLookAt } from '../../domain/sales-documents/control/control-report.ts';
import { outside } from '../../domain/outside.ts';
import { openBreaches, stillToTell } from '../../domain/privacy/breaches/breach.ts';
import { whatHostWaitsFor } from '../../domain/privacy/registers/host-waits.ts';
import { legalEntityProblems } from '../../domain/privacy/legal-entity.ts';
import { inPlatform } from '../../domain/tenancy.ts';
import { isMessageKey } from '../../words/catalogue.ts';
import { page, redirect } from '../answers.ts';
import { shownBreach } from '../breaches/shown-case.ts';
import { tagHost } from '../cookies/google-sources.ts';
import { paths } from '../paths.ts';
import { wordedLetter } from './dead-letters.ts';
import { failureWords } from './failure-words.ts';
import { eventWords } from './stripe-events.ts';
import { redisAnswers } from './redis-answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: how OnNet runs. The page asks for its own figures again every ten seconds. */
export async function show(visit: Visit): Promise<Answer> {
  const { redisUrl } = outside();
  const [overview, refusals, documentsToLookAt, booksToLook, drill, trails, waitingTag, breaches, redis] =
    await Promise.all([
      operationsOverview(),
      outboundRefusals(),
      countToLookAt(),
      booksToLookAt(),
      restoreDrill(),
      trailsStanding(),
      visit.request.cookieChoice.waits ? whatHostWaitsFor(tagHost) : undefined,
      inPlatform(openBreaches),
      redisUrl === undefined || redisAnswers(redisUrl),
    ]);
  return page(
    'operator/show',
    visit.t('operator.title'),
    {
      ...overview,
      // Without it nothing is handed out, whatever the worker said last.
      state: redis ? overview.state : 'redis',
      deadLetters: overview.deadLetters.map((letter) => wordedLetter(visit, letter)),
      mirrors: overview.mirrors.map((mirror) => ({ ...mirror, failureWords: failureWords(visit, mirror.failure) })),
      registerFeed: {
        ...overview.registerFeed,
        series: overview.registerFeed.series.map((one) => ({
          ...one,
          failureWords: one.failure === null ? '' : failureWords(visit, one.failure),
        })),
      },
      queues: overview.queues.map((queue) => ({ ...queue, words: queueWords(visit.t, queue.queue) })),
      stripeEvents: overview.stripeEvents.map((event) => ({
        ...event,
        outcomeWords: eventWords(visit.t, event),
      })),
      readAt: now(),
      refusals,
      documentsToLookAt,
      booksToLookAt: booksToLook,
      drill,
      trails,
      waitingTag,
      untoldBreaches: breaches.filter((one) => stillToTell(one).length > 0).map((one) => shownBreach(visit, one)),
      legalEntityProblems: legalEntityProblems(outside().legalEntity),
    },
    { fragment: 'operator/_figures' },
  );
}

/** What a queue is called; a worker of another version may have one that has no words here. */
function queueWords(t: Visit['t'], queue: string): string {
  const key = `operator.queue.${queue}`;
  return isMessageKey(key) ? t(key) : queue;
}

/** POST: the mirror of the register is brought up to date now. */
export async function loadMirror(visit: Visit): Promise<Answer> {
  if (!visit.user) throw new NotFound('page');
  await askForRefresh(visit.user);
  return redirect(paths.operator.show(), { text: visit.t('operator.mirror.asked') });
}
