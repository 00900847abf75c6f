import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { change, currentTenantId } from '../tenancy.ts';
import type { MailForPurpose, MailParams, MailTemplate } from './templates.ts';

/** A mail to be sent. `key` names the event it tells about: the same key a second time adds no second mail. */
export interface NewMail<Template extends MailTemplate> {
  /** One address, as the person typed it. */
  readonly to: string;
  readonly language: 'nb' | 'en';
  readonly params: MailParams[Template];
  /** Business key, unique per tenant, for example `password-reset:` and the id of the request. Holds no personal data. */
  readonly key: string;
  /** The person it is to has been erased: nothing of the mail stays once it has left, or has been given up. */
  readonly goneWhenSent?: boolean;
  readonly about?: MailAbout;
}

/** Whom a mail is to and for what: the gate is asked once more when it leaves (src/domain/privacy/consent). */
export interface MailAbout {
  readonly contactId: string;
  readonly purposeId: string;
}

/** Mail for a purpose has to say so, and no other mail has one. */
type PurposeOf<Template extends MailTemplate> = Template extends MailForPurpose
  ? { readonly about: MailAbout }
  : { readonly about?: never };

/**
 * Writes a mail and the obligation to send it in the open transaction, a tenant's or the platform's: it goes out when,
 * and only when, that transaction commits. One statement, so a key used before leaves neither a row nor a duty behind.
 */
export async function writeMail<Template extends MailTemplate>(
  template: Template,
  mail: NewMail<Template> & PurposeOf<Template>,
): Promise<void> {
  const { to, language, params, key, goneWhenSent = false, about }: NewMail<Template> = mail;
  await change(
    `with owed as (
       insert into outbox (tenant_id, id, kind, key, subject_id, due_at) values ($1, $2, 'mail', $3, $4, $5)
       on conflict (tenant_id, kind, key) do nothing
       returning tenant_id, subject_id
     )
     insert into mails (tenant_id, id, template, language, to_address, params, contact_id, purpose_id, gone_when_sent)
     select tenant_id, subject_id, $6, $7, $8, $9, $10, $11, $12 from owed`,
    [
      currentTenantId(),
      newId(),
      key,
      newId(),
      now(),
      template,
      language,
      to,
      JSON.stringify(params),
      about?.contactId ?? null,
      about?.purposeId ?? null,
      goneWhenSent,
    ],
  );
}
