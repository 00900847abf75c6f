import type { Launch, Surroundings } from './surroundings.ts';

/** What is printed when everything runs: where it is, how to get in, and where mail and money go. */
export function welcome({ config }: Launch, { standIns, signIns }: Surroundings, seconds: string): string {
  const address = config.publicUrl;
  if (config.production) return `OnNet CRM runs at ${address} (port ${config.port}), ready after ${seconds}`;
  const rows = [
    ['Mail', config.smtpUrl ? 'goes out through SMTP_URL' : `is kept, and shown at ${address}/development/mail`],
    ['Stripe', standIns.stripe ? `is a stand-in: ${standIns.stripe.url}` : 'is Stripe itself'],
    ['Register', standIns.register ? `is a stand-in: ${standIns.register.url}` : `is ${config.registerUrl}`],
    ['Peppol', standIns.peppol ? `is a stand-in: ${standIns.peppol.url}` : 'is the network itself'],
  ];
  return [
    '',
    `OnNet CRM runs: ${address}   (ready after ${seconds}; Ctrl-C stops it)`,
    '',
    ...signIns.map(({ email, password, who }) => `  Sign in   ${email}, password "${password}" (${who})`),
    ...rows.map(([what = '', where]) => `  ${what.padEnd(9)} ${where}`),
    '',
  ].join('\n');
}
