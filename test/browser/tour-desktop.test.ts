import { takeTour } from './tour.ts';

describe('A tour of every page on a desktop', function () {
  this.timeout(30_000);
  takeTour([
    {
      name: 'desktop',
      language: 'nb',
      colorScheme: 'light',
      viewport: { width: 1280, height: 800 },
      script: true,
      axe: 'even',
    },
    // On the narrowest phone, as the tour of phones is, and in the other language.
    { name: 'no-script', language: 'nb', colorScheme: 'dark', viewport: { width: 360, height: 800 }, script: false },
  ]);
});
