import { expect } from 'chai';

import { permissions, type Permission } from '../../../src/domain/users/member.ts';
import { routesFor } from '../../../src/web/routes.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useRouteCallers } from '../route-callers.ts';
import { routeSamples } from '../route-samples.ts';

/** What a debt never holds back, and why. Whoever adds a permission decides here. */
const neverHeldBack: Readonly<Record<Exclude<Permission, 'write'>, string>> = {
  read: 'everything can be read, and everybody may leave',
  export: 'whoever does not pay takes their own with them',
  privacy: 'the rights of those who are on file do not wait for money',
  people: 'fewer people is how one comes to pay less',
  billing: 'this is how it is paid',
  ownership: 'the customer relationship can be ended, and everything taken out',
};

/** What changes contacts as well, and so waits with every other change of them. */
const writesToo = ['/t/:tenant/contacts/purposes', '/t/:tenant/contacts/purposes/:id/undo'];

describe('P-19: a tenant that has not paid', () => {
  const { town, visitorOf, addressOf, call } = useRouteCallers();
  const set = (status: string) =>
    asSuperuser(town.database, (client) =>
      client.query(`update subscriptions set status = $2 where tenant_id = $1`, [town.astrid.tenantId, status]),
    );

  const posts = routesFor({ smtpUrl: undefined, production: false }).flatMap(({ method, path, may }) => {
    const permission = permissions.find((one) => one === may);
    return method === 'post' && permission ? [{ pattern: path.pattern, permission }] : [];
  });
  const sampleOf = (pattern: string) => {
    const sample = routeSamples.find((one) => one.method === 'post' && one.pattern === pattern);
    if (!sample) throw new Error(`there is no sample of ${pattern}`);
    return sample;
  };

  /** Asks by every POST of a permission. @returns the addresses that were refused, each of which explained itself */
  async function refused(permission: Permission): Promise<string[]> {
    const found: string[] = [];
    for (const { pattern } of posts.filter((one) => one.permission === permission)) {
      const sample = sampleOf(pattern);
      const { form: _, ...bare } = sample;
      const reply = await call(visitorOf('astrid'), bare, addressOf(sample, {}));
      if (reply.status !== 403) continue;
      found.push(pattern);
      const explained = reply.text.includes('Alt kan leses og eksporteres') || reply.text.includes('Dere kan lese og');
      expect(explained, `${pattern} explains itself`).to.equal(true);
    }
    return found;
  }

  for (const permission of permissions)
    it(`is told why by each way to change something, and asked for no money where it needs none: ${permission}`, async () => {
      await set('unpaid');
      const all = posts.filter((one) => one.permission === permission).map(({ pattern }) => pattern);
      const wanted = permission === 'write' ? all : all.filter((pattern) => writesToo.includes(pattern));
      const why = permission === 'write' ? undefined : neverHeldBack[permission];
      expect(await refused(permission), why).to.have.members(wanted);
    });

  for (const status of ['unpaid', 'paused', 'canceled', 'a-word-nobody-has-decided-about'])
    it(`cannot change anything when ${status}`, async () => {
      await set(status);
      const sample = sampleOf('/t/:tenant/contacts');
      expect((await call(visitorOf('astrid'), sample, addressOf(sample, {}))).status).to.equal(403);
    });

  for (const status of ['active', 'trialing', 'past_due'])
    it(`is not held back when ${status}`, async () => {
      await set(status);
      const sample = sampleOf('/t/:tenant/contacts');
      expect((await call(visitorOf('astrid'), sample, addressOf(sample, {}))).status).not.to.equal(403);
    });
});
