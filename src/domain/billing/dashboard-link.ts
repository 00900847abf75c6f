/** The full address of something in Stripe's Dashboard, for OnNet's operators. */
export const atStripesDashboard = (path: string, livemode: boolean): string =>
  `https://dashboard.stripe.com/${livemode ? '' : 'test/'}${path}`;
