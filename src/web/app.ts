import path from 'node:path';
import { fileURLToPath } from 'node:url';

import compression from 'compression';
import express, { type Express } from 'express';
import passport from 'passport';
import type { Logger } from 'pino';

import type { Config } from '../config.ts';
import { NotFound } from '../domain/errors.ts';
import { isLanguage } from '../words/catalogue.ts';
import { registerApi } from './api/routes.ts';
import { loadAssets } from './assets.ts';
import { browserKeys } from './access/browser-key.ts';
import { cookieChoices } from './cookies/cookie-choice.ts';
import { removalAddresses } from './cookies/removal-addresses.ts';
import { tagOffer } from './cookies/tag-offer.ts';
import { register } from './dispatch.ts';
import { errorPages } from './errors.ts';
import { health } from './health.ts';
import { publicPages } from './middleware/public-pages.ts';
import { requestLog } from './middleware/request-log.ts';
import { sameOrigin } from './middleware/same-origin.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { sessions, sessionUsers } from './middleware/session.ts';
import { withoutNul } from './middleware/without-nul.ts';
import { paths } from './paths.ts';
import type { Rendering } from './render.ts';
import { routesFor } from './routes.ts';
import { signInStrategy } from './sign-in/strategy.ts';
import { loadTemplates } from './templates.ts';
import { stripeWebhook } from './webhooks/stripe.ts';
import { oneClick, toWithdrawalPage } from './webhooks/unsubscribe.ts';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The life of a request, top to bottom. */
export function createApp(config: Config, log: Logger): Express {
  const rendering: Rendering = {
    templates: loadTemplates(path.join(root, 'views'), { keep: config.keepTemplates }),
    assets: loadAssets(path.join(root, 'public')),
    standIns: config.standIns,
    publicUrl: config.publicUrl,
    tagManagerId: config.tagManagerId,
  };
  const routes = routesFor(config);
  const https = config.publicUrl.startsWith('https://');
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', config.trustedProxies === 0 ? false : config.trustedProxies);

  app.use(securityHeaders({ https }));
  app.use(rendering.assets.serve);
  app.get(paths.live.pattern, health.live);
  app.get(paths.ready.pattern, health.ready);
  app.use(
    cookieChoices({
      secure: https,
      host: new URL(config.publicUrl).hostname,
      isSetUp: config.tagManagerId !== undefined,
      isOffered: tagOffer(config.tagManagerId, (error) =>
        log.error({ err: error }, 'register of sub-processors not read: no tag, and no question about cookies'),
      ),
      removals: removalAddresses(routes),
    }),
  );
  app.use(browserKeys({ secure: https }));
  app.use(requestLog(log));
  for (const { pattern } of [paths.webhooks.stripe, paths.webhooks.stripeEndpoint])
    app.post(pattern, ...stripeWebhook(log));
  app.post(paths.webhooks.unsubscribe.pattern, oneClick);
  app.get(paths.webhooks.unsubscribe.pattern, toWithdrawalPage);
  registerApi(app, config.publicUrl, log);
  app.use(compression({ threshold: 1024 }));
  app.use(
    sessions({
      secretKeys: config.secretKeys,
      secure: https,
      isPublic: publicPages(routes),
      onError: (error) => log.error({ err: error }, 'session not touched'),
      onUnread: (error, { id }) => log.error({ err: error, request: id }, 'session not read: the database is away'),
    }),
  );
  passport.use(signInStrategy);
  app.use(passport.initialize());
  app.use(sessionUsers());
  app.use(sameOrigin(config.publicUrl));
  // As many as fit in the size: what a reviewer withholds of a copy is a field each.
  app.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 6_000 }));
  app.use(withoutNul);

  app.param('language', (_request, _response, next, language: unknown) =>
    next(isLanguage(language) ? undefined : new NotFound('page')),
  );
  register(app, routes, rendering);

  app.use((_request, _response, next) => next(new NotFound('page')));
  app.use(errorPages(rendering, log));
  return app;
}
