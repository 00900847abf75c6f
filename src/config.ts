import { z } from 'zod';

import { isBankAccount, normaliseBankAccount } from './domain/sales-documents/bank-account.ts';
import { shippedProof } from './domain/privacy/proof/proof-result.ts';
import { defaultLegalEntity, type LegalEntity } from './domain/privacy/legal-entity.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** All configuration of the program, read and checked once at start. No other file reads the environment. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  /** Folder for everything kept on disk: the embedded database, exported files, generated secrets. */
  readonly dataDir: string;
  /** Where a release has put the result of the proof it was released with; undefined to believe none. */
  readonly shippedProof: string | undefined;
  /** Connection of the role that owns nothing. Undefined outside production: the launcher brings a database. */
  readonly databaseUrl: string | undefined;
  /** Connection of the owner, used by migrations alone. */
  readonly databaseOwnerUrl: string | undefined;
  /** Redis or Valkey. Undefined: BullMQ keeps its queues in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Outgoing mail. Undefined outside production: mail is kept and shown on a development page. */
  readonly smtpUrl: string | undefined;
  /** Where mail with data subject requests is taken in. Undefined: nowhere. */
  readonly mailIntake: { readonly port: number; readonly domain: string } | undefined;
  readonly stripe: {
    readonly secretKey: string | undefined;
    /** All accepted endpoint secrets; more than one while a secret is being rotated. */
    readonly webhookSecrets: readonly string[];
    /** The name of this environment on a Stripe account that several share. Undefined: `production` or `development`. */
    readonly environment: string | undefined;
    /** The local stand-in; undefined means Stripe itself. */
    readonly apiUrl: string | undefined;
  };
  /** The container of Google Tag Manager on public pages. Undefined: nothing optional is there, and nobody is asked. */
  readonly tagManagerId: string | undefined;
  readonly registerUrl: string;
  /** A stand-in for the Peppol network’s names, `127.0.0.1:5300`. Undefined: the machine’s own name servers. */
  readonly peppolStandIn: string | undefined;
  /** True when Stripe or the register is a local stand-in, which pages then say. */
  readonly standIns: boolean;
  /** The address people use, without a trailing slash; links in mail are made from it, never from Host. */
  readonly publicUrl: string;
  /** Newest first: the first signs, all verify. */
  readonly secretKeys: readonly string[];
  /** Proxies in front whose X-Forwarded-For is believed; 0 believes nobody. */
  readonly trustedProxies: number;
  /** The least serious lines the log holds. */
  readonly logLevel: LogLevel;
  /** Whether compiled templates are kept. Off only while developing, when edits should show at once. */
  readonly keepTemplates: boolean;
  readonly legalEntity: LegalEntity;
  /** The legal entity's bank account, eleven digits, for invoices that are paid by transfer. Undefined: they are paid at Stripe. */
  readonly bankAccount: string | undefined;
  /** Where the hash of each day's audit anchors is mailed: to somebody who cannot change the database. */
  readonly anchorEmail: string | undefined;
}

/** Every mistake found in the environment, in one error. */
export class ConfigError extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `The configuration has ${mistakes.length === 1 ? 'a mistake' : 'mistakes'}:\n${mistakes.map((m) => `  - ${m}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}

const REGISTER_URL = 'https://data.brreg.no/enhetsregisteret/api';

const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema.optional());
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be an address starting with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
const secretList = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .refine(
    (keys) => keys.every((key) => key.length >= 32),
    'must be at least 32 characters (several are separated by commas)',
  );
const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((n) => n >= minimum && n <= maximum, `must be between ${minimum} and ${maximum}`);

const environment = z.object({
  NODE_ENV: optional(z.string()),
  PORT: optional(wholeNumber(0, 65535)),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(url('postgres:', 'postgresql:')),
  DATABASE_OWNER_URL: optional(url('postgres:', 'postgresql:')),
  REDIS_URL: optional(url('redis:', 'rediss:')),
  SMTP_URL: optional(url('smtp:', 'smtps:')),
  INTAKE_SMTP_PORT: optional(wholeNumber(0, 65535)),
  INTAKE_MAIL_DOMAIN: optional(z.hostname('must be the domain of an address')),
  STRIPE_SECRET_KEY: optional(z.string().regex(/^(sk|rk)_/, 'must be a Stripe secret key (sk_… or rk_…)')),
  STRIPE_WEBHOOK_SECRET: optional(
    z
      .string()
      .transform((value) => value.split(',').map((part) => part.trim()))
      .refine(
        (all) => all.every((secret) => secret.startsWith('whsec_')),
        'must be whsec_… (several are separated by commas)',
      ),
  ),
  STRIPE_API_URL: optional(url('http:', 'https:')),
  STRIPE_ENVIRONMENT: optional(
    z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be a word of small letters, digits and hyphens'),
  ),
  REGISTER_URL: optional(url('http:', 'https:')),
  PEPPOL_STAND_IN: optional(
    z.string().regex(/^127\.0\.0\.1:\d{1,5}$/, 'must be a port of this machine (127.0.0.1:5300)'),
  ),
  GTM_ID: optional(z.string().regex(/^GTM-[A-Z0-9]{4,10}$/, 'must be a container id of Google Tag Manager (GTM-…)')),
  PUBLIC_URL: optional(url('http:', 'https:')),
  SECRET_KEY: optional(secretList),
  SECRET_KEYS: optional(secretList),
  TRUSTED_PROXIES: optional(wholeNumber(0, 10)),
  RELOAD_VIEWS: optional(z.string()),
  LOG_LEVEL: optional(z.enum(logLevels, `must be one of ${logLevels.join(', ')}`)),
  LEGAL_ENTITY_NAME: optional(z.string()),
  LEGAL_ENTITY_ORGANISATION_NUMBER: optional(z.string()),
  LEGAL_ENTITY_ADDRESS: optional(z.string()),
  LEGAL_ENTITY_EMAIL: optional(z.email('must be an e-mail address')),
  LEGAL_ENTITY_BANK_ACCOUNT: optional(
    z
      .string()
      .transform(normaliseBankAccount)
      .refine(isBankAccount, 'must be a Norwegian account of eleven digits with a right check digit'),
  ),
  ANCHOR_EMAIL: optional(z.email('must be an e-mail address')),
});

const requiredInProduction = [
  'DATABASE_URL',
  'SMTP_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'PUBLIC_URL',
] as const;

const isLoopback = (address: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);

/**
 * Reads the environment.
 * @throws ConfigError with every mistake at once, each naming its variable.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  const mistakes = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const production = env['NODE_ENV'] === 'production';
  if (production) {
    for (const name of requiredInProduction)
      if (!env[name]) mistakes.push(`${name} is required when NODE_ENV=production`);
    if (!env['SECRET_KEY'] && !env['SECRET_KEYS']) mistakes.push('SECRET_KEY is required when NODE_ENV=production');
    if (env['STRIPE_API_URL'])
      mistakes.push('STRIPE_API_URL names a stand-in, which cannot run when NODE_ENV=production');
    if (env['PEPPOL_STAND_IN'])
      mistakes.push('PEPPOL_STAND_IN names a stand-in, which cannot run when NODE_ENV=production');
    const registerUrl = env['REGISTER_URL'];
    if (registerUrl && URL.canParse(registerUrl) && isLoopback(registerUrl))
      mistakes.push('REGISTER_URL names a stand-in, which cannot run when NODE_ENV=production');
    const publicUrl = env['PUBLIC_URL'];
    if (publicUrl && !publicUrl.startsWith('https://'))
      mistakes.push('PUBLIC_URL must start with https:// when NODE_ENV=production');
  }
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes);
  const e = parsed.data;
  const port = e.PORT ?? 3000;
  const legalEntity: LegalEntity = {
    name: e.LEGAL_ENTITY_NAME ?? defaultLegalEntity.name,
    organisationNumber: e.LEGAL_ENTITY_ORGANISATION_NUMBER ?? defaultLegalEntity.organisationNumber,
    address: e.LEGAL_ENTITY_ADDRESS ?? defaultLegalEntity.address,
    email: e.LEGAL_ENTITY_EMAIL ?? defaultLegalEntity.email,
  };
  return {
    production,
    port,
    dataDir: e.DATA_DIR ?? '.data',
    // Tests bring the results that they are about.
    shippedProof: env['NODE_ENV'] === 'test' ? undefined : shippedProof,
    databaseUrl: e.DATABASE_URL,
    databaseOwnerUrl: e.DATABASE_OWNER_URL,
    redisUrl: e.REDIS_URL,
    smtpUrl: e.SMTP_URL,
    mailIntake:
      e.INTAKE_SMTP_PORT === undefined
        ? undefined
        : {
            port: e.INTAKE_SMTP_PORT,
            domain: (
              e.INTAKE_MAIL_DOMAIN ?? legalEntity.email.slice(legalEntity.email.lastIndexOf('@') + 1)
            ).toLowerCase(),
          },
    stripe: {
      secretKey: e.STRIPE_SECRET_KEY,
      webhookSecrets: e.STRIPE_WEBHOOK_SECRET ?? [],
      environment: e.STRIPE_ENVIRONMENT,
      apiUrl: e.STRIPE_API_URL,
    },
    tagManagerId: e.GTM_ID,
    registerUrl: (e.REGISTER_URL ?? REGISTER_URL).replace(/\/$/, ''),
    peppolStandIn: e.PEPPOL_STAND_IN,
    standIns:
      e.STRIPE_API_URL !== undefined ||
      e.PEPPOL_STAND_IN !== undefined ||
      (e.REGISTER_URL !== undefined && isLoopback(e.REGISTER_URL)),
    publicUrl: (e.PUBLIC_URL ?? `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    secretKeys: e.SECRET_KEYS ?? e.SECRET_KEY ?? [],
    trustedProxies: e.TRUSTED_PROXIES ?? 0,
    keepTemplates: e.RELOAD_VIEWS === undefined,
    logLevel: e.LOG_LEVEL ?? 'info',
    legalEntity,
    bankAccount: e.LEGAL_ENTITY_BANK_ACCOUNT,
    anchorEmail: e.ANCHOR_EMAIL,
  };
}
