import { expect } from 'chai';

import { makeCopy, copyOf } from '../../../../src/domain/privacy/fulfilment/copy.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { tellsOfRemedies } from '../../../../src/domain/privacy/requests/letter-text.ts';
import { vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { requestOf } from '../../../../src/domain/privacy/requests/locked-request.ts';
import { receiveMail } from '../../../../src/domain/privacy/requests/receive-mail.ts';
import { openRequests } from '../../../../src/domain/privacy/requests/request-list.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { useCast } from '../../../support/cast.ts';
import { arrived, at, contactWith, identityToken, mailsOf, read, tenantDesk, useRequests } from './with-requests.ts';

describe('the language of a request', () => {
  useRequests();
  const cast = useCast();
  const desk = (): ReturnType<typeof tenantDesk> => tenantDesk(cast.astrid);

  it('is said when a mail is sorted, and all that is written to the person is in it (Art. 12(1))', async () => {
    await receiveMail(
      { slug: 'nordlys', requestId: undefined },
      {
        from: 'grace@england.example',
        fromName: 'Grace',
        subject: 'My data',
        text: 'Please tell me what you hold about me.',
        attachments: [],
        messageId: '<1@england.example>',
      },
    );
    const [draft] = (await at(desk(), () => openRequests(desk()))).filter(({ name }) => name === 'Grace');
    const id = draft?.id ?? '';
    expect((await read(desk(), id)).request.language, 'a mail does not say').to.equal('nb');
    const contactId = await contactWith(cast.astrid, 'Grace', 'grace@england.example');
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: '', language: 'en' }));
    await at(desk(), () =>
      answerRequest(desk(), id, { decision: 'refused', ground: 'identity-not-shown', text: 'Please call us.' }),
    );
    const [letter] = (await read(desk(), id)).letters;
    expect(letter).to.include({ language: 'en', subject: 'Answer to your request' });
    expect(tellsOfRemedies(letter?.body ?? '', 'en')).to.equal(true);
    const second = await arrived(desk(), { contactId });
    await at(desk(), () => sortRequest(desk(), second, { kind: 'access', personId: contactId, language: 'en' }));
    await identityToken(desk(), second);
    const mails = await mailsOf(desk().tenantId, 'request-identity');
    expect(mails.at(-1)?.params['link'], 'the question too').to.be.a('string');
    expect((await read(desk(), second)).request.language).to.equal('en');
    await at(desk(), () => sortRequest(desk(), second, { kind: 'access', personId: contactId }));
    expect((await read(desk(), second)).request.language, 'unsaid, it stays').to.equal('en');
  });

  it('has a copy that nobody was given made anew, and keeps what is known of who asks', async () => {
    const contactId = await contactWith(cast.astrid, 'Rosalind', 'rosalind@england.example');
    const id = await arrived(desk(), { contactId });
    await at(desk(), () => vouchIdentity(desk(), id, 'Called.'));
    await at(desk(), () => makeCopy(desk(), id));
    await at(desk(), () => sortRequest(desk(), id, { kind: 'access', personId: contactId, language: 'en' }));
    const copy = async (): Promise<object> =>
      at(desk(), async () => (await copyOf(desk(), await requestOf(desk(), id))).copy ?? {});
    expect(await copy()).to.include({ state: 'revoked', language: 'nb' });
    expect((await read(desk(), id)).request.verifiedHow).to.equal('vouched');
    await at(desk(), () => makeCopy(desk(), id));
    expect(await copy()).to.include({ state: 'searching', language: 'en' });
  });
});
