import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';

import { prepareDataFolder } from '../../../bin/launcher/data-folder.ts';

describe('The folder of all data', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'onnet-data-'));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const mode = (folder: string): number => statSync(folder).mode & 0o777;
  const asRoot = process.getuid?.() === 0;

  it('is closed to others; under root they pass through it, and see nothing', () => {
    expect(mode(prepareDataFolder(path.join(parent, 'data')))).to.equal(asRoot ? 0o711 : 0o700);
  });

  it('is let through where another program of root’s has made it closed, and stays as it is for everybody else', () => {
    chmodSync(parent, 0o700);
    expect(mode(prepareDataFolder(parent))).to.equal(asRoot ? 0o711 : 0o700);
  });
});
