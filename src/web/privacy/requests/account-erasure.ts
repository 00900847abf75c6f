import { Invalid, NotFound } from '../../../domain/errors.ts';
import { userErasurePreview } from '../../../domain/privacy/fulfilment/account-erasure.ts';
import { namedPreview } from '../../account/counted-rows.ts';
import { page } from '../../answers.ts';
import type { Answer, Visit } from '../../visit.ts';
import { atOnNet } from './desk-place.ts';

/** GET: what erasing the user who has asked OnNet for it does, before it is done. */
export async function show(visit: Visit): Promise<Answer> {
  const { desk, hrefs } = atOnNet(visit);
  const id = visit.param('id');
  try {
    const { name, waitsFor, ...preview } = await userErasurePreview(desk, id);
    return page('privacy/requests/account-erasure', visit.t('requests.account.title', { name }), {
      ...namedPreview(visit, preview),
      personName: name,
      waitsFor: waitsFor.map((one) => ({ kind: one.kind, href: hrefs.show(one.id) })),
      actHref: hrefs.act(id, 'account-erasure'),
      backHref: hrefs.show(id),
    });
  } catch (error) {
    // While it is not shown who asks, and for what has ended, there is nothing to see.
    if (error instanceof Invalid) throw new NotFound('erasure');
    throw error;
  }
}
