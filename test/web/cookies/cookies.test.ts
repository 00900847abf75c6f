import { expect } from 'chai';

import { isDatabaseAway } from '../../../src/domain/database-away.ts';
import { closeDatabase, openDatabase } from '../../../src/domain/database.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import type { Decision } from '../../../src/domain/privacy/cookies/decision.ts';
import { RECEIPT_COOKIE, registerVersion } from '../../../src/domain/privacy/cookies/register.ts';
import { lawNumbers } from '../../../src/domain/privacy/law-numbers.ts';
import { platformRead } from '../../../src/domain/tenancy.ts';
import { receiptKeys, writeValue } from '../../../src/web/cookies/receipt-cookie.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { layDatabaseLine, type DatabaseLine } from '../../support/database-line.ts';
import type { Visitor } from '../../support/visitor.ts';
import { switchGoogle, useGoogle } from '../../support/google-in-use.ts';

const language = 'nb';
const question = 'id="cookie-question"';
const home = paths.public.home({ language });
const act = paths.public.cookies({ language });
const publicPages = [
  home,
  paths.public.privacy({ language }),
  paths.public.agreement({ language }),
  paths.public.signIn({ language }),
  paths.public.signUp({ language }),
  paths.public.forgotten({ language }),
  '/finnes-ikke',
];

interface Row {
  id: string;
  analytics: boolean;
  marketing: boolean;
  replaces: string | null;
}
const receipts = (): Promise<Row[]> =>
  platformRead<Row>(`select id, analytics, marketing, replaces from cookie_receipts order by id`);

describe('The question about cookies', () => {
  const town = useTown(() => ({ GTM_ID: 'GTM-TEST1' }));
  useGoogle();
  const asks = async (visitor: Visitor, page = home): Promise<boolean> =>
    (await visitor.get(page)).text.includes(question);
  const withReceipt = (decision: Partial<Decision>, keys = receiptKeys()): Visitor => {
    const visitor = town.visitor();
    const whole: Decision = {
      receiptId: newId(),
      version: registerVersion,
      choices: { analytics: true, marketing: true },
      decidedAt: new Date(Math.floor(Date.now() / 1000) * 1000),
      ...decision,
    };
    visitor.cookies.set(RECEIPT_COOKIE, writeValue(whole, keys));
    return visitor;
  };

  it('is asked on every public page until it is answered, and nothing is set before', async () => {
    const visitor = town.visitor();
    for (const page of publicPages) expect(await asks(visitor, page), page).to.equal(true);
    expect([...visitor.cookies.keys()]).to.eql([]);
    await visitor.post(act, { choice: 'none', back: home });
    for (const page of publicPages) expect(await asks(visitor, page), page).to.equal(false);
    expect([...visitor.cookies.keys()]).to.eql([RECEIPT_COOKIE]);
  });

  it('policy added-children: says with the question from which age one answers for oneself, by the law’s number', async () => {
    const { value } = lawNumbers.childAge;
    for (const [page, words] of [
      [home, `Er du under ${value} år, må en av foreldrene dine svare for deg.`],
      [paths.public.cookies({ language }), `Er du under ${value} år`],
      [paths.public.home({ language: 'en' }), `If you are under ${value}, one of your parents`],
    ] as const)
      expect((await town.visitor().get(page)).text, page).to.include(words);
  });

  it('policy added-provision: a no changes nothing else: each page is the same after it as after a yes', async () => {
    const [yes, no] = [town.visitor(), town.visitor()];
    await yes.post(act, { choice: 'all', back: home });
    await no.post(act, { choice: 'none', back: home });
    const mainOf = async (visitor: Visitor, page: string): Promise<string> => {
      const { text } = await visitor.get(page);
      return /<main[^]*<\/main>/.exec(text)?.[0] ?? '';
    };
    for (const page of publicPages) {
      const main = await mainOf(yes, page);
      expect(main.length, page).to.be.greaterThan(100);
      expect(await mainOf(no, page), page).to.equal(main);
    }
  });

  it('is never asked inside the program, nor of who is signed in', async () => {
    const astrid = await town.signedIn('astrid');
    const { tenantSlug: tenant } = town.astrid;
    for (const page of [home, paths.tenant.home({ tenant }), paths.account.show()])
      expect(await asks(astrid, page), page).to.equal(false);
  });

  it('leads back to the page it was answered on, and to no other site', async () => {
    const to = async (back: string): Promise<string | undefined> =>
      (await town.visitor().post(act, { choice: 'none', back })).location;
    expect(await to(`${home}?utm=a`)).to.equal(`${home}?utm=a`);
    for (const elsewhere of ['', 'https://ond.example/x', '//ond.example/x', 'javascript:alert(1)', '\\\\ond.example'])
      expect(await to(elsewhere), elsewhere).to.equal(act);
    expect(await to(`${town.app.address}//ond.example/x`)).to.equal('/ond.example/x');
  });

  it('takes an answer without a choice for a mistake', async () => {
    expect((await town.visitor().post(act, { back: home })).status).to.equal(422);
  });

  it('writes a receipt for a yes, for a part, for a no, and none for the same answer twice', async () => {
    const before = (await receipts()).length;
    const visitor = town.visitor();
    await visitor.post(act, { choice: 'all' });
    await visitor.post(act, { choice: 'all' });
    await visitor.post(act, { choice: 'some', allow: 'analytics' });
    await visitor.post(act, { choice: 'some' });
    const rows = (await receipts()).slice(before);
    expect(rows.map(({ analytics, marketing }) => [analytics, marketing])).to.eql([
      [true, true],
      [true, false],
      [false, false],
    ]);
    expect(rows.map(({ replaces }) => replaces)).to.eql([null, rows[0]?.id, rows[1]?.id]);
    expect(visitor.cookies.get(RECEIPT_COOKIE)).to.include(rows[2]?.id);
  });

  it('policy cookies-3: is not asked again for six months, and then is, and so for a new version', async () => {
    const daysAgo = (days: number): Date => new Date(Math.floor(Date.now() / 1000) * 1000 - days * 86_400_000);
    expect(await asks(withReceipt({ decidedAt: daysAgo(180) }))).to.equal(false);
    expect(await asks(withReceipt({ decidedAt: daysAgo(186) }))).to.equal(true);
    expect(await asks(withReceipt({ version: '2026-01-01' }))).to.equal(true);
  });

  it('believes no receipt that we have not signed', async () => {
    expect(await asks(withReceipt({}))).to.equal(false);
    expect(await asks(withReceipt({}, [Buffer.alloc(32, 1)]))).to.equal(true);
    const forged = withReceipt({ choices: { analytics: false, marketing: false } });
    forged.cookies.set(RECEIPT_COOKIE, (forged.cookies.get(RECEIPT_COOKIE) ?? '').replace('.--.', '.am.'));
    expect(await asks(forged)).to.equal(true);
    expect((await forged.get(home)).text).to.not.include('data-container');
  });

  it('hard case 31: the policy of a page opens it to those of Google’s hosts alone that the yes is about', async () => {
    const hosts = async (choices: { analytics: boolean; marketing: boolean }): Promise<string[]> => {
      const policy = (await withReceipt({ choices }).get(home)).headers.get('content-security-policy') ?? '';
      return [...new Set(policy.match(/https:[^ ;]+/g))].toSorted();
    };
    const [analytics, marketing] = [/analytics/, /doubleclick|googleads|syndication|www\.google\.com/];
    const of = async (choices: { analytics: boolean; marketing: boolean }) => {
      const all = await hosts(choices);
      return [analytics, marketing].map((kind) => all.some((host) => kind.test(host)));
    };
    expect(await hosts({ analytics: false, marketing: false })).to.deep.equal([]);
    expect(await of({ analytics: true, marketing: false })).to.deep.equal([true, false]);
    expect(await of({ analytics: false, marketing: true })).to.deep.equal([false, true]);
    expect(await of({ analytics: true, marketing: true })).to.deep.equal([true, true]);
  });

  it('policy cookies-2: carries no tag where the address holds more than a campaign puts there', async () => {
    const tagged = async (query: string): Promise<boolean> =>
      (await withReceipt({}).get(home + query)).text.includes('data-container');
    for (const query of ['', '?', '?utm_source=avis&utm_term=crm+for+sm%C3%A5&gclid=Cj0KCQ_w-1', '?gad_source='])
      expect(await tagged(query), query).to.equal(true);
    for (const query of [
      '?email=odd@firma.no',
      '?q=Odd+Knudsen',
      '?next=/t/nordlys',
      '?utm_source=avis&token=abc',
      '?utm_content=odd%40firma.no',
      '?gclid=a/b',
      '?utm_id=a?email=b',
      '?%',
    ])
      expect(await tagged(query), query).to.equal(false);
  });

  it('hard case 31: removes what Google left, at every path and domain, whenever there is no yes to it', async () => {
    const expired = async (visitor: Visitor, path: string): Promise<string[]> => {
      for (const name of ['_ga', '_ga_AB12', '_gid', '_gcl_au']) visitor.cookies.set(name, 'x');
      const lines = (await visitor.get(path)).headers.getSetCookie();
      return lines.map((line) => line.replace(/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT$/, ''));
    };
    const paths = ['/', '/no', '/no/', '/no/nb', '/no/nb/'];
    const all = ['_ga', '_ga_AB12', '_gid', '_gcl_au'];
    const gone = (names: string[]): string[] => paths.flatMap((path) => names.map((name) => `${name}=; Path=${path}`));
    expect(await expired(town.visitor(), home)).to.have.members(gone(all));
    expect(await expired(withReceipt({ choices: { analytics: true, marketing: false } }), home)).to.eql(
      gone(['_gcl_au']),
    );
    expect(await expired(withReceipt({}), home)).to.eql([]);
  });
});

describe('A yes that is taken back', () => {
  const town = useTown(() => ({ GTM_ID: 'GTM-TEST1' }));
  useGoogle();
  const removals = (text: string): string[] =>
    Array.from(text.matchAll(/<img src="([^"]*_cookies)"/g), ([, at = '']) => at);

  it('hard case 31: has the next pages of a minute ask for an address at each path of the public pages, which removes what lies there alone', async () => {
    const visitor = town.visitor();
    await visitor.post(act, { choice: 'none', back: home });
    expect(removals((await visitor.get(home)).text), 'a no to begin with').to.eql([]);
    await visitor.post(act, { choice: 'all', back: home });
    expect(removals((await visitor.get(home)).text), 'a yes').to.eql([]);
    await visitor.post(act, { choice: 'some', allow: 'analytics', back: home });
    const after = removals((await visitor.get(home)).text);
    expect(after).to.include('/no/en/privacy/editions/_cookies').and.include('/no/_cookies');
    for (const name of ['_ga', '_gcl_au']) visitor.cookies.set(name, 'x');
    const reply = await visitor.get('/no/en/_cookies');
    expect([reply.status, reply.text]).to.eql([204, '']);
    expect(reply.headers.getSetCookie().map((line) => line.split('; Max')[0])).to.eql([
      '_gcl_au=; Path=/no/en',
      '_gcl_au=; Path=/no/en/',
    ]);
    for (const [seconds, count] of [
      [55, after.length],
      [61, 0],
    ] as const) {
      const decidedAt = new Date(Math.floor(Date.now() / 1000) * 1000 - seconds * 1000);
      const choices = { analytics: false, marketing: false };
      const receipt = { receiptId: newId(), version: registerVersion, choices, decidedAt, tookBack: true };
      visitor.cookies.set(RECEIPT_COOKIE, writeValue(receipt, receiptKeys()));
      expect(removals((await visitor.get(home)).text), `after ${seconds} s`).to.have.lengthOf(count);
    }
  });
});

describe('Where nothing optional is set up', () => {
  const town = useTown();

  it('nobody is asked, and no yes can be given', async () => {
    const visitor = town.visitor();
    expect((await visitor.get(home)).text).to.not.include(question);
    const page = (await visitor.get(act)).text;
    expect(page).to.include('det er ingenting å velge').and.not.include('<code>_ga');
    expect((await visitor.post(act, { choice: 'all', back: home })).location).to.equal(act);
    expect([(await receipts()).length, visitor.cookies.size], 'a yes is not written down as a no').to.eql([0, 0]);
    expect((await visitor.get(home)).headers.get('content-security-policy')).to.not.include('google');
  });
});

describe('A tag without an agreement with Google', () => {
  const town = useTown(() => ({ GTM_ID: 'GTM-TEST1' }));

  it('asks nobody, and goes to nobody who said yes before Google was switched off', async () => {
    const visitor = town.visitor();
    await switchGoogle('off');
    expect((await visitor.get(home)).text, 'before Google is in use').to.not.include(question);
    await switchGoogle('on');
    await visitor.post(act, { choice: 'all', back: home });
    expect((await visitor.get(home)).text, 'while Google is in use').to.include('data-container="GTM-TEST1"');
    visitor.cookies.set('_ga', 'x');
    await switchGoogle('off');
    const after = await visitor.get(home);
    expect(after.text).to.not.include('GTM-TEST1');
    expect(after.headers.get('content-security-policy')).to.not.include('google');
    expect([...visitor.cookies.keys()]).to.not.include('_ga');
  });

  it('policy cookies-3: gives nobody an answer they did not give while Google is off, and asks who had said yes once it is on again', async () => {
    const [yes, no] = [town.visitor(), town.visitor()];
    await switchGoogle('on');
    await yes.post(act, { choice: 'some', allow: 'analytics' });
    await no.post(act, { choice: 'none' });
    await switchGoogle('off');
    const before = (await receipts()).length;
    for (const page of [home, act]) {
      expect((await yes.get(page)).text).to.not.include('Du har svart');
      expect((await no.get(page)).text).to.include('Du har svart: bare nødvendige');
    }
    expect((await yes.get(act)).text).to.include('Tar vi i bruk andre, spør vi først.');
    await yes.post(act, { choice: 'all' });
    expect((await receipts()).length).to.equal(before);
    await switchGoogle('on');
    const after = await yes.get(home);
    expect(after.text).to.include(question).and.not.include('data-container');
    expect((await no.get(home)).text)
      .to.not.include(question)
      .and.not.include('data-container');
  });
});

describe('Over https', () => {
  const origin = 'https://crm.onnet.example';
  const town = useTown(() => ({ GTM_ID: 'GTM-TEST1', PUBLIC_URL: origin }));
  useGoogle();

  it('the receipt can be set by no other host, read by no script, and sent by no other site', async () => {
    const visitor = town.visitor();
    const { headers } = await visitor.post(act, { choice: 'none', back: home }, { headers: { origin } });
    const [line, ...more] = headers.getSetCookie();
    expect(more).to.eql([]);
    expect(line).to.match(/^__Host-onnet-cookies=[\w.-]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax; Secure$/);
    expect((await visitor.get(act)).text).to.include('<code>__Host-onnet-cookies</code>');
  });

  it('hard case 31: what Google left is removed at our host and at the domain above it', async () => {
    const visitor = town.visitor();
    visitor.cookies.set('_ga', 'x');
    const lines = (await visitor.get(home)).headers.getSetCookie();
    const domains = new Set(lines.map((line) => /Domain=([^;]+)/.exec(line)?.[1]));
    expect([...domains]).to.have.members([undefined, 'crm.onnet.example', 'onnet.example']);
  });

  it('removes no more in one answer than a proxy takes in its head', async () => {
    const visitor = town.visitor();
    for (let at = 0; at < 100; at++) visitor.cookies.set(`_ga_${at}`, 'x');
    expect((await visitor.get(home)).headers.getSetCookie().join('\n').length).to.be.below(6_000);
  });

  it('hard case 31: reaches every path down to a deep one in some answers, where one is too small', async () => {
    const reached = new Set<string>();
    for (let answer = 0; answer < 60; answer++) {
      const visitor = town.visitor();
      for (const name of ['_ga', '_ga_A1', '_gid']) visitor.cookies.set(name, 'x');
      for (const line of (await visitor.get('/t/x/a/b/c')).headers.getSetCookie()) reached.add(line);
    }
    expect(reached.size).to.equal(3 * 3 * 11);
  });
});

describe('A yes taken back while the database is away', () => {
  const town = useTown(() => ({ GTM_ID: 'GTM-TEST1' }));
  useGoogle();
  let line: DatabaseLine;
  before(async () => {
    await closeDatabase();
    line = await layDatabaseLine(town.database.appUrl);
    openDatabase({
      url: line.url,
      poolSize: 4,
      statementTimeout: 100,
      applicationName: 'onnet-test',
      onError: (error) => expect(isDatabaseAway(error), error.message).to.equal(true),
    });
  });
  after(async () => {
    line.mend();
    await closeDatabase();
    await line.close();
  });

  it('is gone from the browser all the same, and the question is asked again', async () => {
    const visitor = town.visitor();
    await visitor.post(act, { choice: 'all', back: home });
    expect((await visitor.get(home)).text).to.include('data-container="GTM-TEST1"');
    visitor.cookies.set('_ga', 'x');
    line.cut();
    expect((await visitor.post(act, { choice: 'none', back: home })).status).to.equal(503);
    expect([...visitor.cookies.keys()]).to.eql([]);
    line.mend();
    expect((await visitor.get(home)).text).to.include(question);
  });
});
