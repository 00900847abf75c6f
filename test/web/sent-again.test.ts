import { expect } from 'chai';

import { newId } from '../../src/domain/identifiers.ts';
import { inTenant, sql } from '../../src/domain/tenancy.ts';
import { paths } from '../../src/web/paths.ts';
import { useTown } from '../support/cast.ts';
import { disclosureForm, fieldForm, newContact, purposeForm, stageOf } from './route-records.ts';

describe('A form that a browser went back to', () => {
  const town = useTown();
  const tenant = 'nordlys';
  const names = (statement: string): Promise<string[]> =>
    inTenant(town.astrid.tenantId, async () => {
      const rows = await sql<{ name: string }>(`${statement} order by 1`, [town.astrid.tenantId]);
      return rows.map(({ name }) => name);
    });

  const forms: Readonly<Record<string, () => Promise<{ to: string; form: object; named: string; statement: string }>>> =
    {
      contact: async () => ({
        to: paths.contacts.index({ tenant }),
        form: { givenName: 'Igjen', confirmed: 'yes' },
        named: 'familyName',
        statement: `select family_name as name from contacts where tenant_id = $1 and given_name = 'Igjen'`,
      }),
      company: async () => ({
        to: paths.companies.new({ tenant }),
        form: { number: 'none' },
        named: 'company',
        statement: `select name from companies where tenant_id = $1 and name like '%sendt'`,
      }),
      deal: async () => ({
        to: paths.deals.new({ tenant }),
        form: { stage: await stageOf(town.astrid) },
        named: 'title',
        statement: `select title as name from deals where tenant_id = $1 and title like '%sendt'`,
      }),
      purpose: async () => ({
        to: paths.consents.newPurpose({ tenant }),
        form: { ...purposeForm, titleEn: 'Sent again' },
        named: 'titleNb',
        statement: `select title_nb as name from purposes where tenant_id = $1 and title_en = 'Sent again'`,
      }),
      field: async () => ({
        to: paths.fields.new({ tenant }),
        form: await fieldForm(town.astrid),
        named: 'label',
        statement: `select label as name from custom_field_declarations where tenant_id = $1 and label like '%sendt'`,
      }),
      request: async () => ({
        to: paths.privacy.newRequest({ tenant }),
        form: { kind: 'access', channel: 'phone', receivedOn: '01.11.2026', language: 'nb' },
        named: 'requesterName',
        statement: `select requester_name as name from data_subject_requests where tenant_id = $1 and requester_name like '%sendt'`,
      }),
      disclosure: async () => ({
        to: paths.disclosures.contact({ tenant, id: await newContact(town.astrid) }),
        form: disclosureForm(),
        named: 'recipient',
        statement: `select recipient as name from disclosures where tenant_id = $1 and recipient like '%sendt'`,
      }),
    };

  for (const [what, made] of Object.entries(forms))
    it(`makes one ${what} of what is sent again, and another of what is written anew`, async () => {
      const astrid = await town.signedIn('astrid');
      const { to, form, named, statement } = await made();
      const id = newId();
      for (const name of ['Først sendt', 'Først sendt', 'Så sendt'])
        expect((await astrid.post(to, { ...form, id, [named]: name })).status).to.equal(303);
      expect(await names(statement)).to.eql(['Først sendt', 'Så sendt']);
    });

  for (const [what, made] of Object.entries(forms))
    it(`makes no ${what} without the id of a form, says so, and keeps what was typed`, async () => {
      const astrid = await town.signedIn('astrid');
      const { to, form, named, statement } = await made();
      const before = await names(statement);
      const sent = { ...form, [named]: 'Uten id sendt' };
      const ids = new Set<string>();
      for (const id of [[], [], 'x']) {
        const { status, text } = await astrid.post(to, { ...sent, id });
        expect(status).to.equal(422);
        expect(text).to.include('Ingenting er lagret').and.include('value="Uten id sendt"');
        ids.add(/name="id" value="([^"]+)"/.exec(text)?.[1] ?? '');
      }
      expect(ids.size, 'a form of its own each time').to.equal(3);
      expect(await names(statement)).to.eql(before);
      for (const id of Array.from({ length: 2 }, () => [...ids][0] ?? ''))
        expect((await astrid.post(to, { ...sent, id })).status).to.equal(303);
      expect(await names(statement))
        .to.include('Uten id sendt')
        .and.have.length(before.length + 1);
    });
});
