// `npm run bench -- [names] [--quick]`: measures on Node 24. Old syntax on purpose, see node-version.mjs.
import { onNewEnoughNode } from './node-version.mjs';

onNewEnoughNode(function () {
  return import('./node-24.mjs').then(function (node24) {
    return node24.run('bench/main.ts', { development: true });
  });
});
