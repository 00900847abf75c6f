// `npm run canary`: a made-up person is forgotten, and looked for everywhere, on Node 24. Old syntax on purpose, see node-version.mjs.
import { onNewEnoughNode } from './node-version.mjs';

onNewEnoughNode(function () {
  return import('./node-24.mjs').then(function (node24) {
    return node24.run('bin/canary.ts', { development: true });
  });
});
