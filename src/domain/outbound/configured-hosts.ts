import { hostsInUse, partyIsInUse, partyIsListed } from './allowed-hosts.ts';
import { isThisMachine, plainHost } from './door.ts';
import type { Party } from './parties.ts';

/** The addresses the configuration gives to the adapters. */
export interface ConfiguredAddresses {
  readonly production: boolean;
  readonly registerUrl: string;
  /** A stand-in’s address and port; undefined where the network’s own names are asked. */
  readonly peppolStandIn?: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly stripe: { readonly secretKey: string | undefined; readonly apiUrl: string | undefined };
}

/** Where Stripe's SDK calls when nothing else is configured. */
const STRIPE_HOST = 'api.stripe.com';

/**
 * What the configuration would send to hosts that the register of sub-processors does not have in use: one sentence each,
 * naming its variable. In production also when nobody is named who runs the machines (Art. 28). Empty when all is well.
 * Reads the register, so the database must be open.
 */
export async function outboundMistakes(config: ConfiguredAddresses): Promise<string[]> {
  const mistakes: string[] = [];
  for (const { variable, party, host } of configuredHosts(config)) {
    if (!config.production && isThisMachine(host)) {
      if (!(await partyIsListed(party)))
        mistakes.push(`${variable} names a stand-in for ${party}, which has no row in the register of sub-processors`);
    } else if (!(await hostsInUse(party)).has(host))
      mistakes.push(
        `${variable} names ${host}, which is in no row of the register of sub-processors that is in use (npm run sub-processor)`,
      );
  }
  if (config.production && !(await partyIsInUse('hosting')))
    mistakes.push(
      'the register of sub-processors names nobody who runs the machines: fill in its row (npm run sub-processor -- hosting --name … --country … --agreement …)',
    );
  return mistakes;
}

interface ConfiguredHost {
  readonly variable: string;
  readonly party: Party;
  readonly host: string;
}

function configuredHosts({ registerUrl, peppolStandIn, smtpUrl, stripe }: ConfiguredAddresses): ConfiguredHost[] {
  return [
    { variable: 'REGISTER_URL', party: 'register', host: hostOf(registerUrl) },
    ...(peppolStandIn === undefined
      ? []
      : [{ variable: 'PEPPOL_STAND_IN', party: 'peppol', host: hostOf(`http://${peppolStandIn}`) } as const]),
    ...(smtpUrl === undefined ? [] : [{ variable: 'SMTP_URL', party: 'mail', host: hostOf(smtpUrl) } as const]),
    ...(stripe.secretKey === undefined
      ? []
      : [
          stripe.apiUrl === undefined
            ? ({ variable: 'STRIPE_SECRET_KEY', party: 'stripe', host: STRIPE_HOST } as const)
            : ({ variable: 'STRIPE_API_URL', party: 'stripe', host: hostOf(stripe.apiUrl) } as const),
        ]),
  ];
}

const hostOf = (address: string): string => plainHost(new URL(address).hostname);
