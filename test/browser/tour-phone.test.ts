import { takeTour } from './tour.ts';

describe('A tour of every page on a phone', function () {
  this.timeout(30_000);
  takeTour([
    {
      name: 'phone',
      language: 'en',
      colorScheme: 'dark',
      viewport: { width: 360, height: 800 },
      script: true,
      axe: 'odd',
    },
  ]);
});
