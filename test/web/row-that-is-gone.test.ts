import { expect } from 'chai';

import { recordActivity } from '../../src/domain/activities/record-activity.ts';
import { matchesOn } from '../../src/domain/companies/matching/match-list.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { trashedContacts } from '../../src/domain/contacts/trash.ts';
import { insertDeals } from '../../src/domain/deals/bulk.ts';
import { closedDeals } from '../../src/domain/deals/closed-deals.ts';
import { stages } from '../../src/domain/deals/deal.ts';
import { dealBoard } from '../../src/domain/deals/deal-board.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { consentLedger } from '../../src/domain/privacy/consent/contact-consents.ts';
import { standingHolds } from '../../src/domain/privacy/holds/hold-list.ts';
import { tenantDesk } from '../../src/domain/privacy/requests/desk.ts';
import { endedRequests } from '../../src/domain/privacy/requests/request-list.ts';
import { openRestrictions } from '../../src/domain/privacy/restriction/restriction.ts';
import { dryRun } from '../../src/domain/privacy/retention/due-contacts.ts';
import { suppressionList } from '../../src/domain/privacy/suppression/suppression-list.ts';
import { change, inTenant } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { useTown } from '../support/cast.ts';
import {
  companyMatch,
  consentedContact,
  newContact,
  newHold,
  newRequest,
  newRestriction,
  newSuppression,
  stageOf,
  trashedContact,
} from './route-records.ts';

// As somebody erased beside whom a page of a list stood, which a colleague has open or a bookmark leads to.
describe('A page of a list beside a row that is gone', () => {
  const town = useTown();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const gone = newId();

  it('shows the first contacts, and never that there are none', async () => {
    const id = await here(async () => {
      await insertContacts(Array.from({ length: 55 }, (_, at) => ({ givenName: `Nr ${at}`, familyName: 'Rad' })));
      return (await insertContacts([{ givenName: 'Slettet', familyName: 'Snart' }]))[0] ?? '';
    });
    const astrid = await town.signedIn('astrid');
    const index = paths.contacts.index({ tenant: town.astrid.tenantSlug });
    const hrefs = (text: string): readonly string[] => text.match(/class="row-link[^"]*" href="[^"]+"/g) ?? [];
    await here(() => change(`delete from contacts where tenant_id = $1 and id = $2`, [town.astrid.tenantId, id]));
    const first = hrefs((await astrid.get(index)).text);
    expect(first).to.have.length(50);
    for (const query of [`after=${id}`, `before=${id}`, `before=${gone}`]) {
      const reply = await astrid.get(`${index}?${query}`, { follow: true });
      expect(hrefs(reply.text), query).to.deep.equal(first);
    }
    const found = `${index}?q=rad&sort=activity`;
    expect((await astrid.get(`${found}&after=${gone}`)).location).to.equal(found);
    const companies = paths.companies.index({ tenant: town.astrid.tenantSlug });
    const last = Buffer.from(`${gone} ååå`).toString('base64url');
    expect((await astrid.get(`${companies}?q=rad&after=${last}`)).location).to.equal(`${companies}?q=rad`);
  });

  it('shows the first page of the other lists too', async () => {
    const by = town.astrid;
    const desk = tenantDesk(by);
    await companyMatch(by);
    await here(async () => {
      const made = [newContact, trashedContact, newRequest, newHold, newRestriction, newSuppression];
      for (const make of [...made, consentedContact]) await make(by);
      await change(`update data_subject_requests set state = 'dismissed', ended_at = now() where tenant_id = $1`, [
        by.tenantId,
      ]);
      const won = (await stages(by)).find(({ outcome }) => outcome === 'won')?.id ?? '';
      await insertDeals([
        { stageId: won, title: 'Vunnet', closedAt: new Date() },
        { stageId: await stageOf(by), title: 'Åpent' },
      ]);
    });
    const wholeStage = { stageId: await here(() => stageOf(by)) };
    const lists: Readonly<Record<string, (after: string) => Promise<readonly unknown[]>>> = {
      trash: async (after) => (await trashedContacts(by, after)).rows,
      'closed deals': async (after) => {
        const filter = { outcome: undefined, ownerId: undefined, closed: undefined };
        return (await closedDeals(by, filter, after === '' ? undefined : { direction: 'after', key: '1', id: after }))
          .rows;
      },
      'a stage': async (after) => (await dealBoard(by, { ...wholeStage, after }))[0]?.deals ?? [],
      'the dry run': async (after) => (await dryRun(by, 0, after, 1)).contacts,
      restrictions: async (after) => (await openRestrictions(by, after)).restrictions,
      holds: async (after) => (await standingHolds(by, after)).holds,
      suppressions: async (after) => (await suppressionList(by, { channel: '', cause: '' }, after)).entries,
      'ended requests': async (after) => (await endedRequests(desk, after)).requests,
      'the ledger of consents': async (after) => (await consentLedger(after)).lines,
      'companies to match': async (after) => (await matchesOn(by, 'sure', after)).matches,
    };
    for (const [name, list] of Object.entries(lists)) {
      const first = await here(() => list(''));
      expect(first, name).to.not.deep.equal([]);
      expect(await here(() => list(newId())), name).to.deep.equal(first);
    }
  });

  it('shows what happened with somebody from the beginning, and in place of what stands there', async () => {
    const { tenantSlug: tenant } = town.astrid;
    const id = await newContact(town.astrid);
    await here(() =>
      recordActivity(town.astrid, {
        kind: 'note',
        subject: { kind: 'contact', id },
        title: '',
        body: 'Ringte om tilbudet',
      }),
    );
    const astrid = await town.signedIn('astrid');
    const page = await astrid.get(`${paths.contacts.show({ tenant, id })}?before=${gone}`);
    expect(page.text).to.include('Ringte om tilbudet');
    const part = await astrid.get(`${paths.contacts.activities({ tenant, id })}?before=${gone}`, { htmx: 'partial' });
    expect(part.text).to.include('Ringte om tilbudet');
    expect(part.headers.get('hx-retarget')).to.equal('#timeline');
  });
});
