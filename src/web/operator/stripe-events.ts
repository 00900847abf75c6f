import { stripeHealth } from '../../domain/billing/events/event-health.ts';
import {
  addSecret,
  closeEndpoint,
  openNewEndpoint,
  retireSecret,
} from '../../domain/billing/events/change-endpoints.ts';
import { stripeEndpoints } from '../../domain/billing/events/endpoints.ts';
import { followedTypes } from '../../domain/billing/events/followed-types.ts';
import {
  replayParkedEvents,
  replayStripeEvent,
  setStripeEventAside,
} from '../../domain/billing/events/replay-event.ts';
import {
  parkedStripeEvents,
  recentStripeEvents,
  type StripeEventRow,
} from '../../domain/billing/events/stored-events.ts';
import { now } from '../../domain/clock.ts';
import { Invalid, NotFound } from '../../domain/errors.ts';
import { outside } from '../../domain/outside.ts';
import type { SignedInUser } from '../../domain/users/sessions.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import type { RefusedForm, WordedEvent } from './pages.ts';

const SHOWN = 100;

/** GET: how Stripe's events come in, which of them wait for somebody, and where they come in. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, undefined);

/** POST: an event is followed again. */
export async function replay(visit: Visit): Promise<Answer> {
  await replayStripeEvent(operatorOf(visit), visit.param('id'));
  return done(visit, visit.t('stripeEvents.replayed', { count: 1 }));
}

/** POST: all that wait for somebody are followed again. */
export async function replayParked(visit: Visit): Promise<Answer> {
  const count = await replayParkedEvents(operatorOf(visit));
  return done(visit, visit.t('stripeEvents.replayed', { count }));
}

/** POST: an event that waits for somebody is found to need nothing. */
export async function setAside(visit: Visit): Promise<Answer> {
  await setStripeEventAside(operatorOf(visit), visit.param('id'));
  return done(visit, visit.t('stripeEvents.setAside.done'));
}

/** POST: an endpoint is opened. */
export async function openEndpoint(visit: Visit): Promise<Answer> {
  const typed = {
    key: visit.field('key'),
    payload: visit.field('payload'),
    apiVersion: visit.field('apiVersion'),
    secret: visit.field('secret'),
  };
  const { secret: _, ...shown } = typed;
  return saving(visit, { endpoint: '', typed: shown }, 'stripeEvents.endpoint.opened', () =>
    openNewEndpoint(operatorOf(visit), typed),
  );
}

/** POST: a secret is added beside those that are there. */
export async function newSecret(visit: Visit): Promise<Answer> {
  const endpoint = visit.param('endpoint');
  return saving(visit, { endpoint, typed: {} }, 'stripeEvents.secret.added', () =>
    addSecret(operatorOf(visit), endpoint, visit.field('secret')),
  );
}

/** POST: a secret is accepted no longer. */
export async function endSecret(visit: Visit): Promise<Answer> {
  await retireSecret(operatorOf(visit), visit.param('endpoint'), visit.param('id'));
  return done(visit, visit.t('stripeEvents.secret.retired'));
}

/** POST: an endpoint takes nothing any more. */
export async function endEndpoint(visit: Visit): Promise<Answer> {
  await closeEndpoint(operatorOf(visit), visit.param('endpoint'));
  return done(visit, visit.t('stripeEvents.endpoint.closed'));
}

/** What came of an event, or why it waits. */
export const eventWords = (t: Visit['t'], { outcome, parkedFor }: StripeEventRow): string =>
  outcome === null
    ? t(parkedFor === null ? 'operator.event.waiting' : `operator.parked.${parkedFor}`)
    : t(`operator.outcome.${outcome}`);

async function saving(
  visit: Visit,
  form: Omit<RefusedForm, 'problems'>,
  saved: 'stripeEvents.endpoint.opened' | 'stripeEvents.secret.added',
  save: () => Promise<void>,
): Promise<Answer> {
  try {
    await save();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, { ...form, problems: fieldWords(visit.t, error.fields) });
  }
  return done(visit, visit.t(saved));
}

const done = (_visit: Visit, text: string): Answer => redirect(paths.operator.stripe.show(), { text });

function operatorOf({ user }: Visit): SignedInUser {
  if (!user) throw new NotFound('page');
  return user;
}

async function answer(visit: Visit, refused: RefusedForm | undefined): Promise<Answer> {
  const [health, parked, recent, endpoints] = await Promise.all([
    stripeHealth(),
    parkedStripeEvents(SHOWN),
    recentStripeEvents(SHOWN),
    stripeEndpoints(),
  ]);
  const { publicUrl } = outside();
  const worded = (event: StripeEventRow): WordedEvent => ({ ...event, outcomeWords: eventWords(visit.t, event) });
  return page(
    'operator/stripe',
    visit.t('stripeEvents.title'),
    {
      health,
      parked: parked.map(worded),
      recent: recent.map(worded),
      endpoints: endpoints.map((one) => ({
        ...one,
        url:
          publicUrl +
          (one.key === 'default' ? paths.webhooks.stripe() : paths.webhooks.stripeEndpoint({ endpoint: one.key })),
      })),
      followedTypes,
      refused,
      readAt: now(),
    },
    { status: refused ? 422 : 200 },
  );
}
