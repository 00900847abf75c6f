import { expect } from 'chai';

import { isPersonal } from '../../src/domain/privacy/inventory/declaration.ts';
import { inventory } from '../../src/domain/privacy/inventory/inventory.ts';
import { residueInDatabase, type Residue } from '../../src/domain/privacy/inventory/residue-scan.ts';
import { paths } from '../../src/web/paths.ts';
import { translator } from '../../src/words/catalogue.ts';
import { asSuperuser } from '../support/superuser.ts';
import type { Form, Reply } from '../support/visitor.ts';
import { requestToReview } from './copy-records.ts';
import { useRouteCallers } from './route-callers.ts';
import * as records from './route-records.ts';
import { routeSamples, type RouteSample } from './route-samples.ts';

/** Made up, with both check digits. */
const NUMBER = '01017010170';

/** What members write that is the tenant's own rule or register, and not of a person by its declaration. */
const ownWords = [
  'custom_field_declarations.label',
  'purposes.title_nb',
  'purposes.title_en',
  'purposes.interest',
  'purposes.necessity',
  'purposes.balance',
  'consent_wordings.text_nb',
  'consent_wordings.text_en',
  'breaches.nature',
  'breaches.consequences',
  'breaches.measures',
  'breach_entries.body',
  'data_subject_requests.doubt_reason',
  'data_subject_requests.extension_reason',
  'sub_processor_notices.protest',
];

/** Declared as words about people, and typed by nobody through a route. */
const typedByNobody: Readonly<Record<string, string>> = {
  'activities.kind': 'one of a list',
  'audit_entries.sealed_values': 'sealed: what it holds stands in another column first',
  'deals.stage_id': 'one of a list',
  'deals.amount_minor': 'a number',
  'deals.currency': 'one of a list',
  'deals.expected_close_on': 'a day',
  'deals.closed_at': 'a moment',
  'mails.subject': 'made of what the mail is about, when it leaves',
  'mails.body_text': 'made of what the mail is about, when it leaves',
  'mails.body_html': 'made of what the mail is about, when it leaves',
  'data_subject_requests.attachments': 'by mail, where numbers are taken out',
  'data_subject_request_letters.subject': 'one of a list',
  'access_findings.found': 'found in other columns',
  'erasures.traces': 'taken from other columns',
  'company_imports.file_name': 'the name of a file, where numbers are taken out',
  'recipient_notices.letter': 'sealed: made of other columns, and of fields that are refused',
};

/** Fields that say what else is wrong with them: nothing of that form is a sentence. */
const saidOtherwise: Readonly<Record<string, string>> = {
  '/operator/sub-processors/new code': 'letters and hyphens alone',
};

/** Fields of a good call that no page of that state shows. */
const onNoPage: Readonly<Record<string, string>> = {
  '/t/:tenant/exports q': 'comes along from the search of a list',
  '/api/v1/companies name': 'asked by a program, which is told in JSON',
  ...Object.fromEntries(
    ['interest', 'necessity', 'balance'].map((field) => [
      `/t/:tenant/privacy/purposes/:id/assessment ${field}`,
      'a purpose on another ground has no assessment to write',
    ]),
  ),
  ...Object.fromEntries(
    [
      'peopleCategories',
      'dataCategories',
      'consequences',
      'measures',
      'riskReason',
      'authorityReason',
      'peopleReason',
    ].flatMap((field) =>
      ['/t/:tenant/privacy/breaches', '/operator/breaches'].map((pattern) => [
        `${pattern} ${field}`,
        'on the page of a breach that is there',
      ]),
    ),
  ),
};

const ofPeople = new Set([
  'user.content.private',
  'user.name',
  'user.name.first',
  'user.name.last',
  'user.professional_information.job_title',
  'user.behavior.purchase_history',
]);

/** More that can be written where a sample writes least, and acts that share a route. */
const more: readonly (Pick<RouteSample, 'pattern'> & {
  readonly params?: RouteSample['params'];
  readonly form: Form;
})[] = [
  { pattern: paths.contacts.index.pattern, form: { jobTitle: 'Sjef' } },
  { pattern: paths.contacts.activities.pattern, form: { kind: 'task', title: 'Ring', body: 'Husk' } },
  {
    pattern: paths.privacy.newRequest.pattern,
    form: { message: 'Ringte.', representedAs: 'guardian', representedName: 'Per' },
  },
  { pattern: paths.public.request.pattern, form: { message: 'Hei' } },
  { pattern: paths.consents.purpose.pattern, form: { titleEn: 'Meetings' } },
  { pattern: paths.disclosures.telling.pattern, form: { note: 'Ringte' } },
  ...Object.entries({
    vouching: { reason: 'Sto her' },
    unconfirming: { reason: 'Feil person' },
    address: { reason: 'Sto her' },
    doubt: { reason: 'Ukjent stemme' },
    extension: { reason: 'Mange krav' },
    dismissal: { reason: 'Reklame' },
    search: { searched: 'I kontakter' },
    answer: { decision: 'refused', ground: 'others-rights', text: 'Det gjelder andre.' },
  }).map(([act, form]) => ({
    pattern: paths.privacy.requestAct.pattern,
    params: async (by: Parameters<typeof records.newRequest>[0]) => ({ id: await records.newRequest(by), act }),
    form,
  })),
  {
    pattern: paths.privacy.requestAct.pattern,
    params: async (by) => ({ id: await requestToReview(by), act: 'copy-review' }),
    form: { note: 'Holdt tilbake', words: '', read: 'yes' },
  },
];

describe('A national identity number that somebody types', function () {
  this.timeout(600_000);
  const { town, rightPerson, paramsOf, addressOf, call } = useRouteCallers();
  const posts = routeSamples.filter(({ method, pattern }) => method === 'post' && !pattern.startsWith('/webhooks'));
  const samples = [
    ...posts,
    ...more.flatMap(({ pattern, params, form }) => {
      const sample = posts.find((one) => one.pattern === pattern);
      if (!sample) throw new Error(`no sample of ${pattern}`);
      const given = sample.form;
      return [
        {
          ...sample,
          ...(params ? { params, form } : {}),
          ...(params
            ? {}
            : {
                form: async (...of: [Parameters<typeof records.newRequest>[0], Readonly<Record<string, string>>]) => ({
                  ...(typeof given === 'function' ? await given(...of) : given),
                  ...form,
                }),
              }),
        } satisfies RouteSample,
      ];
    }),
  ];
  const scan = (identifiers: readonly string[]): Promise<Residue[]> =>
    asSuperuser(town.database, (client) =>
      residueInDatabase(async (text, values) => (await client.query(text, [...values])).rows, identifiers),
    );

  /** Calls each sample once for each text field of its form, with something else in it. */
  async function callEach(
    written: (typed: string, at: number) => string,
    answered: (at: number, where: string, reply: Pick<Reply, 'status' | 'text'>) => void = () => undefined,
  ): Promise<string[]> {
    const places: string[] = [];
    for (const sample of samples) {
      const prepare = async () => {
        const { visitor, by } = await rightPerson(sample);
        const params = await paramsOf(sample, by);
        const form = (typeof sample.form === 'function' ? await sample.form(by, params) : sample.form) ?? {};
        return { visitor, by, params, form };
      };
      let prepared: Awaited<ReturnType<typeof prepare>> | undefined = await prepare();
      const fields = Object.entries(prepared.form).flatMap(([field, typed]) =>
        typeof typed === 'string' ? [{ field, typed }] : [],
      );
      for (const { field, typed } of fields) {
        const at = places.push(`${sample.pattern} ${field}`) - 1;
        prepared ??= await prepare();
        const { visitor, by, params, form } = prepared;
        const changed = { ...form, [field]: written(typed, at) };
        const reply = await call(visitor, { ...sample, form: changed }, addressOf(sample, params), { by, params });
        answered(at, places[at] ?? '', reply);
        // What is refused has changed nothing: the next field is typed into the same form.
        if (reply.status !== 422) prepared = undefined;
      }
    }
    return places;
  }

  it('is kept by no column, whichever form and field it is typed into, and the page says so beside what was typed', async () => {
    // First a word in every field: where it lands is where a number could.
    await callEach((_typed, at) => `merket${at}ord`);
    const kept = new Set<number>();
    const reached = new Set<string>();
    for (const { place } of await scan(['merket'])) {
      const [table = '', column = '', more] = place.split('.');
      if (more !== undefined) continue;
      reached.add(place);
      const { rows } = await asSuperuser(town.database, (client) =>
        client.query<{ marks: string[] }>(
          `select regexp_matches("${column}"::text, 'merket(\\d+)ord', 'gi') as marks from "${table}"`,
        ),
      );
      for (const { marks } of rows) kept.add(Number(marks[0]));
    }
    const written = inventory.flatMap(({ table, columns }) =>
      Object.entries(columns).flatMap(([name, column]) =>
        isPersonal(column) && ofPeople.has(column.category) ? [`${table}.${name}`] : [],
      ),
    );
    expect(
      [...written, ...ownWords].filter((column) => !reached.has(column) && !(column in typedByNobody)),
      'columns that people write into, and no call here',
    ).to.eql([]);
    expect(Object.keys(typedByNobody).filter((column) => reached.has(column) || !written.includes(column))).to.eql([]);
    expect(kept.size, 'fields that are kept').to.be.above(90);

    const silent: string[] = [];
    const says = translator('nb')('form.nationalIdentity');
    await callEach(
      (typed) => `${typed} ${NUMBER}`,
      (at, where, { status, text }) => {
        if (!kept.has(at) || (status === 422 && text.includes(says) && text.includes(NUMBER))) return;
        if (where in saidOtherwise && status === 422 && text.includes('field-error')) return;
        silent.push(`${where}: ${status}`);
      },
    );
    expect(silent.filter((where) => !(where.replace(/: 422$/, '') in onNoPage))).to.eql([]);
    expect(await scan([NUMBER])).to.eql([]);
  });

  it('is told in English too, and stops nothing else: not a search, a password, or an account number as people write it', async () => {
    const { visitor } = await rightPerson({});
    const tenant = 'nordlys';
    const contact = await records.newContact(town.astrid);
    const to = paths.contacts.activities({ tenant, id: contact });
    for (const body of ['Konto 8601 11 17947', 'Konto 86011117947', 'Konto NO08 0101 7010 170', 'Ring 0012025550123'])
      expect((await visitor.post(to, { kind: 'note', title: '', body })).status, body).to.equal(303);
    // An account or a phone number by its looks, and somebody's number all the same: the page says how to write what it is.
    for (const body of ['Konto 0101 70 10170', `Ring +${NUMBER}`]) {
      const asked = await visitor.post(to, { kind: 'note', title: '', body });
      expect(asked.status, body).to.equal(422);
      expect(asked.text).to.include('IBAN').and.include('00 foran');
    }
    const found = await visitor.post(paths.contacts.duplicates({ tenant }), { givenName: NUMBER, familyName: 'x' });
    expect(found.status).to.equal(200);
    await visitor.post(paths.account.preferences(), { field: 'language', value: 'en' });
    const refused = await visitor.post(to, { kind: 'note', title: '', body: `Nr. ${NUMBER}` });
    expect(refused.text).to.include(translator('en')('form.nationalIdentity')).and.include(NUMBER);
    await visitor.post(paths.account.preferences(), { field: 'language', value: 'nb' });
  });
});
