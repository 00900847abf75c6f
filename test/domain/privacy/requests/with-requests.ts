import { Invalid } from '../../../../src/domain/errors.ts';
import { loadConfig } from '../../../../src/config.ts';
import { now } from '../../../../src/domain/clock.ts';
import { addChannel } from '../../../../src/domain/contacts/channels.ts';
import { createContact } from '../../../../src/domain/contacts/create-contact.ts';
import { openOutside, outside } from '../../../../src/domain/outside.ts';
import { operatorDesk, tenantDesk, type RequestDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import { askIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { keepRequest, type ArrivingRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { requestRecord, type RequestRecord } from '../../../../src/domain/privacy/requests/request-record.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import type { Member } from '../../../../src/domain/users/member.ts';
import { SECRET_KEY } from '../../../support/secret-key.ts';

/** Sets up, for the surrounding `describe`, what requests need to know about OnNet itself, mail intake included. */
export function useRequests(): void {
  before(() =>
    openOutside(
      loadConfig({
        NODE_ENV: 'test',
        PUBLIC_URL: 'http://127.0.0.1:1',
        SECRET_KEY,
        INTAKE_SMTP_PORT: '0',
        INTAKE_MAIL_DOMAIN: 'svar.onnet.example',
      }),
    ),
  );
  after(() => outside().register.close());
}

/** OnNet's own desk, with whoever as its operator. */
export const onNetDesk = (by: Member): RequestDesk => operatorDesk({ id: by.userId, operator: true });

/** Runs a verb at a desk. */
export const at = <T>(desk: RequestDesk, work: () => Promise<T>): Promise<T> => inTenant(desk.tenantId, work);

/** A request as it arrives; its id. */
export async function arrived(desk: RequestDesk, more: Partial<ArrivingRequest> = {}): Promise<string> {
  const id = await at(desk, () =>
    keepRequest(
      {
        kind: 'access',
        state: 'open',
        channel: 'form',
        language: 'nb',
        requesterName: 'Kari Hansen',
        requesterEmail: 'kari@privat.example',
        message: 'Hva har dere om meg?',
        receivedAt: now(),
        ...more,
      },
      requester,
    ),
  );
  if (id === undefined) throw new Error('the request had been received before');
  return id;
}

/** A contact with an address; its id. */
export const contactWith = (by: Member, givenName: string, email: string): Promise<string> =>
  inTenant(by.tenantId, async () => {
    const unaddressed = { jobTitle: '', email: '', phone: '', companyId: '', role: '', ownerId: '' };
    const id = await createContact(by, { ...unaddressed, givenName, familyName: 'Hansen' });
    const address = { label: 'work', street: '', postalCode: '', place: '', countryCode: '', first: true } as const;
    await addChannel(by, id, { ...address, kind: 'email', value: email });
    return id;
  });

export const read = (desk: RequestDesk, id: string): Promise<RequestRecord> => at(desk, () => requestRecord(desk, id));

/** Asks who it is; the token of the link that went out. */
export async function identityToken(desk: RequestDesk, id: string): Promise<string> {
  let token = '';
  await at(desk, () =>
    askIdentity(desk, id, (_tenant, made) => {
      token = made;
      return 'http://127.0.0.1/';
    }),
  );
  return token;
}

/** Mails of one kind that a tenant has written, oldest first. */
export const mailsOf = (
  tenantId: string,
  template: string,
): Promise<{ to: string; params: Record<string, string> }[]> =>
  inTenant(tenantId, () =>
    sql(`select to_address as "to", params from mails where tenant_id = $1 and template = $2 order by created_at, id`, [
      tenantId,
      template,
    ]),
  );

export { tenantDesk };

/** The fields of a refusal, with the word of each. @throws Error when the work is not refused */
export const refusal = async (work: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> => {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof Invalid) return error.fields;
  throw new Error(`not refused: ${String(error)}`);
};
