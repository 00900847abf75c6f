import { expect } from 'chai';

import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import type { Asking } from '../../support/visitor.ts';
import { newContact } from '../route-records.ts';

const idIn = (html: string): string => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';
const ways: readonly Asking[] = [{}, { htmx: true }];

describe('The form of a new activity, sent several times', () => {
  const town = useTown();
  const bodies = async (contactId: string): Promise<string[]> =>
    inTenant(town.bjorn.tenantId, async () => {
      const rows = await sql<{ body: string }>(
        `select body from activities where tenant_id = $1 and contact_id = $2 order by created_at`,
        [town.bjorn.tenantId, contactId],
      );
      return rows.map(({ body }) => body);
    });

  for (const kind of ['note', 'call', 'meeting', 'task', 'email'])
    for (const asking of ways)
      it(`writes one ${kind}, ${asking.htmx ? 'with' : 'without'} htmx`, async () => {
        const bjorn = await town.signedIn('bjorn');
        const contact = await newContact(town.bjorn);
        const at = { tenant: town.bjorn.tenantSlug, id: contact };
        const id = idIn((await bjorn.get(paths.contacts.show(at))).text);
        const sent = { id, kind, title: 'Tilbud', body: 'Én gang' };
        const refused = await bjorn.post(paths.contacts.activities(at), { ...sent, title: '', body: '' }, asking);
        expect(idIn(refused.text), 'kept while the form is put right').to.equal(id);
        const replies = await Promise.all(
          Array.from({ length: 5 }, () => bjorn.post(paths.contacts.activities(at), sent, asking)),
        );
        for (const reply of replies) {
          expect(reply.status).to.equal(asking.htmx ? 200 : 303);
          if (asking.htmx) expect(idIn(reply.text), 'the next form makes another').to.not.equal(id);
        }
        expect(await bodies(contact)).to.eql(['Én gang']);
      });

  for (const asking of ways)
    it(`writes nothing without the id of a form and keeps what was written, ${asking.htmx ? 'with' : 'without'} htmx`, async () => {
      const bjorn = await town.signedIn('bjorn');
      const contact = await newContact(town.bjorn);
      const to = paths.contacts.activities({ tenant: town.bjorn.tenantSlug, id: contact });
      const sent = { kind: 'note', body: 'Uten id' };
      const refused = await Promise.all(Array.from({ length: 5 }, () => bjorn.post(to, { ...sent, id: [] }, asking)));
      for (const { status, text } of refused) {
        expect(status).to.equal(422);
        expect(text)
          .to.include('Ingenting er lagret')
          .and.match(/>\s*Uten id<\/textarea>/);
      }
      const id = idIn(refused[0]?.text ?? '');
      for (let time = 0; time < 2; time++) await bjorn.post(to, { ...sent, id }, asking);
      expect(await bodies(contact)).to.eql(['Uten id']);
    });

  it('keeps something else written in a form that a browser went back to', async () => {
    const bjorn = await town.signedIn('bjorn');
    const contact = await newContact(town.bjorn);
    const at = { tenant: town.bjorn.tenantSlug, id: contact };
    const id = idIn((await bjorn.get(paths.contacts.show(at))).text);
    for (const body of ['Det første', 'Det andre'])
      await bjorn.post(paths.contacts.activities(at), { id, kind: 'note', body });
    expect(await bodies(contact)).to.eql(['Det første', 'Det andre']);
  });
});
