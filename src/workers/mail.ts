import { deliverMail } from '../domain/mail/deliver-mail.ts';
import { remindOfRequest } from '../domain/privacy/requests/remind.ts';
import { remindOfEnd } from '../domain/tenants/ending/reminders.ts';
import type { Duties } from './carry-out.ts';

export const mailDuties: Duties = {
  mail: deliverMail,
  'request-reminder': remindOfRequest,
  'end-reminder': remindOfEnd,
};
