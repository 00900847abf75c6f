import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';

import { atTime, now } from '../../../src/domain/clock.ts';
import { DRILL_FILE, openRestoreDrill, restoreDrill } from '../../../src/domain/operations/restore-drill.ts';
import { reportQueue } from '../../../src/domain/housekeeping.ts';
import { writeMail } from '../../../src/domain/mail/mail.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { keepingForOnNet } from '../../../src/domain/privacy/breaches/keeping.ts';
import { sayIt } from '../../../src/domain/privacy/breaches/say-it.ts';
import { inPlatform, inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { isMessageKey } from '../../../src/words/catalogue.ts';
import { queueNames } from '../../../src/workers/queues.ts';
import { useTown } from '../../support/cast.ts';
import { newBreachAtOnNet, operator as onNets } from '../register-records.ts';
import { asSuperuser } from '../../support/superuser.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('the operators’ page', () => {
  const town = useTown();
  let operator: Visitor;

  const query = (text: string, values: unknown[] = []) =>
    asSuperuser(town.database, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows);

  before(async () => {
    await query(`update users set operator = true where id = $1`, [town.astrid.userId]);
    operator = await town.signedIn('astrid');
  });
  beforeEach(async () => {
    await query('delete from outbox');
    await query('delete from queue_reports');
  });

  const counts = { waiting: 3, active: 1, delayed: 0, failed: 0, completed: 0 };
  const show = () => operator.get(paths.operator.show());

  async function deadLetter(): Promise<{ id: string }> {
    await inTenant(town.clara.tenantId, () => owe('enrichment', 'k'));
    const [row] = await query(
      `update outbox set attempts = 8, dead_at = now(), failure = 'register-timeout' returning id`,
    );
    return { id: String(row?.['id']) };
  }

  it('says what is to be confirmed in the reader’s language alone', async () => {
    const speak = (value: string) => operator.post(paths.account.preferences(), { field: 'language', value });
    await speak('en');
    const { text } = await operator.get(paths.operator.policy());
    await speak('nb');
    const card = (html: string): string => /<h3 id="fact-officer">[^]*?<form/.exec(html)?.[0] ?? '';
    expect(card(text)).to.include('<p>We have appointed no data protection officer').and.not.include('Vi har ikke');
    const norwegian = card((await operator.get(paths.operator.policy())).text);
    expect(norwegian).to.include('<p>Vi har ikke utpekt personvernombud').and.not.include('We have');
  });

  it('shows when restoring was last drilled and how it went, and is red when that failed or is older than a quarter', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'drill-'));
    const kept = (at: string, more: object = {}): void =>
      writeFileSync(
        path.join(folder, DRILL_FILE),
        JSON.stringify({
          at,
          forgotten: 3,
          replayed: 3,
          toLookAt: 0,
          missing: 0,
          brokenLines: 0,
          brokenTrails: 0,
          proved: true,
          ...more,
        }),
      );
    const red = 'notice-danger" role="alert"';
    const section = async (): Promise<{ text: string; alarm: string }> => {
      const { text } = await show();
      const from = text.indexOf('id="restore-drill"');
      const alarms = text.split(red).slice(1).join('');
      return { text: text.slice(from, text.indexOf('</section>', from)), alarm: alarms.slice(0, text.length) };
    };
    try {
      openRestoreDrill(folder);
      expect((await section()).alarm, 'never').to.include('Det er ikke øvd på å gjenopprette her');
      kept(now().toISOString());
      const good = await section();
      expect(good.text).to.include('status-success').and.include('bringer ingen tilbake').and.include('Sist kjørt');
      expect(good.alarm).to.not.include('gjenopprett');
      kept(now().toISOString(), { proved: false, missing: 1 });
      expect((await section()).alarm).to.include('Den siste øvelsen i å gjenopprette mislyktes');
      kept('2026-01-01T00:00:00.000Z');
      const old = await section();
      expect(old.alarm).to.include('mer enn et kvartal');
      expect(old.text).to.include('status-danger').and.include('01.01.2026');
      writeFileSync(path.join(folder, DRILL_FILE), '{');
      expect((await section()).alarm, 'torn').to.include('Det er ikke øvd');
      expect((await restoreDrill()).state).to.equal('never');
      rmSync(path.join(folder, DRILL_FILE));
      mkdirSync(path.join(folder, DRILL_FILE));
      expect((await section()).alarm, 'not to be read').to.include('kan ikke leses');
      rmSync(path.join(folder, DRILL_FILE), { recursive: true });
      kept('2026-01-31T12:00:00.000Z');
      for (const [day, state] of [
        ['2026-04-30', 'proved'],
        ['2026-05-01', 'old'],
      ] as const)
        expect((await atTime(new Date(`${day}T10:00:00Z`), restoreDrill)).state, day).to.equal(state);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is red while a breach of OnNet’s is not told of, with the time and the way to it', async () => {
    const id = await newBreachAtOnNet(town.astrid, { nature: 'En sikkerhetskopi lå åpen.' });
    const { text } = await show();
    expect(text).to.include('Et avvik hos OnNet er ikke varslet').and.include(paths.operator.breaches.show({ id }));
    expect(text).to.match(/Datatilsynet skal være varslet .* \(7[01] timer igjen\)/);
    await inPlatform(() =>
      sayIt(keepingForOnNet(onNets), id, { kind: 'authority', body: 'Meldt.', reference: '26/1', form: undefined }),
    );
    expect((await show()).text).to.not.include('er ikke varslet');
  });

  it('does not exist for anybody else', async () => {
    const bjorn = await town.signedIn('bjorn');
    expect((await bjorn.get(paths.operator.show())).status).to.equal(404);
    const { id } = await deadLetter();
    const retry = paths.operator.retry({ tenant: town.clara.tenantId, id });
    expect((await bjorn.post(retry)).status).to.equal(404);
    expect((await town.visitor().get(paths.operator.show())).status).to.equal(303);
    expect((await query(`select dead_at from outbox`))[0]?.['dead_at']).to.not.equal(null);
  });

  it('says that all is well while the worker reports and nothing waits', async () => {
    await reportQueue('mail', 'redis', counts);
    const { status, text } = await show();
    expect(status).to.equal(200);
    expect(text).to.include('Ingenting er forsinket').and.to.include('Redis').and.to.include('Ingenting er gitt opp');
  });

  it('says that the worker is silent when it has not reported for a minute', async () => {
    expect((await show()).text, 'never reported').to.include('Arbeideren er taus');
    await reportQueue('mail', 'redis', counts);
    await query(`update queue_reports set reported_at = now() - interval '61 seconds'`);
    expect((await show()).text).to.include('Arbeideren er taus');
  });

  it('says that something is late when it was due more than five minutes ago', async () => {
    await reportQueue('mail', 'redis', counts);
    await inTenant(town.clara.tenantId, () => owe('contact-export', 'k'));
    expect((await show()).text).to.include('Ingenting er forsinket');
    await query(`update outbox set due_at = now() - interval '301 seconds'`);
    const { text } = await show();
    expect(text).to.include('Noe er forsinket').and.to.include('Eksport av kontakter');
  });

  it('lists dead letters, and a retry makes one due again and is written to the tenant’s audit trail', async () => {
    await reportQueue('mail', 'redis', counts);
    const { id } = await deadLetter();
    expect((await show()).text)
      .to.include('Noe er forsinket')
      .and.to.include('Enhetsregisteret svarte ikke i tide (register-timeout)');

    const retry = paths.operator.retry({ tenant: town.clara.tenantId, id });
    const page = await operator.post(retry, {}, { follow: true });
    expect(page.text).to.include('Det blir prøvd på nytt nå').and.to.include('Ingenting er gitt opp');
    expect(await query(`select dead_at, attempts from outbox`)).to.deep.equal([{ dead_at: null, attempts: 0 }]);
    const trail = await query(
      `select tenant_id, actor, actor_id, subject_id from audit_entries where action = 'obligation.retried'`,
    );
    expect(trail).to.deep.equal([
      { tenant_id: town.clara.tenantId, actor: 'operator', actor_id: town.astrid.userId, subject_id: id },
    ]);

    const late = await operator.post(retry, {}, { follow: true });
    expect(late.text, 'nobody retries it twice').to.include('Noen andre var før deg');
    expect((await operator.post(paths.operator.retry({ tenant: 'x', id: 'y' }))).status).to.equal(404);
  });

  it('names whose a dead letter is and which mail, and no address; one that is set aside waits no more, and stays undone', async () => {
    await reportQueue('mail', 'redis', counts);
    const { tenantId, tenantName } = town.clara;
    const to = 'finnes.ikke@fjord.example';
    await inTenant(tenantId, () =>
      writeMail('password-reset', {
        to,
        language: 'nb',
        params: { link: 'http://127.0.0.1/x' },
        key: 'password-reset:1',
      }),
    );
    const [row] = await query(`update outbox set attempts = 8, dead_at = now(), failure = 'smtp-550' returning id`);
    const id = String(row?.['id']);
    const { text } = await show();
    expect(text).to.include('E-post: nytt passord').and.include(`<td>${tenantName}</td>`).and.not.include(to);
    expect(text).to.not.include(`>${tenantId}<`);

    const address = paths.operator.deadLetterAside({ tenant: tenantId, id });
    expect((await operator.get(address)).text)
      .to.include('E-post: nytt passord')
      .and.not.include(to);
    const refused = await operator.post(address, { reason: 'lei av den' });
    expect(refused.status).to.equal(422);
    const page = await operator.post(address, { reason: 'cannot-be-done' }, { follow: true });
    expect(page.text).to.include('Lagt bort: Kan ikke gjøres').and.include('Ingenting er forsinket');
    expect(await query(`select set_aside_for, dead_at is not null as undone from outbox`)).to.deep.equal([
      { set_aside_for: 'cannot-be-done', undone: true },
    ]);
    const trail = await query(
      `select tenant_id, actor, actor_id, details from audit_entries where action = 'obligation.set-aside'`,
    );
    expect(trail).to.deep.equal([
      {
        tenant_id: tenantId,
        actor: 'operator',
        actor_id: town.astrid.userId,
        details: { setAsideFor: 'cannot-be-done' },
      },
    ]);
    expect((await operator.post(address, { reason: 'not-needed' }, { follow: true })).text).to.include(
      'Noen andre var før',
    );
    expect((await operator.get(address, { follow: true })).text).to.include('Noen andre var før');
    expect((await (await town.signedIn('bjorn')).post(address, { reason: 'not-needed' })).status).to.equal(404);

    await operator.post(paths.operator.retry({ tenant: tenantId, id }));
    expect(await query(`select set_aside_for, dead_at from outbox`)).to.deep.equal([
      { set_aside_for: null, dead_at: null },
    ]);
  });

  it('shows the newest events from Stripe and which of them wait', async () => {
    await query(`insert into stripe_events (id, type, livemode, concerns, created_at, outcome, parked_for)
                 values ('evt_waiting', 'invoice.paid', false, 'cus_1', now(), null, null)`);
    expect((await show()).text)
      .to.include('evt_waiting')
      .and.to.include('invoice.paid')
      .and.not.to.include('må ses på');
    await query(`update stripe_events set parked_for = 'other-version'`);
    const { text } = await show();
    expect(text).to.include('Hendelsene fra Stripe må ses på').and.to.include('1 hendelse venter på noen');
    expect(text.indexOf('må ses på')).to.be.below(text.indexOf('<dl class="stats"'));
    await reportQueue('mail', 'postgresql', counts);
    expect((await show()).text, 'a decision is not late')
      .to.include('Noe må bestemmes')
      .and.not.include('Noe er forsinket');
  });

  it('says in both languages what came of an event, what a queue does, and why a number of the law is what it is', async () => {
    await query(`insert into stripe_events (id, type, livemode, concerns, created_at, outcome, parked_for)
                 values ('evt_aside', 'invoice.paid', false, 'cus_1', now(), null, 'other-version'),
                        ('evt_none', 'invoice.paid', false, 'cus_1', now(), 'other-app', null)`);
    for (const queue of queueNames) {
      await reportQueue(queue, 'postgresql', counts);
      expect(isMessageKey(`operator.queue.${queue}`), queue).to.equal(true);
    }
    await reportQueue('unheard-of', 'postgresql', counts);
    const norwegian = (await show()).text;
    expect(norwegian).to.include('laget for en annen versjon').and.include('Lagt bort: en annen app');
    expect(norwegian).to.include('unheard-of').and.not.include('stripe-events</td>');
    expect((await operator.get(paths.operator.subProcessors())).text)
      .to.include('En måned er ikke 30 dager')
      .and.not.include('own choice');
    await operator.post(paths.account.preferences(), { field: 'language', value: 'en' });
    expect((await show()).text)
      .to.include('made for another version')
      .and.not.include('other-app');
    expect((await operator.get(paths.operator.subProcessors())).text)
      .to.include('A month is not 30 days')
      .and.include('own choice');
    await operator.post(paths.account.preferences(), { field: 'language', value: 'nb' });
  });

  it('says that the policy’s organisation number is not valid, what would be, and that someone must confirm', async () => {
    const { text } = await show();
    expect(text).to.include('9370833512 er ikke gyldig: det har 10 sifre');
    expect(text.replaceAll('\u00A0', ' ')).to.include('937 083 351 og 937 833 512');
    expect(text).to.include('må bekrefte');
  });

  it('answers htmx with the figures alone', async () => {
    const { text } = await operator.get(paths.operator.show(), { htmx: true });
    expect(text).to.include('Arbeideren er taus').and.to.not.include('<html');
  });
});

describe('the operators’ page of a company with a valid number', () => {
  const town = useTown(() => ({ LEGAL_ENTITY_ORGANISATION_NUMBER: '974760673' }));

  it('has no warning', async () => {
    await asSuperuser(town.database, (client) =>
      client.query(`update users set operator = true where id = $1`, [town.astrid.userId]),
    );
    const operator = await town.signedIn('astrid');
    expect((await operator.get(paths.operator.show())).text).to.not.include('Organisasjonsnummeret');
  });
});
