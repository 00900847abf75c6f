import { deliverMail } from '../domain/mail/deliver-mail.ts';
import type { Duties } from './carry-out.ts';

export const mailDuties: Duties = { mail: deliverMail };
