import type { CheckResult, TrailStanding } from '../../domain/audit/trail-check.ts';
import { outside } from '../../domain/outside.ts';
import type { Visit } from '../visit.ts';

/** What the page says of the nightly check of the trail. */
export interface ShownCheck {
  readonly tone: 'danger' | 'warning' | 'good' | 'waiting';
  /** Where something is the matter. */
  readonly title: string | undefined;
  readonly words: string;
  /** What was lost and is accepted as that; undefined where nothing was. */
  readonly lost: string | undefined;
}

/** How the trail was when it was last looked at, in words, and what to do where it is not whole. */
export function shownCheck({ t, formats }: Visit, { state, last }: TrailStanding): ShownCheck {
  const date = last ? formats.dateTime(new Date(last.at)) : '';
  const lost = last && last.lost > 0 ? t('audit.check.lost', { count: last.lost }) : undefined;
  const { email } = outside().legalEntity;
  switch (state) {
    case 'broken': {
      const words = t('audit.check.broken.text', { date, what: last ? whatWasFound(t, last) : '', email });
      return { tone: 'danger', title: t('audit.check.broken'), words, lost };
    }
    case 'halted':
      return { tone: 'danger', title: t('audit.check.halted'), words: t('audit.check.halted.text', { email }), lost };
    case 'old':
      return { tone: 'warning', title: t('audit.check.old'), words: t('audit.check.old.text', { date, email }), lost };
    case 'untold':
      return { tone: 'waiting', title: undefined, words: t('audit.check.untold', { date }), lost };
    case 'never':
      return { tone: 'waiting', title: undefined, words: t('audit.check.never'), lost };
    default:
      return { tone: 'good', title: undefined, words: t('audit.check.whole', { date, count: last?.seals ?? 0 }), lost };
  }
}

function whatWasFound(t: Visit['t'], { integrity, completeness }: CheckResult): string {
  const changed = t('audit.check.changed', { count: integrity });
  const missing = t('audit.check.missing', { count: completeness });
  if (integrity > 0 && completeness > 0) return t('audit.check.both', { changed, missing });
  return integrity > 0 ? changed : missing;
}
