import { closeDatabase, openDatabase } from '../src/domain/database.ts';
import { agreementHash, agreementVersion } from '../src/domain/privacy/data-processing-agreement.ts';
import { change, inPlatform, inTenant, platformRead } from '../src/domain/tenancy.ts';
import { signUp } from '../src/domain/tenants/sign-up.ts';
import { joinTenant } from '../src/domain/users/join-tenant.ts';
import type { Role } from '../src/domain/users/member.ts';
import { hashPassword } from '../src/domain/users/passwords.ts';
import { createUser } from '../src/domain/users/users.ts';
import { inventedCompanies, isOrdinary } from '../stand-ins/register/units/invented-companies.ts';
import type { UnitFacts } from '../stand-ins/register/units/unit-facts.ts';
import { Draw } from './demo/draw.ts';
import { fillWithRecords } from './demo/tenant-records.ts';

/** Everybody in the demo has this password; it is printed at start and good nowhere else. */
export const DEMO_PASSWORD = 'nordlys over fjorden';

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
    return true;
  } finally {
    await closeDatabase();
  }
}

async function makeDemo(): Promise<void> {
  const units = inventedCompanies().filter((unit) => isOrdinary(unit) && unit.form !== 'BEDR');
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const today = new Date();
  const nordlys = await makeTenant(
    'Nordlys Konsult AS',
    'Astrid Nordby',
    'astrid@nordlys.example',
    passwordHash,
    'Tromsø',
    '9008',
  );
  const fjord = await makeTenant(
    'Fjord Interiør AS',
    'Clara Vik',
    'clara@fjord.example',
    passwordHash,
    'Bergen',
    '5003',
  );
  const bjorn = await addMember(nordlys.tenantId, 'Bjørn Aasen', 'bjorn@nordlys.example', passwordHash, 'member');
  const randi = await addMember(nordlys.tenantId, 'Randi Lie', 'randi@nordlys.example', passwordHash, 'reader');
  const dag = await addMember(fjord.tenantId, 'Dag Østby', 'dag@fjord.example', passwordHash, 'member');
  await inTenant(fjord.tenantId, () => joinTenant({ id: nordlys.userId, name: 'Astrid Nordby' }, 'reader'));
  await inPlatform(() => change(`update users set operator = true where id = $1`, [nordlys.userId]));
  const fill = (
    tenantId: string,
    seedNumber: number,
    members: readonly string[],
    part: readonly UnitFacts[],
  ): Promise<void> =>
    inTenant(tenantId, () =>
      fillWithRecords(new Draw(seedNumber), { members, units: part, contacts: CONTACTS_PER_TENANT, today }),
    );
  await fill(nordlys.tenantId, 1, [nordlys.id, bjorn, randi], units.slice(0, COMPANIES_PER_TENANT));
  await fill(fjord.tenantId, 2, [fjord.id, dag], units.slice(COMPANIES_PER_TENANT, 2 * COMPANIES_PER_TENANT));
}

const makeTenant = (
  name: string,
  founder: string,
  email: string,
  passwordHash: string,
  place: string,
  postalCode: string,
) =>
  signUp({
    tenant: { name, addressLines: ['Storgata 1'], postalCode, place, language: 'nb' },
    founder: { email, name: founder, passwordHash, language: 'nb' },
    agreement: { version: agreementVersion, language: 'nb', sha256: agreementHash('nb') },
  });

function addMember(tenantId: string, name: string, email: string, passwordHash: string, role: Role): Promise<string> {
  return inTenant(tenantId, async () => {
    const id = await createUser({ email, name, passwordHash, language: 'nb' });
    if (id === undefined) throw new Error(`${email} is taken`);
    return joinTenant({ id, name }, role);
  });
}

if (import.meta.main) {
  const url = process.env['DATABASE_URL'];
  if (!url) {
    console.error('Set DATABASE_URL to the connection of the application role.');
    process.exit(1);
  }
  console.log((await seed(url)) ? 'the demo is made' : 'there is a tenant already; nothing was made');
}
