import { expect } from 'chai';

import { osloDay } from '../../../../src/domain/clock.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { Invalid } from '../../../../src/domain/errors.ts';
import { armFaultPoints } from '../../../../src/domain/fault-points.ts';
import { makeCopy } from '../../../../src/domain/privacy/fulfilment/copy.ts';
import { fulfilmentOf } from '../../../../src/domain/privacy/fulfilment/fulfilment.ts';
import { decideErasure, type NewErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { isInLedger } from '../../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { eraseFirst } from '../../../../src/domain/privacy/requests/erasure-first.ts';
import { eventsOf, requester } from '../../../../src/domain/privacy/requests/events.ts';
import { vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { requestOf } from '../../../../src/domain/privacy/requests/locked-request.ts';
import { keepRequest, recordRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { lettersOf } from '../../../../src/domain/privacy/requests/send-letter.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { waitingForALock } from '../../../support/waiting-for-a-lock.ts';

describe('An erasure that waits for a copy', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const desk = () => tenantDesk(cast.astrid);

  before(() => openTestOutside(folder.path));

  const newPerson = (givenName: string, email = `${givenName.toLowerCase()}@eng.example`) =>
    here(async () => (await insertContacts([{ givenName, familyName: 'Fjellmo', emails: [email] }]))[0] ?? '');
  const decide = (id: string, decisions: NewErasure['decisions'] = {}) =>
    here(() => decideErasure(cast.astrid, id, { decisions, confirmed: true, neverContact: false }));
  /** A request of theirs, from who has shown who they are unless told otherwise. */
  const asksFor = (kind: 'access' | 'erasure' | 'restriction', contactId: string, shown = true): Promise<string> =>
    here(async () => {
      const request = await keepRequest(
        {
          kind,
          state: 'open',
          channel: 'form',
          language: 'nb',
          requesterName: '',
          requesterEmail: undefined,
          message: '',
          receivedAt: new Date(),
          contactId,
          ...(shown ? { verified: 'link' as const } : {}),
        },
        requester,
      );
      return request ?? '';
    });
  const ended = (request: string) =>
    here(() => answerRequest(desk(), request, { decision: 'withdrawn', ground: '', text: 'Sagt i telefonen i dag.' }));
  const look = (id: string) => here(() => erasureOf(cast.astrid, id));
  const firstName = async (id: string) => {
    const [row] = await here(() =>
      sql<{ name: string }>(`select given_name as name from contacts where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        id,
      ]),
    );
    return row?.name;
  };
  /** Every erasure that is owed, as of when it is asked again unless told otherwise. */
  const carryOut = async (at = new Date(Date.now() + 11 * 60_000)) => {
    await here(() =>
      change(`update outbox set leased_until = null where tenant_id = $1 and kind = 'erasure'`, [cast.astrid.tenantId]),
    );
    return carryOutDue(cast.database, 'erasure', at);
  };
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof Invalid ? error.fields : error;
  };

  it('is put off, says why, and goes on by itself when who asked for the copy has an answer', async () => {
    const person = await newPerson('Tiriltunge');
    const id = await decide(person);
    const asked = await asksFor('access', person);
    await carryOut();
    expect(await look(id)).to.deep.include({ copiesOwed: [asked] });
    expect((await look(id)).erasure).to.include({ state: 'waiting', step: 'decided', erasedAt: null });
    await carryOut();
    expect((await look(id)).erasure.state, 'asked again, and still owed').to.equal('waiting');
    await ended(asked);
    expect(await carryOut()).to.equal(1);
    expect(await look(id)).to.deep.include({ copiesOwed: [] });
    expect((await look(id)).erasure.state).to.equal('done');
  });

  it('asks once more in the transaction that erases, and stands in no ledger before that', async () => {
    const person = await newPerson('Rødsvingel');
    const id = await decide(person);
    let asked = '';
    const disarm = armFaultPoints(async (step) => {
      if (step === 'files removed') asked = await asksFor('access', person);
    });
    await carryOut().finally(disarm);
    expect(await look(id)).to.deep.include({ copiesOwed: [asked] });
    expect((await look(id)).erasure).to.include({ state: 'waiting', step: 'decided', erasedAt: null });
    expect(await firstName(person)).to.equal('Rødsvingel');
    expect(await here(() => isInLedger(id))).to.equal(false);
    await ended(asked);
    await carryOut();
    expect((await look(id)).erasure.state).to.equal('done');
    expect(await here(() => isInLedger(id))).to.equal(true);
  });

  it('is put off by nothing once the ledger has it, should the process die before the database does', async () => {
    const person = await newPerson('Hundegras');
    const id = await decide(person);
    const disarm = armFaultPoints((step) => {
      if (step === 'in the ledger') throw new Error('died');
    });
    await carryOut().finally(disarm);
    expect(await firstName(person), 'the transaction was lost').to.equal('Hundegras');
    expect(await here(() => isInLedger(id))).to.equal(true);
    const asked = await asksFor('access', person);
    await carryOut();
    expect((await look(id)).erasure.state).to.equal('done');
    expect((await here(async () => fulfilmentOf(desk(), await requestOf(desk(), asked)))).way).to.equal('erased');
  });

  it('waits in both records of a person when a copy is owed on either', async () => {
    const first = await newPerson('Timotei');
    const second = await newPerson('Timoteia', 'timotei@eng.example');
    const id = await decide(first, { [`contacts.id.${second}`]: 'delete' });
    const asked = await asksFor('access', second);
    await carryOut();
    expect(await look(id)).to.deep.include({ copiesOwed: [asked] });
    expect([await firstName(first), await firstName(second)]).to.deep.equal(['Timotei', 'Timoteia']);
    await ended(asked);
    await carryOut();
    await carryOut();
    expect((await look(id)).erasure).to.include({ state: 'done' });
    expect([await firstName(first), await firstName(second)]).to.deep.equal(['Slettet', 'Slettet']);
  });

  /** Carries out while `write` has not ended yet, and ends it when the erasure has come to wait for it. */
  const meanwhile = async (write: () => Promise<unknown>) => {
    const written = Promise.withResolvers<undefined>();
    const gate = Promise.withResolvers<undefined>();
    const writing = here(async () => {
      await write();
      written.resolve(undefined);
      await gate.promise;
    });
    await Promise.race([written.promise, writing]);
    const carried = carryOut();
    await waitingForALock(cast.database);
    gate.resolve(undefined);
    await Promise.all([writing, carried]);
  };

  it('sees a request that a member is writing down just then, recorded or matched with the person', async () => {
    const typed = {
      kind: 'access',
      channel: 'phone',
      language: 'nb',
      requesterName: 'Marigras Fjellmo',
      requesterEmail: '',
      message: '',
    } as const;
    const person = await newPerson('Marigras');
    const id = await decide(person);
    let asked = '';
    await meanwhile(async () => {
      asked = await recordRequest(desk(), { ...typed, receivedOn: osloDay(), personId: person });
    });
    expect(await look(id)).to.deep.include({ copiesOwed: [asked] });
    await ended(asked);

    const draft = await here(() => recordRequest(desk(), { ...typed, receivedOn: osloDay(), personId: '' }));
    await meanwhile(() => sortRequest(desk(), draft, { kind: 'access', personId: person }));
    expect(await look(id)).to.deep.include({ copiesOwed: [draft] });
    await ended(draft);
    await carryOut();
    expect((await look(id)).erasure.state).to.equal('done');
    expect(
      await refusal(here(() => recordRequest(desk(), { ...typed, receivedOn: osloDay(), personId: person }))),
    ).to.deep.equal({ person: 'requests.person.unknown' });
  });

  it('lets what was asked by who is erased be answered as what it is, and nothing else', async () => {
    const person = await newPerson('Sølvbunke');
    const others = await newPerson('Engrapp');
    const id = await decide(person);
    await carryOut();
    const [asked, restriction] = [await asksFor('access', person), await asksFor('restriction', person)];
    const waits = await asksFor('access', others);
    const ground = 'erased-before-answer';
    const how = await here(async () => fulfilmentOf(desk(), await requestOf(desk(), asked)));
    expect(how).to.deep.include({ way: 'erased', erasedAt: (await look(id)).erasure.erasedAt });
    expect(await refusal(here(() => makeCopy(desk(), asked)))).to.deep.equal({ package: 'requests.erased.noCopy' });
    for (const decision of ['granted', 'partly-granted'] as const)
      expect(await refusal(here(() => answerRequest(desk(), asked, { decision, ground, text: 'Ja.' })))).to.deep.equal({
        fulfilment: 'requests.erased.notMet',
      });
    expect(
      await refusal(here(() => answerRequest(desk(), waits, { decision: 'refused', ground, text: 'Slettet.' }))),
      'they are not erased',
    ).to.deep.equal({ ground: 'requests.erased.not' });
    for (const request of [asked, restriction]) {
      await here(() => answerRequest(desk(), request, { decision: 'refused', ground, text: '' }));
      const [letter] = await here(() => lettersOf(request));
      expect(letter?.body)
        .to.match(/Opplysningene om deg ble slettet \d+\. \p{L}+ \d{4}\./u)
        .and.include('Opplysningene ble slettet før vi svarte deg')
        .and.include('Datatilsynet');
    }
    await ended(waits);
  });

  it('goes first when the person says so: who they are is shown, and how they said it is kept', async () => {
    const person = await newPerson('Hestehavre');
    const id = await decide(person);
    const asked = await asksFor('access', person, false);
    await carryOut();
    expect(await look(id)).to.deep.include({ copiesOwed: [asked] });
    const first = (how: string) => here(() => eraseFirst(desk(), asked, how));
    expect(await refusal(first('Ringte.'))).to.deep.equal({ identity: 'requests.identity.needed' });
    await here(() => vouchIdentity(desk(), asked, 'Kjenner stemmen.'));
    expect(await refusal(first(' '))).to.deep.equal({ first: 'form.required' });
    const alone = await asksFor('access', await newPerson('Strandrug'));
    expect(await refusal(here(() => eraseFirst(desk(), alone, 'Ringte.'))), 'nothing waits for it').to.deep.equal({
      request: 'requests.act.other',
    });
    await first('Ringte 24. november: slett nå.');
    expect(await look(id)).to.deep.include({ copiesOwed: [] });
    expect((await here(() => eventsOf(asked))).at(0)).to.include({
      kind: 'erasure-first',
      note: 'Ringte 24. november: slett nå.',
    });
    expect(await carryOut(new Date(Date.now() + 1_000)), 'at once').to.equal(1);
    expect((await look(id)).erasure.state).to.equal('done');
    const how = await here(async () => fulfilmentOf(desk(), await requestOf(desk(), asked)));
    expect(how.way, 'the request stays, and is answered').to.equal('erased');
    const audited = await here(() =>
      sql(`select from audit_entries where tenant_id = $1 and action = 'request.erasure-first' and subject_id = $2`, [
        cast.astrid.tenantId,
        asked,
      ]),
    );
    expect(audited).to.have.length(1);
    await here(() => answerRequest(desk(), asked, { decision: 'refused', ground: 'erased-before-answer', text: '' }));
  });

  it('does not go first for somebody whose request it was said in no longer', async () => {
    const person = await newPerson('Kamgras');
    const other = await newPerson('Marehalm');
    const asked = await asksFor('access', person);
    await asksFor('erasure', person);
    await here(() => eraseFirst(desk(), asked, 'Skrev det i samme brev.'));
    expect((await here(() => erasurePreview(cast.astrid, person))).copiesOwed).to.deep.equal([]);
    await here(() => sortRequest(desk(), asked, { kind: 'access', personId: other }));
    expect((await here(() => erasurePreview(cast.astrid, other))).copiesOwed).to.deep.equal([asked]);
  });

  it('is not decided beside a request of theirs of which it is not shown who asks', async () => {
    const person = await newPerson('Kvein');
    const request = await asksFor('erasure', person, false);
    expect((await here(() => erasurePreview(cast.astrid, person))).unproven).to.deep.equal([request]);
    expect(await refusal(decide(person))).to.deep.equal({ request: 'erasure.caseFirst' });
    await ended(request);
    await decide(person);
    await carryOut();
    expect(await firstName(person)).to.equal('Slettet');
  });
});
