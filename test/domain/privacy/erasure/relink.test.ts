import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { system } from '../../../../src/domain/audit/audit.ts';
import { osloDay } from '../../../../src/domain/clock.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { addDeal } from '../../../../src/domain/deals/write-deal.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { objectToMarketing } from '../../../../src/domain/privacy/consent/record-consent.ts';
import { recordByHand } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { inventory } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import { reduceOldRequests } from '../../../../src/domain/privacy/requests/reduce.ts';
import { liftRestriction, tellBeforeLifting } from '../../../../src/domain/privacy/restriction/lift-restriction.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { anonymiseContacts } from '../../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { change, inTenant } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

/** Tables of which a row can be reached from a name and is on no list of what is kept: the work itself, and what it left. */
const ofTheCase = new Set([
  'mails',
  'outbox',
  'audit_pending',
  'audit_seals',
  'subject_keys',
  // The erasure, which says itself what it kept.
  'erasures',
]);

/** A row of any table, as its columns read. */
interface SeenRow {
  readonly table: string;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const ids = (text: string): string[] => text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

describe('What is left of an erased person', function () {
  this.timeout(60_000);
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  before(() => openTestOutside(folder.path));

  /** Every row of every table of the inventory. */
  const everyRow = (): Promise<SeenRow[]> =>
    asSuperuser(cast.database, async (client) => {
      const seen: SeenRow[] = [];
      for (const { schema, table } of inventory) {
        if (schema !== 'public') continue;
        const { rows } = await client.query<{ columns: Record<string, unknown>; text: string }>(
          `select to_jsonb(t) as columns, to_jsonb(t)::text as text from public.${table} t`,
        );
        seen.push(...rows.map((row) => ({ table, ...row })));
      }
      return seen;
    });

  let called = { givenName: '', familyName: '', email: '', phone: '' };

  /** A company and somebody else, who were there before. */
  const newTown = () =>
    here(async () => ({
      company: (await insertCompanies([{ name: 'Mispel AS' }]))[0] ?? '',
      other: (await insertContacts([{ givenName: 'Per', familyName: 'Annen' }]))[0] ?? '',
    }));

  /** Somebody with deals, notes of their own and shared, an objection, and data that was given to others. */
  const newPerson = ({ company, other }: { readonly company: string; readonly other: string }) =>
    here(async () => {
      const { astrid } = cast;
      const [stage] = await stages(astrid);
      const [id = ''] = await insertContacts([
        {
          givenName: called.givenName,
          familyName: called.familyName,
          emails: [called.email],
          phones: [`+47${called.phone}`],
        },
      ]);
      await recordActivity(astrid, { kind: 'note', subject: { kind: 'contact', id }, title: 'a', body: 'alene' });
      const deal = { stageId: stage?.id ?? '', contactId: id, ownerId: null, amountMinor: 500, expectedCloseOn: null };
      const shared = await addDeal(astrid, { ...deal, title: 'Avtale', companyId: company });
      const own = await addDeal(astrid, { ...deal, title: `${called.familyName} kjøper`, companyId: null });
      await recordActivity(astrid, { kind: 'call', subject: { kind: 'deal', id: shared }, title: 'b', body: 'delt' });
      await recordActivity(astrid, { kind: 'call', subject: { kind: 'deal', id: own }, title: 'c', body: 'egen' });
      const note = { title: 'd', body: `Spør ${called.givenName} ${called.familyName}` };
      await recordActivity(astrid, { kind: 'note', subject: { kind: 'contact', id: other }, ...note });
      await objectToMarketing(astrid, id, 'phone');
      await recordByHand(astrid, id, {
        id: newId(),
        recipient: 'Revisor AS',
        email: '',
        categories: ['name'],
        why: 'Revisjon',
        givenOn: osloDay(),
      });
      return id;
    });

  /**
   * Every row that can be reached from what names the person, by any number that was not there before them: row by row, through
   * every column of every table.
   */
  const reachable = async (known: ReadonlySet<string>): Promise<SeenRow[]> => {
    const rows = await everyRow();
    const reached = new Set(
      rows.filter(({ text }) => Object.values(called).some((part) => text.toLowerCase().includes(part.toLowerCase()))),
    );
    const followed = new Set(known);
    // What is reached meanwhile is gone through as well.
    for (const { text } of reached)
      for (const id of ids(text)) {
        if (followed.has(id)) continue;
        followed.add(id);
        for (const row of rows) if (row.text.includes(id)) reached.add(row);
      }
    return [...reached];
  };
  const tablesOf = (rows: readonly SeenRow[]): string[] => [...new Set(rows.map(({ table }) => table))];

  const asks = (kind: 'erasure' | 'access' | 'complaint', contactId: string): Promise<string> =>
    here(
      async () =>
        (await keepRequest(
          {
            kind,
            state: 'open',
            channel: 'form',
            language: 'nb',
            requesterName: `${called.givenName} ${called.familyName}`,
            requesterEmail: called.email,
            message: '',
            receivedAt: new Date(),
            contactId,
            verified: 'link',
          },
          requester,
        )) ?? '',
    );

  it('by right is what the certificate lists, and a number without anything of theirs', async () => {
    const { astrid } = cast;
    called = {
      givenName: 'Dvergmispel',
      familyName: 'Skogly',
      email: 'dvergmispel@eng.example',
      phone: '93456700',
    };
    const town = await newTown();
    const known = new Set((await everyRow()).flatMap(({ text }) => ids(text)));
    const person = await newPerson(town);
    expect(tablesOf(await reachable(known)), 'the search finds what is tied').to.include.members([
      'contacts',
      'activities',
      'deals',
      'consent_events',
    ]);
    const asked = await asks('access', person);
    await here(() =>
      answerRequest(tenantDesk(astrid), asked, { decision: 'withdrawn', ground: '', text: 'Sagt i telefonen i dag.' }),
    );
    const requestId = await asks('erasure', person);
    // Restricted meanwhile, with a decision about the note that names them.
    const named = (await here(() => erasurePreview(astrid, person, requestId))).hits.map(nameOfHit);
    await here(() =>
      restrictContact(astrid, person, {
        ground: 'claims',
        decisions: (name) => (named.includes(name) ? 'keep:another-person' : ''),
      }),
    );
    const { hits } = await here(() => erasurePreview(astrid, person, requestId));
    const decisions = Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact']));
    const erasureId = await here(() =>
      decideErasure(astrid, person, { decisions, confirmed: true, neverContact: true, requestId }),
    );
    await carryOutDue(cast.database, 'erasure');
    await here(() => answerRequest(tenantDesk(astrid), requestId, { decision: 'granted', ground: '', text: '' }));
    const { erasure } = await here(() => erasureOf(astrid, erasureId));
    expect(erasure.state).to.equal('done');

    const reached = await reachable(known);
    const listed = new Set(erasure.certificate?.kept.map(({ place }) => place.split('.')[0] ?? ''));
    const unlisted = tablesOf(reached).filter((table) => !listed.has(table) && !ofTheCase.has(table));
    // Letters are on it since the first request was withdrawn; the one with the answer is written later, and goes with its request.
    expect(unlisted).to.deep.equal([]);
    const left = reached.filter(({ table }) => table === 'contacts');
    const month = `${osloDay().slice(0, 7)}-01`;
    expect(left).to.have.length(1);
    const columns = left[0]?.columns ?? {};
    for (const moment of ['created_at', 'updated_at', 'anonymised_at'])
      expect(osloDay(new Date(String(columns[moment]))), moment).to.equal(month);
    const said = Object.entries(columns).filter(
      ([name, value]) =>
        value !== null &&
        value !== '' &&
        !['tenant_id', 'version', 'created_at', 'updated_at', 'anonymised_at'].includes(name),
    );
    expect(Object.fromEntries(said)).to.deep.equal({
      id: person,
      given_name: 'Slettet',
      family_name: 'person',
      source: 'user',
      notice_settled: false,
    });
  });

  it('by a rule is reached by no name, since what ended asks for nobody any more', async () => {
    const { astrid } = cast;
    called = { givenName: 'Alperips', familyName: 'Ljosland', email: 'alperips@eng.example', phone: '93456701' };
    const town = await newTown();
    const known = new Set((await everyRow()).flatMap(({ text }) => ids(text)));
    const person = await newPerson(town);
    const asked = await asks('access', person);
    const restriction = await here(() => restrictContact(astrid, person, { ground: 'claims', requestId: asked }));
    await here(() => tellBeforeLifting(astrid, restriction, { how: 'phone', note: '' }));
    await here(() => liftRestriction(astrid, restriction));
    await here(() =>
      answerRequest(tenantDesk(astrid), asked, { decision: 'withdrawn', ground: '', text: 'Sagt i telefonen i dag.' }),
    );
    // A complaint needs none of their data, so it keeps nobody from being anonymised, and ends afterwards.
    const complaint = await asks('complaint', person);
    await here(() => anonymiseContacts(system, [person]));
    await here(() =>
      answerRequest(tenantDesk(astrid), complaint, {
        decision: 'withdrawn',
        ground: '',
        text: 'Sagt i telefonen i dag.',
      }),
    );
    await reduceOldRequests();
    await here(() =>
      change(`update activities set body = '' where tenant_id = $1 and subject = 'd'`, [astrid.tenantId]),
    );
    const reached = tablesOf(await reachable(known));
    expect(reached).to.include('data_subject_requests');
    for (const table of ['contacts', 'activities', 'deals', 'consent_events', 'disclosures', 'restrictions'])
      expect(reached, table).to.not.include(table);
  });
});
