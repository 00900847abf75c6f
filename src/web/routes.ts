import type { Config } from '../config.ts';
import { homeRoutes } from './home/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { signUpRoutes } from './sign-up/routes.ts';
import { accountRoutes } from './account/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { consentsRoutes } from './consents/routes.ts';
import { privacyConsentsRoutes } from './privacy/consents/routes.ts';
import { contactsRoutes } from './contacts/routes.ts';
import { companiesRoutes } from './companies/routes.ts';
import { importsRoutes } from './imports/routes.ts';
import { dealsRoutes } from './deals/routes.ts';
import { activitiesRoutes } from './activities/routes.ts';
import { endingRoutes } from './ending/routes.ts';
import { exportsRoutes } from './exports/routes.ts';
import { apiTokensRoutes } from './api-tokens/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { erasureRoutes } from './privacy/erasure/routes.ts';
import { disclosureRoutes } from './privacy/disclosures/routes.ts';
import { holdRoutes } from './privacy/holds/routes.ts';
import { restrictionRoutes } from './privacy/restriction/routes.ts';
import { fieldRoutes } from './fields/routes.ts';
import { informingRoutes } from './privacy/informing/routes.ts';
import { suppressionRoutes } from './privacy/suppressions/routes.ts';
import { accessRoutes } from './access/routes.ts';
import { retentionRoutes } from './retention/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { billingRoutes } from './billing/routes.ts';
import { breachesRoutes } from './breaches/routes.ts';
import { registersRoutes } from './registers/routes.ts';
import { operatorRoutes } from './operator/routes.ts';
import { policyRoutes } from './policy/routes.ts';
import { cookiesRoutes } from './cookies/routes.ts';
import { designRoutes } from './design/routes.ts';
import { developmentRoutes } from './development/routes.ts';
import { searchRoutes } from './search/routes.ts';
import type { Route } from './visit.ts';

/** Every route of the product, resource by resource. A route that is not here does not exist; test/web/route-table.test.ts visits each. */
export function routesFor(config: Pick<Config, 'smtpUrl' | 'production'>): readonly Route[] {
  return [
    ...homeRoutes,
    ...policyRoutes,
    ...cookiesRoutes,
    ...signInRoutes,
    ...signUpRoutes,
    ...accountRoutes,
    ...peopleRoutes,
    ...searchRoutes,
    ...apiTokensRoutes,
    ...contactsRoutes,
    ...consentsRoutes,
    ...privacyConsentsRoutes,
    ...companiesRoutes,
    ...importsRoutes,
    ...dealsRoutes,
    ...activitiesRoutes,
    ...exportsRoutes,
    ...endingRoutes,
    ...privacyRoutes,
    ...holdRoutes,
    ...restrictionRoutes,
    ...disclosureRoutes,
    ...suppressionRoutes,
    ...informingRoutes,
    ...fieldRoutes,
    ...accessRoutes,
    ...erasureRoutes,
    ...retentionRoutes,
    ...auditRoutes,
    ...billingRoutes,
    ...registersRoutes,
    ...breachesRoutes,
    ...operatorRoutes,
    ...designRoutes,
    // Kept mail is shown only where no mail server is set up, which production refuses.
    ...(config.smtpUrl === undefined && !config.production ? developmentRoutes : []),
  ];
}
