import { expect } from 'chai';

import { closeDatabase, openDatabase } from '../../src/domain/database.ts';
import { openKeys } from '../../src/domain/keys/secret-keys.ts';
import type { AcceptedAgreement } from '../../src/domain/privacy/agreement/acceptances.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { signUp } from '../../src/domain/tenants/sign-up.ts';
import { joinTenant } from '../../src/domain/users/join-tenant.ts';
import type { Member, Role } from '../../src/domain/users/member.ts';
import { membershipsOf } from '../../src/domain/users/memberships.ts';
import { createUser } from '../../src/domain/users/users.ts';
import { paths } from '../../src/web/paths.ts';
import { useDatabase, type TestDatabase } from './database.ts';
import { SECRET_KEY } from './secret-key.ts';
import { useApp, type TestApp, type Visitor } from './visitor.ts';

/** Everybody's password. */
export const PASSWORD = 'tre hvite skilpadder i snøen';

/**
 * It, hashed as the product does but at the least cost there is, so that the many sign-ins of the tests take no time. What
 * a hash costs is proved in test/domain/users/password-rules.test.ts.
 */
export const PASSWORD_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$b25seSBmb3IgdGhlIHRlc3Rz$VV2tgXf+9T/QS27WcakkFxdrgZzYNdp+OKbv7KCvNlc';

/** What the owners accepted: a wording older than the editions that are kept, so that there is a newer one to accept. */
export const firstAgreement: AcceptedAgreement = { version: '2026-11-22', language: 'nb', sha256: '0'.repeat(64) };

/** The people of every test: three at Nordlys, and one at Fjord who must never see what is theirs. */
export interface Cast {
  readonly database: TestDatabase;
  /** Owner of Nordlys. */
  readonly astrid: Member;
  /** Member of Nordlys. */
  readonly bjorn: Member;
  /** Reader of Nordlys. */
  readonly randi: Member;
  /** Owner of Fjord. */
  readonly clara: Member;
}

const email = {
  astrid: 'astrid@nordlys.example',
  bjorn: 'bjorn@nordlys.example',
  randi: 'randi@nordlys.example',
  clara: 'clara@fjord.example',
} as const;

/** The address somebody of the cast signs in with. */
export const emailOf = (who: keyof typeof email): string => email[who];

type People = Omit<Cast, 'database'>;

/** Gives the surrounding `describe` a database of its own, open, with the cast in it. */
export function useCast(options: { poolSize?: number; statementTimeout?: number } = {}): Cast {
  // Before the database: hooks run in the order they are named, and a database in use is not dropped.
  after(() => closeDatabase());
  const database = useDatabase();
  let people: People | undefined;
  const cast = (): People => {
    if (!people) throw new Error('The cast is there only inside hooks and tests.');
    return people;
  };

  before(async () => {
    openKeys([SECRET_KEY]);
    openDatabase({
      url: database.appUrl,
      poolSize: options.poolSize ?? 4,
      statementTimeout: options.statementTimeout ?? 15_000,
      applicationName: 'onnet-test',
      onError: (error) => {
        throw error;
      },
    });
    people = await makeCast();
  });

  return {
    database,
    get astrid() {
      return cast().astrid;
    },
    get bjorn() {
      return cast().bjorn;
    },
    get randi() {
      return cast().randi;
    },
    get clara() {
      return cast().clara;
    },
  };
}

/** A cast that browses: the real app, and somebody of the cast signed in to it through the form. */
export interface Town extends Cast {
  readonly app: TestApp;
  visitor(): Visitor;
  signedIn(who: keyof typeof email): Promise<Visitor>;
}

/** As `useCast`, with the real web app running. `env` is the app's configuration as in the environment. */
export function useTown(env?: (address: string) => Readonly<Record<string, string>>): Town {
  const cast = useCast();
  const app = useApp(env);
  return {
    app,
    visitor: () => app.visitor(),
    signedIn: async (who) => signInAs(app.visitor(), email[who]),
    database: cast.database,
    get astrid() {
      return cast.astrid;
    },
    get bjorn() {
      return cast.bjorn;
    },
    get randi() {
      return cast.randi;
    },
    get clara() {
      return cast.clara;
    },
  };
}

/** Signs a visitor in through the form. */
export async function signInAs(visitor: Visitor, address: string, password = PASSWORD): Promise<Visitor> {
  const reply = await visitor.post(paths.public.signIn({ language: 'nb' }), { email: address, password });
  expect(reply.status, 'status of the sign-in').to.equal(303);
  return visitor;
}

async function makeCast(): Promise<People> {
  const passwordHash = PASSWORD_HASH;
  const owner = (name: string, address: string, tenantName: string, organisationNumber: string): Promise<Member> =>
    signUp({
      tenant: { name: tenantName, organisationNumber, addressLines: [], language: 'nb' },
      founder: { email: address, name, passwordHash, language: 'nb' },
      agreement: firstAgreement,
    });
  const astrid = await owner('Astrid Nordlys', email.astrid, 'Nordlys AS', '974760673');
  const clara = await owner('Clara Fjord', email.clara, 'Fjord AS', '923609016');
  const bjorn = await colleague(astrid, 'Bjørn Berg', email.bjorn, passwordHash, 'member');
  const randi = await colleague(astrid, 'Randi Lie', email.randi, passwordHash, 'reader');
  return { astrid, bjorn, randi, clara };
}

/** Makes a new user who is a member of somebody's tenant, as an accepted invitation does. */
export async function colleague(
  of: Member,
  name: string,
  address: string,
  passwordHash: string,
  role: Role,
): Promise<Member> {
  const userId = await inTenant(of.tenantId, async () => {
    const id = await createUser({ email: address, name, passwordHash, language: 'nb' });
    if (id === undefined) throw new Error(`there is a user ${address} already`);
    await joinTenant({ id, name }, role);
    return id;
  });
  const member = (await membershipsOf(userId)).find(({ tenantId }) => tenantId === of.tenantId);
  if (!member) throw new Error(`${name} did not become a member`);
  return member;
}
