import { crmPaths } from './paths/crm.ts';
import { operatorPaths } from './paths/operator.ts';
import { path } from './paths/path.ts';
import { privacyPaths } from './paths/privacy.ts';
import { publicPaths } from './paths/public.ts';

/** Every URL of the product. Handlers and views call these; no URL is written anywhere else. */
export const paths = {
  home: path('/'),
  live: path('/health/live'),
  ready: path('/health/ready'),
  design: path('/design'),
  public: publicPaths,
  signOut: path('/sign-out'),
  personalDataSchema: path('/schemas/personal-data-1.json'),
  certificateKeys: path('/.well-known/onnet-certificate-keys.json'),
  account: {
    erasure: path('/account/erasure'),
    requests: path('/account/requests'),
    keys: path('/account/keys'),
    data: path('/account/data'),
    dataCopy: path('/account/data/:id'),
    dataFile: path('/account/data/:id/:format'),
    show: path('/account'),
    preferences: path('/account/preferences'),
    password: path('/account/password'),
    sessions: path('/account/sessions'),
    endSession: path('/account/sessions/:session/end'),
    endOtherSessions: path('/account/sessions/end-others'),
    tenants: path('/account/tenants'),
  },
  ...crmPaths,
  api: {
    companies: path('/api/v1/companies'),
    company: path('/api/v1/companies/:number'),
    document: path('/api/v1/openapi.json'),
  },
  ...privacyPaths,
  webhooks: {
    stripe: path('/webhooks/stripe'),
    stripeEndpoint: path('/webhooks/stripe/:endpoint'),
    unsubscribe: path('/unsubscribe/:tenant/:token'),
  },
  operator: operatorPaths,
  development: { mail: path('/development/mail'), message: path('/development/mail/:tenant/:id') },
} as const;
