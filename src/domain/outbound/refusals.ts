import { change, inPlatform, platformRead } from '../tenancy.ts';
import { NotAllowed } from '../errors.ts';
import type { SignedInUser } from '../users/sessions.ts';
import type { Refusal } from './door.ts';
import type { Party } from './parties.ts';

/** A host that the program was not let out to, for the operators. */
export interface StoredRefusal {
  readonly host: string;
  readonly party: Party;
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Keeps it for the operators' page. By itself, in no transaction: what was refused is remembered also when work fails. */
export async function rememberRefusal({ host, party }: Refusal): Promise<void> {
  await platformRead(
    `insert into outbound_refusals (host, party) values ($1, $2)
     on conflict (host, party) do update set times = outbound_refusals.times + 1, last_at = now()`,
    [host, party],
  );
}

/** Every refusal that nobody has looked at, newest first, at most fifty. */
export const outboundRefusals = (): Promise<StoredRefusal[]> =>
  platformRead<StoredRefusal>(
    `select host, party, times, first_at as "firstAt", last_at as "lastAt" from outbound_refusals
      order by last_at desc limit 50`,
  );

/** An operator has looked at them: the list is empty until something is refused again. @throws NotAllowed */
export async function clearRefusals(operator: Pick<SignedInUser, 'operator'>): Promise<void> {
  if (!operator.operator) throw new NotAllowed('operator');
  await inPlatform(() => change(`delete from outbound_refusals`));
}
