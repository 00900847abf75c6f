import { now } from '../../domain/clock.ts';
import { paths } from '../paths.ts';
import type { DeskAttention } from '../privacy/desk/news.ts';
import type { DeskState } from '../privacy/desk/state.ts';
import type { Visit } from '../visit.ts';

/** Breaches whose clock runs. */
export const breachNews = ({ t, formats, member }: Visit, { breaches }: DeskState): DeskAttention[] =>
  breaches
    .filter(({ clock }) => clock.state === 'running' || clock.state === 'late')
    .map(({ id, clock }) => ({
      tone: 'danger',
      icon: 'triangle-alert',
      text: t(clock.by < now() ? 'breaches.news.late' : 'breaches.news', { time: formats.dateTime(clock.by) }),
      note: clock.left,
      href: paths.breaches.show({ tenant: member.tenantSlug, id }),
    }));
