import { z } from 'zod';
import { page } from '../api/list.ts';
import { expand, flag, list, metadata, pagination, text } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import type { StripeAccount } from '../account.ts';
import { newId } from '../ids.ts';
import type { PortalConfiguration } from '../wire.ts';
import { mergedMetadata } from './metadata.ts';

const switched = z.strictObject({ enabled: flag });

const createParameters = z.strictObject({
  ...expand,
  name: text.optional(),
  metadata: metadata.optional(),
  features: z.strictObject({
    customer_update: z
      .strictObject({
        enabled: flag,
        allowed_updates: list(z.enum(['address', 'email', 'name', 'phone', 'shipping', 'tax_id'])).optional(),
      })
      .optional(),
    invoice_history: switched.optional(),
    payment_method_update: switched.optional(),
    subscription_cancel: z
      .strictObject({ enabled: flag, mode: z.enum(['at_period_end', 'immediately']).optional() })
      .optional(),
    subscription_pause: switched.optional(),
  }),
});

type Given = z.infer<typeof createParameters>;

/** A portal as it is asked for: what is not named is off, as at Stripe. */
function newConfiguration(account: StripeAccount, { features, metadata: given, name }: Given): PortalConfiguration {
  return {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: account.now(),
    default_return_url: null,
    features: {
      customer_update: {
        allowed_updates: features.customer_update?.allowed_updates ?? [],
        enabled: features.customer_update?.enabled ?? false,
      },
      invoice_history: { enabled: features.invoice_history?.enabled ?? false },
      payment_method_update: {
        enabled: features.payment_method_update?.enabled ?? false,
        payment_method_configuration: null,
      },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: features.subscription_cancel?.enabled ?? false,
        mode: features.subscription_cancel?.mode ?? 'at_period_end',
        proration_behavior: 'none',
      },
      subscription_pause: {
        duration: { interval_options: [], type: 'indefinite' },
        enabled: features.subscription_pause?.enabled ?? false,
      },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        products: null,
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: false,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: mergedMetadata({}, given),
    name: name ?? null,
    updated: account.now(),
  };
}

export const portalConfigurationRoutes: Route[] = [
  route('POST', '/v1/billing_portal/configurations', createParameters, (account, given) => {
    const made = newConfiguration(account, given);
    account.state.portalConfigurations[made.id] = made;
    return made;
  }),
  route(
    'GET',
    '/v1/billing_portal/configurations',
    z.strictObject({ ...pagination, ...expand, active: flag.optional() }),
    ({ state }, { active, ...asked }) =>
      page(
        '/v1/billing_portal/configurations',
        Object.values(state.portalConfigurations).filter((one) => active === undefined || one.active === active),
        asked,
      ),
  ),
];
