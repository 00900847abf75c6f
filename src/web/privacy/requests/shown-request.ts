import type { ListedRequest } from '../../../domain/privacy/requests/request-list.ts';
import type { Visit } from '../../visit.ts';

/** How pressing a request is: what its glyph and word say. */
export interface Urgency {
  readonly tone: 'danger' | 'warning' | 'info' | 'success';
  readonly icon: string;
  readonly words: string;
}

/** A request as the list shows it. */
export interface ShownRequest extends ListedRequest {
  readonly kindWords: string;
  readonly urgency: Urgency;
}

export const shownRequest = (visit: Visit, request: ListedRequest): ShownRequest => ({
  ...request,
  name: request.name === '' ? visit.t('requests.nameless') : request.name,
  kindWords: visit.t(`requests.kind.${request.kind}`),
  urgency: urgencyOf(visit, request),
});

type Timed = Pick<ListedRequest, 'state' | 'daysLeft' | 'paused' | 'decision'>;

/** The word and glyph of a request: how it ended, or how much time is left. */
export function urgencyOf({ t, formats }: Visit, { state, daysLeft, paused, decision }: Timed): Urgency {
  if (state === 'answered')
    return {
      tone: decision === 'refused' ? 'warning' : 'success',
      icon: decision === 'refused' ? 'circle-x' : 'circle-check',
      words: decision === null ? '' : t(`requests.decision.${decision}`),
    };
  if (state === 'merged') return { tone: 'info', icon: 'merge', words: t('requests.state.merged') };
  if (state === 'dismissed') return { tone: 'info', icon: 'x', words: t('requests.state.dismissed') };
  if (paused) return { tone: 'info', icon: 'privacy-hold', words: t('requests.paused') };
  if (daysLeft < 0) return { tone: 'danger', icon: 'circle-alert', words: t('requests.late', { count: -daysLeft }) };
  const tone = daysLeft <= 2 ? 'danger' : daysLeft <= 14 ? 'warning' : 'info';
  return { tone, icon: 'clock', words: formats.days(daysLeft) };
}
