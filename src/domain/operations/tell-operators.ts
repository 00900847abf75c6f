import { writeMail } from '../mail/mail.ts';
import type { MailForPurpose, MailParams, MailTemplate } from '../mail/templates.ts';
import { operatorsToTell } from './operators-to-tell.ts';

/**
 * Writes a mail to everybody who runs OnNet, each in their own language, in OnNet's own open transaction.
 * @param event the business key of what happened, for example `dispute:` and its id: each is told of it once, whatever comes later
 */
export async function tellOperators<Template extends Exclude<MailTemplate, MailForPurpose>>(
  template: Template,
  event: string,
  params: MailParams[Template],
): Promise<void> {
  for (const { id, email, language } of await operatorsToTell())
    await writeMail<Exclude<MailTemplate, MailForPurpose>>(template, {
      to: email,
      language,
      params,
      key: `${event}:${id}`,
    });
}
