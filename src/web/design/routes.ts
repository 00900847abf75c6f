import { publicPage } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';

declare module '../visit.ts' {
  interface Views {
    'design/index': object;
  }
}

export const designRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.design,
    may: 'anyone',
    handle: (visit) => publicPage('design/index', visit.t('design.title'), {}),
  },
];
