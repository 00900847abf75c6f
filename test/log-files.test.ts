import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { atTime } from '../src/domain/clock.ts';
import { LogFiles } from '../src/log-files.ts';
import { useTemporaryFolder } from './support/temporary-folder.ts';

describe('the files of the log', () => {
  const folder = useTemporaryFolder();
  const files = (name = 'web', told: string[] = []): LogFiles =>
    new LogFiles(path.join(folder.path, 'logs'), name, (line) => void told.push(line));
  const kept = (): string[] => readdirSync(path.join(folder.path, 'logs')).toSorted();
  const at = (moment: string, work: () => void): void => atTime(new Date(moment), work);

  it('are one for each day in Norway', () => {
    const log = files();
    at('2026-11-22T23:59:59+01:00', () => log.write('{"msg":"late"}\n'));
    at('2026-11-23T00:00:00+01:00', () => log.write('{"msg":"early"}\n'));
    at('2026-11-23T13:00:00+01:00', () => log.write('{"msg":"day"}\n'));
    expect(kept()).to.include.members(['web-2026-11-22.log', 'web-2026-11-23.log']);
    const day = readFileSync(path.join(folder.path, 'logs', 'web-2026-11-23.log'), 'utf8');
    expect(day).to.equal('{"msg":"early"}\n{"msg":"day"}\n');
  });

  it('go when their first line is 30 days old, and not the day before', () => {
    const log = files('aging');
    at('2026-10-24T00:00:00+02:00', () => log.write('{}\n'));
    at('2026-11-22T23:59:59+01:00', () => log.forget());
    expect(kept()).to.include('aging-2026-10-24.log');
    at('2026-11-23T00:00:00+01:00', () => log.forget());
    expect(kept()).not.to.include('aging-2026-10-24.log');
  });

  it('go at the next start too, where the program stood still meanwhile', () => {
    at('2026-01-01T12:00:00+01:00', () => files('asleep').write('{}\n'));
    expect(kept()).to.include('asleep-2026-01-01.log');
    at('2026-11-23T12:00:00+01:00', () => void files('asleep'));
    expect(kept()).not.to.include('asleep-2026-01-01.log');
  });

  it('of another process, and files that are none of ours, stay', () => {
    const others = ['worker-2020-01-01.log', 'web-notes.log', 'web-2020-01-01.log.gz', 'web-2020-1-1.log'];
    const log = files();
    for (const name of others) writeFileSync(path.join(folder.path, 'logs', name), '');
    at('2026-11-23T12:00:00+01:00', () => log.forget());
    expect(kept()).to.include.members(others);
  });

  it('are closed to other users of the machine', () => {
    at('2026-11-23T12:00:00+01:00', () => files('closed').write('{}\n'));
    const file = path.join(folder.path, 'logs', 'closed-2026-11-23.log');
    expect((statSync(file).mode & 0o777).toString(8)).to.equal('600');
  });

  it('that cannot be written to cost a line of trouble an hour, and never the work', () => {
    const told: string[] = [];
    const blocked = path.join(folder.path, 'blocked');
    writeFileSync(blocked, '');
    const log = new LogFiles(path.join(blocked, 'logs'), 'web', (line) => void told.push(line));
    log.write('{}\n');
    log.write('{}\n');
    expect(told).to.have.length(1);
    expect(JSON.parse(told[0] ?? '')).to.include({ level: 50, name: 'web', code: 'ENOTDIR' });
  });
});
