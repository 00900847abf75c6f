import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { openFiles } from '../../../src/domain/files/files.ts';
import { decideErasure } from '../../../src/domain/privacy/erasure/decide-erasure.ts';
import { openErasureLedger } from '../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { requester } from '../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../src/domain/privacy/requests/receive-request.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useTown } from '../../support/cast.ts';

describe('An erasure and the requests of the same person', () => {
  const town = useTown();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const place = () => ({ tenant: town.astrid.tenantSlug });

  const somebody = (email: string): Promise<string> =>
    here(
      async () => (await insertContacts([{ givenName: 'Tiriltunge', familyName: 'Eng', emails: [email] }]))[0] ?? '',
    );
  const asks = (kind: 'access' | 'erasure', contactId: string, shown: boolean): Promise<string> =>
    here(
      async () =>
        (await keepRequest(
          {
            kind,
            state: 'open',
            channel: 'form',
            language: 'nb',
            requesterName: 'Tiriltunge Eng',
            requesterEmail: undefined,
            message: '',
            receivedAt: new Date(),
            contactId,
            ...(shown ? { verified: 'link' as const } : {}),
          },
          requester,
        )) ?? '',
    );

  it('leads from the contact to the request of which it is not shown who asks, and refuses beside it', async () => {
    const contact = await somebody('tiriltunge@eng.example');
    const request = await asks('erasure', contact, false);
    const astrid = await town.signedIn('astrid');
    const link = `href="${paths.privacy.request({ ...place(), id: request })}"`;
    const at = paths.erasures.contact({ ...place(), id: contact });
    const page = await astrid.get(at);
    expect(page.status).to.equal(200);
    expect(page.text).to.include(link).and.include('Bestem slettingen i den saken');
    const refused = await astrid.post(at, { confirmed: 'on' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include(link);
    expect((await astrid.get(`${at}?request=${request}`)).text).to.not.include('Bestem slettingen i den saken');
  });

  it('names, before a case of erasure is open, no form that the case of the copy has only then', async () => {
    const contact = await somebody('tiriltunge.uten@eng.example');
    const copy = await asks('access', contact, true);
    const astrid = await town.signedIn('astrid');
    const page = await astrid.get(paths.erasures.contact({ ...place(), id: contact }));
    expect(page.text).to.include(paths.privacy.request({ ...place(), id: copy }));
    expect(page.text).to.include('skriv det ned som en egen sak om sletting først').and.not.include('noter der at');
    const request = await asks('erasure', contact, true);
    const within = await astrid.get(`${paths.erasures.contact({ ...place(), id: contact })}?request=${request}`);
    expect(within.text).to.include('noter der at').and.include('#erasure-first');
  });

  it('says on its page, and in the request it came with, that it waits for a copy', async () => {
    const contact = await somebody('tiriltunge.to@eng.example');
    const request = await asks('erasure', contact, true);
    const id = await here(() =>
      decideErasure(town.astrid, contact, { decisions: {}, confirmed: true, neverContact: false, requestId: request }),
    );
    const copy = await asks('access', contact, true);
    const astrid = await town.signedIn('astrid');
    const page = await astrid.get(paths.erasures.show({ ...place(), id }));
    expect(page.text)
      .to.include('Slettingen venter')
      .and.include(`${paths.privacy.request({ ...place(), id: copy })}#erasure-first`);
    expect(page.text, 'there is nothing to ask for each second').to.not.include('every 1s');
    const own = await astrid.get(paths.privacy.request({ ...place(), id: request }));
    expect(own.text).to.include('Svar på den saken, så slettes det av seg selv').and.not.include('every 1s');
  });

  it('leads a request whose person is erased to the one answer that is left, in a press', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'onnet-erased-'));
    openFiles(folder);
    openErasureLedger(folder);
    const contact = await somebody('tiriltunge.tre@eng.example');
    const decided = { decisions: {}, confirmed: true, neverContact: false };
    await here(() => decideErasure(town.astrid, contact, decided));
    await carryOutDue(town.database, 'erasure');
    const request = await asks('access', contact, true);
    const astrid = await town.signedIn('astrid');
    const at = paths.privacy.request({ ...place(), id: request });
    const page = await astrid.get(at);
    expect(page.text)
      .to.match(/Personen ble slettet \d+\.\d+\.\d+, før dette ble besvart/)
      .and.include('Svar at opplysningene er slettet')
      .and.not.include('Lag kopien')
      .and.not.include('value="granted"');
    const act = (name: string) => paths.privacy.requestAct({ ...place(), id: request, act: name });
    expect((await astrid.post(act('copy'), {})).text).to.include('det er ikke noe å lage en kopi av');
    const granted = await astrid.post(act('answer'), { decision: 'granted', ground: '', text: '' });
    expect(granted.status).to.equal(422);
    expect(granted.text).to.include('Opplysningene er slettet, så kravet kan ikke innvilges');
    const pressed = await astrid.post(act('answer'), { decision: 'refused', ground: 'erased-before-answer' });
    expect(pressed.status).to.equal(303);
    expect((await astrid.get(at)).text).to.include('Opplysningene ble slettet før vi svarte deg');
    rmSync(folder, { recursive: true });
  });
});
