import { trialDays } from '../src/domain/billing/plans.ts';
import { atTime, osloDay } from '../src/domain/clock.ts';
import { loadConfig } from '../src/config.ts';
import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { openKeys } from '../src/domain/keys/secret-keys.ts';
import { accepted } from '../src/domain/privacy/agreement/acceptances.ts';
import { keepAgreement, newestAgreement } from '../src/domain/privacy/agreement/editions.ts';
import { oweMirrorRefresh } from '../src/domain/register/mirror/refresh-mirror.ts';
import { change, currentTenantId, inPlatform, inTenant, platformRead } from '../src/domain/tenancy.ts';
import { signUp } from '../src/domain/tenants/sign-up.ts';
import { joinTenant } from '../src/domain/users/join-tenant.ts';
import type { Member, Role } from '../src/domain/users/member.ts';
import { membershipsOf } from '../src/domain/users/memberships.ts';
import { hashPassword } from '../src/domain/users/passwords.ts';
import { createUser } from '../src/domain/users/users.ts';
import { inventedCompanies, isOrdinary } from '../stand-ins/register/units/invented-companies.ts';
import type { UnitFacts } from '../stand-ins/register/units/unit-facts.ts';
import { placeConsents } from './demo/consents.ts';
import { Draw } from './demo/draw.ts';
import { atWork, writeHistory, type DemoMember } from './demo/history.ts';
import { placeRequests } from './demo/requests.ts';
import { fillWithRecords } from './demo/tenant-records.ts';
import { secretKeysOf } from './kept-secret-keys.ts';

/** Everybody in the demo has this password; it is printed at start and good nowhere else. */
export const DEMO_PASSWORD = 'nordlys over fjorden';

const DAY = 86_400_000;
const CONTACTS_PER_TENANT = 200;
const COMPANIES_PER_TENANT = 60;

export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
  /** For example `owner of Nordlys Konsult AS, and operator`. */
  readonly who: string;
}

/** The two people the launcher prints. */
export const demoSignIns: readonly DemoSignIn[] = [
  {
    email: 'astrid@nordlys.example',
    password: DEMO_PASSWORD,
    who: 'owner of Nordlys Konsult AS, reader at Fjord Interiør AS, operator',
  },
  { email: 'clara@fjord.example', password: DEMO_PASSWORD, who: 'owner of Fjord Interiør AS' },
];

/**
 * Makes the demo once: two tenants with about 200 contacts and 60 companies each, and a year of work. Does nothing when
 * there is a tenant already.
 *
 * @param appUrl connection of the application role
 * @returns whether it was made now
 * @throws Error with NODE_ENV=production
 */
export async function seed(appUrl: string): Promise<boolean> {
  if (process.env['NODE_ENV'] === 'production') throw new Error('the demo is never made in production');
  openDatabase({
    url: appUrl,
    poolSize: 2,
    statementTimeout: 60_000,
    applicationName: 'onnet-seed',
    onError: (error) => console.error(error.message),
  });
  try {
    const tenants = await platformRead(`select tenant_id from directory.active_tenants() limit 1`);
    if (tenants.length > 0) return false;
    await makeDemo();
    // The stand-in's file is small, and its units are searched by name from the first minute; the register's own comes at night.
    if (process.env['REGISTER_URL'] === undefined) await oweMirrorRefresh();
    return true;
  } finally {
    await closeDatabase();
  }
}

async function makeDemo(): Promise<void> {
  const units = inventedCompanies().filter((unit) => isOrdinary(unit) && unit.form !== 'BEDR');
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const today = new Date();
  const ago = (days: number): Date => atWork(new Date(today.getTime() - days * DAY), days);
  const nordlys = await makeTenant(
    { name: 'Nordlys Konsult AS', place: 'Tromsø', postalCode: '9008' },
    { name: 'Astrid Nordby', email: 'astrid@nordlys.example', passwordHash },
    ago(402),
  );
  const fjord = await makeTenant(
    { name: 'Fjord Interiør AS', place: 'Bergen', postalCode: '5003' },
    { name: 'Clara Vik', email: 'clara@fjord.example', passwordHash },
    ago(395),
  );
  const { tenantId } = nordlys;
  const bjorn = await addMember(tenantId, 'Bjørn Aasen', 'bjorn@nordlys.example', passwordHash, 'member', ago(371));
  const randi = await addMember(tenantId, 'Randi Lie', 'randi@nordlys.example', passwordHash, 'reader', ago(143));
  const dag = await addMember(fjord.tenantId, 'Dag Østby', 'dag@fjord.example', passwordHash, 'member', ago(288));
  const guest = { id: nordlys.userId, name: 'Astrid Nordby' };
  const astrid = await inTenant(fjord.tenantId, () => joined(guest, 'reader', ago(96)));
  await inPlatform(() => change(`update users set operator = true where id = $1`, [nordlys.userId]));
  const ownerOf = async (userId: string, tenantId: string): Promise<Member> => {
    const owner = (await membershipsOf(userId)).find((membership) => membership.tenantId === tenantId);
    if (!owner) throw new Error('a demo tenant has no owner');
    return owner;
  };
  const fill = (
    owner: Member,
    seedNumber: number,
    everybody: readonly DemoMember[],
    part: readonly UnitFacts[],
  ): Promise<void> =>
    inTenant(owner.tenantId, async () => {
      const members = everybody.filter((member) => member !== astrid);
      await fillWithRecords(new Draw(seedNumber), { members, units: part, contacts: CONTACTS_PER_TENANT, today });
      await writeHistory(new Draw(seedNumber), { members: everybody, today });
      await placeConsents(new Draw(seedNumber), owner, today);
      await placeRequests(owner, today);
    });
  await fill(await ownerOf(nordlys.userId, tenantId), 1, [nordlys, bjorn, randi], units.slice(0, COMPANIES_PER_TENANT));
  await fill(
    await ownerOf(fjord.userId, fjord.tenantId),
    2,
    [fjord, dag, astrid],
    units.slice(COMPANIES_PER_TENANT, 2 * COMPANIES_PER_TENANT),
  );
}

async function makeTenant(
  tenant: { name: string; place: string; postalCode: string },
  founder: { name: string; email: string; passwordHash: string },
  since: Date,
): Promise<DemoMember & { readonly tenantId: string; readonly userId: string }> {
  // OnNet is there before the first customer, and so are who it uses and the agreement that they accept.
  await inPlatform(async () => {
    await change(`update tenants set created_at = least(created_at, $2) where id = $1`, [currentTenantId(), since]);
    await change(
      `update sub_processors set since = least(since, $1::date), notice_on = least(notice_on, $1::date) where switched_on`,
      [osloDay(since)],
    );
  });
  await atTime(since, () => keepAgreement(loadConfig(process.env).legalEntity));
  const agreement = accepted(await newestAgreement('nb'));
  const { id, userId, tenantId } = await atTime(since, () =>
    signUp({
      tenant: { ...tenant, addressLines: ['Storgata 1'], language: 'nb' },
      founder: { ...founder, language: 'nb' },
      agreement,
    }),
  );
  await inTenant(tenantId, async () => {
    await Promise.all([
      memberSince(id, since),
      userSince(userId, since),
      change(`update tenants set created_at = $2 where id = $1`, [tenantId, since]),
      // Whoever looks at the demo has the whole trial before them.
      change(`update subscriptions set trial_ends_at = $2 where tenant_id = $1`, [
        tenantId,
        new Date(Date.now() + trialDays * DAY),
      ]),
    ]);
  });
  return { id, userId, tenantId, since, role: 'owner' };
}

const addMember = (
  tenantId: string,
  name: string,
  email: string,
  passwordHash: string,
  role: Role,
  since: Date,
): Promise<DemoMember> =>
  inTenant(tenantId, async () => {
    const id = await createUser({ email, name, passwordHash, language: 'nb' });
    if (id === undefined) throw new Error(`${email} is taken`);
    await userSince(id, since);
    return joined({ id, name }, role, since);
  });

async function joined(user: { id: string; name: string }, role: Role, since: Date): Promise<DemoMember> {
  const id = await atTime(since, () => joinTenant(user, role));
  await memberSince(id, since);
  return { id, since, role };
}

const memberSince = (id: string, since: Date): Promise<number> =>
  change(`update members set created_at = $3 where tenant_id = $1 and id = $2`, [currentTenantId(), id, since]);

const userSince = (id: string, since: Date): Promise<number> =>
  change(`update users set created_at = $2 where id = $1`, [id, since]);

if (import.meta.main) {
  const url = process.env['DATABASE_URL'];
  if (!url) {
    console.error('Set DATABASE_URL to the connection of the application role.');
    process.exit(1);
  }
  openKeys(secretKeysOf(loadConfig(process.env)));
  console.log((await seed(url)) ? 'the demo is made' : 'there is a tenant already; nothing was made');
}
