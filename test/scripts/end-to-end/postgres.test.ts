import { expect, test } from 'vitest';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { sqlFeedback } from '../../../bot/state/feedback.ts';
import { newFeed } from '../../../corpus/following/feed.ts';
import { openFeedList } from '../../../bot/feeds/feeds.ts';
import { quotedAnswer } from '../../bot/examples/example-answers.ts';
import { describeOnPostgres } from '../../support/postgres.ts';
import { runCommand } from '../../support/run-command.ts';
import { storedTown, temporaryFolder } from '../../support/town-news.ts';

const opinion = {
  messageId: '1',
  userId: 'ada',
  givenAt: '2025-12-01T18:00:00.000Z',
  verdict: 'good',
  reason: null,
  answer: quotedAnswer,
} as const;

describeOnPostgres('with the state in PostgreSQL', (server) => {
  test('the commands use it, and no user or password is shown', async () => {
    const address = await server().freshAddress();
    const { settings: town } = await storedTown();
    const settings = { ...town, DATELINE_STATE: address };
    const feed = newFeed('https://daily.example/rss.xml', opinion.givenAt);
    const list = openFeedList({ DATELINE_DATA: '', DATELINE_STATE: address });
    await list.add(feed);
    await list.close();
    const state = openStateDatabase(address);
    await sqlFeedback(state).put(opinion);
    await state.close();

    const doctor = await runCommand('doctor', [], { settings });
    expect(doctor).toMatchObject({ code: 0 });
    expect(doctor.output).toMatch(/^✓ State: postgres:\/\/.* can be read and written$/mu);
    expect(doctor.output).toMatch(/^✓ Feeds: 1 followed/mu);
    const rated = await runCommand('feedback', ['--json'], { settings });
    expect(JSON.parse(rated.output)).toEqual([opinion]);

    const folder = await temporaryFolder();
    const backedUp = await runCommand('backup', [folder, '--json'], { settings });
    expect(JSON.parse(backedUp.output)).toMatchObject({
      files: ['feeds.sqlite', 'state.sqlite'],
      articles: 4,
    });
    const elsewhere = { DATELINE_DATA: await temporaryFolder() };
    const restored = await runCommand('restore', [folder], { settings: elsewhere });
    expect(restored).toMatchObject({ code: 0 });
    const back = await runCommand('feedback', ['--json'], { settings: elsewhere });
    expect(JSON.parse(back.output)).toEqual([opinion]);
    const moved = { ...elsewhere, DATELINE_STATE: await server().freshAddress() };
    expect(await runCommand('restore', [folder], { settings: moved })).toMatchObject({ code: 0 });
    const listed = await runCommand('feeds', ['list', '--json'], { settings: moved });
    expect(JSON.parse(listed.output)).toMatchObject([{ url: feed.url }]);

    const broken = address.replace('hushed', 'wrong');
    const told = await runCommand('doctor', [], { settings: { ...town, DATELINE_STATE: broken } });
    expect(told.code).toBe(1);
    expect(told.output).toMatch(/^✗ State: .*refuses the user or the password/mu);
    expect(told.output).toMatch(/^✗ Feeds: .*refuses the user or the password/mu);
    const all = [doctor, rated, backedUp, restored, told].map(
      ({ output, complaint }) => output + complaint,
    );
    expect(all.join('\n')).not.toMatch(/4711|dateline:/u);
  });
});
