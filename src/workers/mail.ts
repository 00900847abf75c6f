import { deliverMail } from '../domain/mail/deliver-mail.ts';
import { remindOfRequest } from '../domain/privacy/requests/remind.ts';
import type { Duties } from './carry-out.ts';

export const mailDuties: Duties = { mail: deliverMail, 'request-reminder': remindOfRequest };
