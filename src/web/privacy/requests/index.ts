import { restrictedAccounts } from '../../../domain/privacy/fulfilment/account-restriction.ts';
import { endedRequests, openRequests, requestFigures } from '../../../domain/privacy/requests/request-list.ts';
import { measuredRequests } from '../../../domain/privacy/requests/measured.ts';
import { intakeAddress } from '../../../domain/privacy/requests/intake-address.ts';
import { page } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { publicLink } from '../../public-link.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import type { PlaceOf } from './desk-place.ts';
import { shownRequest } from './shown-request.ts';

/** GET: requests that wait, what is due first first; or with `ended` those that are done, newest first. */
export const index =
  (placeOf: PlaceOf) =>
  async (visit: Visit): Promise<Answer> => {
    const { t } = visit;
    const place = placeOf(visit);
    const ended = visit.query('ended') === 'yes';
    const after = visit.query('after');
    const { tenant, desk, hrefs } = place;
    return place.read(async () => {
      const [tabs, figures, measured] = await Promise.all([
        tenant === undefined ? [] : tabsOf(visit, 'requests'),
        requestFigures(desk),
        measuredRequests(desk.tenantId, 'desk'),
      ]);
      // By itself: what is restricted is seen by nothing that runs beside it.
      const found = ended ? await endedRequests(desk, after) : { requests: await openRequests(desk), next: undefined };
      const locked = desk.layer === 'controller' ? await restrictedAccounts() : [];
      return page(
        'privacy/requests/index',
        t('requests.title'),
        {
          tabs,
          hrefs,
          ended,
          figures,
          measured,
          locked,
          requests: found.requests.map((request) => shownRequest(visit, request)),
          next: found.next === undefined ? undefined : `${hrefs.index}?ended=yes&after=${found.next}`,
          formLink: publicLink(
            tenant === undefined
              ? paths.public.ownRequest({ language: visit.language })
              : paths.public.request({ language: visit.language, controller: tenant }),
          ),
          address: intakeAddress(desk.slug),
        },
        tenant === undefined ? {} : { place: 'privacy' },
      );
    });
  };
