import { z } from 'zod';
import { expand, requiredText, returnUrl } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { PortalSession } from '../wire.ts';
import { lookup } from './lookup.ts';

/** The portal of an account that has set none up: everything can be done in it. */
export const portalConfigurationId = 'bpc_StandIn';

export const portalSessionRoutes: Route[] = [
  route(
    'POST',
    '/v1/billing_portal/sessions',
    z.strictObject({
      ...expand,
      configuration: requiredText.optional(),
      customer: requiredText,
      locale: z.enum(['auto', 'en', 'nb']).optional(),
      return_url: returnUrl.optional(),
    }),
    (account, given) => {
      const id = newId('bps');
      const session: PortalSession = {
        id,
        object: 'billing_portal.session',
        configuration:
          given.configuration === undefined
            ? portalConfigurationId
            : lookup(account.state.portalConfigurations, given.configuration, 'configuration', 'configuration').id,
        created: account.now(),
        customer: lookup(account.state.customers, given.customer, 'customer', 'customer').id,
        customer_account: null,
        flow: null,
        livemode: false,
        locale: given.locale ?? null,
        on_behalf_of: null,
        return_url: given.return_url ?? null,
        url: `${account.publicUrl}/portal/${id}`,
      };
      account.state.portalSessions[id] = session;
      return session;
    },
  ),
];
