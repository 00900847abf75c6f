import { remindOfBreach } from '../domain/privacy/breaches/reminders.ts';
import { tellOfAgreement } from '../domain/privacy/agreement/agreement-notice.ts';
import { tellOfBreach } from '../domain/privacy/breaches/tell-tenants.ts';
import { tellRecipient } from '../domain/privacy/disclosures/tell-recipient.ts';
import { tellOfPolicy } from '../domain/privacy/policy/policy-notice.ts';
import { tellOfSubProcessor } from '../domain/privacy/registers/sub-processor-notices.ts';
import type { Duties } from './carry-out.ts';

export const registerDuties: Duties = {
  'sub-processor-notice': tellOfSubProcessor,
  'breach-notice': tellOfBreach,
  'breach-reminder': remindOfBreach,
  'policy-notice': tellOfPolicy,
  'agreement-notice': tellOfAgreement,
  'recipient-notice': tellRecipient,
};
