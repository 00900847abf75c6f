import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { keptSecrets } from '../../../bin/launcher/secrets.ts';
import { loadConfig } from '../../../src/config.ts';
import { projectRoot, runNode } from '../../support/command.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

describe('the secrets of a data folder', () => {
  const folder = useTemporaryFolder();
  const fresh = (name: string): string => {
    const made = path.join(folder.path, name);
    mkdirSync(made);
    return made;
  };

  it('are made once, for their owner alone', () => {
    const dataDir = fresh('once');
    const secrets = keptSecrets(dataDir);
    expect(keptSecrets(dataDir)).to.deep.equal(secrets);
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).to.equal(0o600);
    expect(readdirSync(dataDir)).to.deep.equal(['secrets.json']);
  });

  it('differ from folder to folder and from each other', () => {
    const all = [keptSecrets(fresh('one')), keptSecrets(fresh('two'))].flatMap((secrets) => Object.values(secrets));
    expect(new Set(all).size).to.equal(all.length);
  });

  it('are what the configuration takes', () => {
    const { secretKey, stripeSecretKey, stripeWebhookSecret } = keptSecrets(fresh('config'));
    const config = loadConfig({
      SECRET_KEY: secretKey,
      STRIPE_SECRET_KEY: stripeSecretKey,
      STRIPE_WEBHOOK_SECRET: stripeWebhookSecret,
    });
    expect(config.secretKeys).to.deep.equal([secretKey]);
  });

  it('are the same for starts at the same moment', async () => {
    const dataDir = fresh('race');
    const program = `import { keptSecrets } from ${JSON.stringify(path.join(projectRoot, 'bin/launcher/secrets.ts'))};
      console.log(keptSecrets(${JSON.stringify(dataDir)}).secretKey);`;
    const starts = await Promise.all([1, 2, 3, 4].map(() => runNode(['--input-type=module', '-e', program])));
    expect(new Set(starts.map(({ output }) => output.trim())).size).to.equal(1);
    expect(starts[0]?.output.trim()).to.equal(keptSecrets(dataDir).secretKey);
  });
});
