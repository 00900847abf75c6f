import { accepted } from '../../src/domain/privacy/agreement/acceptances.ts';
import { newestAgreement } from '../../src/domain/privacy/agreement/editions.ts';
import { assessInterest, switchPurposeOn } from '../../src/domain/privacy/purposes/edit-purpose.ts';
import { allPurposes } from '../../src/domain/privacy/purposes/purposes.ts';
import { addWording } from '../../src/domain/privacy/purposes/wordings.ts';
import { change, inPlatform, inTenant } from '../../src/domain/tenancy.ts';
import { signUp } from '../../src/domain/tenants/sign-up.ts';
import { joinTenant } from '../../src/domain/users/join-tenant.ts';
import { hashPassword } from '../../src/domain/users/passwords.ts';
import { createUser } from '../../src/domain/users/users.ts';
import { paths } from '../../src/web/paths.ts';
import type { Site } from './site.ts';
import { Visitor } from './visitor.ts';

/** Who the canary meets, each signed in. */
export interface Tenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly owner: Visitor;
  /** Another administrator. */
  readonly colleague: Visitor;
  /** Somebody of OnNet's. */
  readonly operator: Visitor;
}

const PASSWORD = 'to grå ugler i skogen';

/** A tenant that has decided on all its purposes, with an owner and a colleague; and an operator of OnNet. */
export async function makeTenant(site: Site): Promise<Tenant> {
  const passwordHash = await hashPassword(PASSWORD);
  const owner = await signUp({
    tenant: { name: 'Nordlys AS', organisationNumber: '974760673', addressLines: [], language: 'nb' },
    founder: { email: 'astrid@nordlys.example', name: 'Astrid Nordlys', passwordHash, language: 'nb' },
    agreement: accepted(await newestAgreement('nb')),
  });
  const { tenantId } = owner;
  await inTenant(tenantId, async () => {
    for (const { id, basis } of await allPurposes()) {
      if (basis === 'legitimate-interest')
        await assessInterest(owner, id, { interest: 'Salg', necessity: 'Trengs', balance: 'Ventet' });
      if (basis === 'consent')
        await addWording(owner, id, {
          textNb: 'Ja, send meg dette.',
          textEn: 'Yes, send me this.',
          sameMeaning: false,
        });
      await switchPurposeOn(owner, id);
    }
    const [name, email] = ['Bjørn Berg', 'bjorn@nordlys.example'];
    const id = await createUser({ email, name, passwordHash, language: 'nb' });
    if (id === undefined) throw new Error('the database is not empty');
    await joinTenant({ id, name }, 'admin');
  });
  await inPlatform(async () => {
    const id = await createUser({ email: 'drift@onnet.example', name: 'Dag Drift', passwordHash, language: 'nb' });
    await change(`update users set operator = true where id = $1`, [id]);
  });
  const signedIn = async (email: string): Promise<Visitor> => {
    const visitor = new Visitor(site.address);
    const reply = await visitor.post(paths.public.signIn({ language: 'nb' }), { email, password: PASSWORD });
    if (reply.status !== 303) throw new Error(`${email} cannot sign in: ${reply.status}`);
    return visitor;
  };
  return {
    tenantId,
    slug: owner.tenantSlug,
    owner: await signedIn('astrid@nordlys.example'),
    colleague: await signedIn('bjorn@nordlys.example'),
    operator: await signedIn('drift@onnet.example'),
  };
}
