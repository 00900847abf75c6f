// `npm start`: installs what is missing and starts OnNet CRM on Node 24. Old syntax on purpose, see node-version.mjs.
import { onNewEnoughNode } from './node-version.mjs';

onNewEnoughNode(function () {
  return import('./node-24.mjs').then(function (node24) {
    return node24.run('bin/launch.ts');
  });
});
