import { now } from '../../domain/clock.ts';
import { notifyBy, runningBreaches } from '../../domain/privacy/breaches/breach.ts';
import { paths } from '../paths.ts';
import type { DeskNews } from '../privacy/desk/news.ts';
import type { Visit } from '../visit.ts';

/** Breaches whose clock runs. */
export async function breachNews(visit: Visit): Promise<DeskNews> {
  const { t, formats, member } = visit;
  return {
    figures: [],
    attention: (await runningBreaches()).map((one) => {
      const by = notifyBy(one);
      return {
        tone: 'danger',
        icon: 'triangle-alert',
        text: t(by < now() ? 'breaches.news.late' : 'breaches.news', { time: formats.dateTime(by) }),
        note: formats.relative(by, now()),
        href: paths.breaches.show({ tenant: member.tenantSlug, id: one.id }),
      };
    }),
  };
}
