import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';

import { prepareDataFolder } from '../src/data-folder.ts';
import { startNode } from './support/command.ts';

describe('The folder of all data', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'onnet-data-'));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const mode = (folder: string): number => statSync(folder).mode & 0o777;
  const asRoot = process.getuid?.() === 0;

  it('is closed to others; under root they pass through it, and see nothing', () => {
    expect(mode(prepareDataFolder(path.join(parent, 'data'), 'npm start'))).to.equal(asRoot ? 0o711 : 0o700);
  });

  it('is let through where another program of root’s has made it closed, and stays as it is for everybody else', () => {
    chmodSync(parent, 0o700);
    expect(mode(prepareDataFolder(parent, 'npm start'))).to.equal(asRoot ? 0o711 : 0o700);
  });

  const programs = {
    'bin/proof.ts': 'npm run proof',
    'src/web/server.ts': 'node src/web/server.ts',
    'src/workers/worker.ts': 'node src/workers/worker.ts',
  };
  for (const [program, command] of Object.entries(programs))
    it(`is named in one line by ${program} where it cannot be made, and nothing begins`, async () => {
      writeFileSync(path.join(parent, 'file'), '');
      for (const dataDir of ['/proc/onnet/data', path.join(parent, 'file')]) {
        const started = startNode([program], { DATA_DIR: dataDir });
        const late = setTimeout(() => started.child.kill('SIGKILL'), 20_000);
        expect(await started.ended, dataDir).to.equal(1);
        clearTimeout(late);
        const [line, ...more] = started.output().trim().split('\n');
        expect(line).to.include(`Data is kept in ${dataDir}, which cannot be written to`);
        expect(line).to.include(`DATA_DIR=/path/to/folder ${command}`);
        expect(more).to.deep.equal([]);
      }
    }).timeout(60_000);
});
