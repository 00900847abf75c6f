import { outside } from '../outside.ts';

/** How objects of ours are told from another app's on an account that is shared. */
export const OUR_APP = 'onnet-crm';

/** What stands on every object that we make at Stripe: whose it is, and which app and environment made it. */
export const ourMetadata = (tenantId: string): { tenant_id: string; app: string; environment: string } => ({
  tenant_id: tenantId,
  app: OUR_APP,
  environment: outside().environment,
});
