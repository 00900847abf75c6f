// `npm run register-contract`: holds the register against our stand-in for it, on Node 24. Old syntax on purpose, see node-version.mjs.
import { onNewEnoughNode } from './node-version.mjs';

onNewEnoughNode(function () {
  return import('./node-24.mjs').then(function (node24) {
    return node24.run('bin/register-contract.ts', { development: true });
  });
});
