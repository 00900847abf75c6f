import { takeTour } from './tour.ts';

describe('A tour of every page on a phone', function () {
  this.timeout(30_000);
  takeTour([
    {
      name: 'phone',
      language: 'en',
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
      script: true,
      axe: 'odd',
    },
  ]);
});
