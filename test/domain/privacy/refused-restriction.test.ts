import { expect } from 'chai';

import { Invalid } from '../../../src/domain/errors.ts';
import { restrictForRequest } from '../../../src/domain/privacy/fulfilment/restriction.ts';
import { answerRequest } from '../../../src/domain/privacy/requests/answer-request.ts';
import type { RequestDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { remedies } from '../../../src/domain/privacy/requests/supervisory-authority.ts';
import { liftRestriction, tellBeforeLifting } from '../../../src/domain/privacy/restriction/lift-restriction.ts';
import { sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { somebody } from './consent/people.ts';
import { arrived, at, read, tenantDesk, useRequests } from './requests/with-requests.ts';

describe('A request for restriction that is refused', () => {
  useRequests();
  const cast = useCast();
  const desk = (): RequestDesk => tenantDesk(cast.astrid);
  const fieldsOf = async (work: Promise<unknown>): Promise<unknown> => {
    const error = await work.catch((refused: unknown) => refused);
    return error instanceof Invalid ? error.fields : error;
  };

  it('needs a ground that fits it, tells of the complaint and the court, and waits while the data is set aside', async () => {
    const contactId = await somebody(cast.astrid, { email: 'siri.avslag@kunde.example' });
    const id = await arrived(desk(), { kind: 'restriction', contactId });
    const refuse = (ground: string) =>
      at(desk(), () =>
        answerRequest(desk(), id, { decision: 'refused', ground, text: 'Opplysningene er riktige og trengs.' }),
      );
    for (const ground of ['', 'not-portable', 'still-necessary'])
      expect(await fieldsOf(refuse(ground)), ground).to.eql({ ground: 'form.choose' });
    await at(desk(), () => restrictForRequest(desk(), id, 'accuracy'));
    expect(await fieldsOf(refuse('no-condition-for-restriction'))).to.eql({
      fulfilment: 'requests.restriction.stands',
    });
    const [standing] = await at(desk(), () =>
      sql<{ id: string }>(`select id from restrictions where tenant_id = $1 and contact_id = $2`, [
        desk().tenantId,
        contactId,
      ]),
    );
    await at(desk(), () => tellBeforeLifting(cast.astrid, standing?.id ?? '', { how: 'phone', note: '' }));
    await at(desk(), () => liftRestriction(cast.astrid, standing?.id ?? ''));
    await refuse('no-condition-for-restriction');
    const { request, letters } = await read(desk(), id);
    expect(request).to.include({ state: 'answered', decision: 'refused' });
    expect(letters[0]?.body).to.include('art. 18 nr. 1').and.include('Datatilsynet').and.include(remedies.court.nb);
  });
});
