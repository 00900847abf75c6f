import { outside } from '../outside.ts';

/** How objects of ours are told from another app's on an account that is shared. */
export const OUR_APP = 'onnet-crm';

/** What stands on every object that we make at Stripe: whose it is, and which app and environment made it. */
export const ourMetadata = (tenantId: string): { tenant_id: string; app: string; environment: string } => ({
  tenant_id: tenantId,
  app: OUR_APP,
  environment: outside().environment,
});

/** Whether metadata says that another app, or another environment of ours, made something. What says nothing is taken for ours. */
export const isMadeElsewhere = (said: {
  readonly app?: string | null;
  readonly environment?: string | null;
}): boolean =>
  (said.app ?? OUR_APP) !== OUR_APP || (said.environment ?? outside().environment) !== outside().environment;
