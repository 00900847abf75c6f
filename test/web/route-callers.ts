import { closeOutgoingMail, openOutgoingMail } from '../../src/domain/mail/outgoing-mail.ts';
import { change, inPlatform } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { mailWriter } from '../../src/workers/mail/write-mail-text.ts';
import { signInAs, useTown, type Town } from '../support/cast.ts';
import { useStandIns } from '../support/running-product.ts';
import { payForSeats } from '../support/seats.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';
import type { Asking, Reply, Visitor } from '../support/visitor.ts';
import { newColleague, newContact, retentionApproval, someNetwork } from './route-records.ts';
import { addressOf, type Params, type RouteSample } from './route-samples.ts';

/** Whom a sample's call is made for. */
interface Call extends Asking {
  readonly by?: Member;
  readonly params?: Params;
}

/** Everybody who calls routes: the cast and an operator, signed in to the app with both stand-ins beside it. */
export interface RouteCallers {
  readonly town: Town;
  /** Somebody who has signed in: one of the cast, or `operator`. */
  readonly visitorOf: (who: string) => Visitor;
  /** Who may call a sample; a newcomer is somebody new each time. */
  readonly rightPerson: (sample: Pick<RouteSample, 'as'>) => Promise<{ visitor: Visitor; by: Member }>;
  /** A record's path parameters: a fresh one's, where the call changes it; what is only read is made once for each reader. */
  readonly paramsOf: (sample: RouteSample, by: Member) => Promise<Params>;
  /** The address of a sample's call, in Nordlys when no tenant is named. */
  readonly addressOf: (sample: RouteSample, params: Params, tenant?: string) => string;
  readonly call: (visitor: Visitor, sample: RouteSample, address: string, call?: Call) => Promise<Reply>;
}

/** Gives the surrounding `describe` the app and everybody who calls its routes. */
export function useRouteCallers(env: Readonly<Record<string, string>> = {}): RouteCallers {
  const folder = useTemporaryFolder();
  const standIns = useStandIns();
  const town = useTown(() => ({ ...standIns.env(), DATA_DIR: folder.path, TRUSTED_PROXIES: '1', ...env }));
  const visitors = new Map<string, Visitor>();
  const read = new Map<RouteSample, Map<string, Params>>();

  before(async () => {
    const { legalEntity } = town.app.config;
    openOutgoingMail({ smtpUrl: undefined, from: legalEntity.email, write: mailWriter(legalEntity) });
    for (const who of ['astrid', 'bjorn', 'randi', 'clara'] as const) visitors.set(who, await town.signedIn(who));
    const operator = await newColleague(town.randi, 'reader');
    await inPlatform(() => change(`update users set operator = true where id = $1`, [operator.userId]));
    visitors.set('operator', await signInAs(town.visitor(), operator.email));
    for (const owner of [town.astrid, town.clara]) await payForSeats(owner, 10_000);
    await newContact(town.astrid);
    await retentionApproval(town.astrid);
  });
  after(() => closeOutgoingMail());

  const visitorOf = (who: string): Visitor => {
    const visitor = visitors.get(who);
    if (!visitor) throw new Error(`${who} has not signed in`);
    return visitor;
  };

  return {
    town,
    visitorOf,
    async rightPerson({ as }) {
      if (as === 'nobody') return { visitor: town.visitor(), by: town.astrid };
      if (as !== 'newcomer') return { visitor: visitorOf(as ?? 'astrid'), by: town.astrid };
      const newcomer = await newColleague(town.astrid);
      return { visitor: await signInAs(town.visitor(), newcomer.email), by: newcomer };
    },
    async paramsOf(sample, by) {
      if (sample.method === 'post') return (await sample.params?.(by)) ?? {};
      const known = read.get(sample) ?? new Map<string, Params>();
      const params = known.get(by.id) ?? (await sample.params?.(by)) ?? {};
      read.set(sample, known.set(by.id, params));
      return params;
    },
    addressOf: (sample, params, tenant = town.astrid.tenantSlug) => addressOf(sample, { tenant, ...params }),
    async call(visitor, sample, address, { by = town.astrid, params = {}, ...asking } = {}) {
      const kept = sample.cookie === undefined ? {} : { cookie: sample.cookie };
      const token = await sample.bearer?.(by);
      const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const headers = { 'x-forwarded-for': someNetwork(), ...kept, ...bearer, ...asking.headers };
      if (sample.method === 'get') return visitor.get(address, { ...asking, headers });
      const form = typeof sample.form === 'function' ? await sample.form(by, params) : sample.form;
      return visitor.post(address, form, { ...asking, headers });
    },
  };
}
