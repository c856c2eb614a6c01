import { describe, expect, test } from 'vitest';
import { defaultSettings, type ServerSettings, sqliteSettings } from '../../bot/state/settings.ts';
import { openStateDatabase } from '../../bot/state/database.ts';

const strict: ServerSettings = {
  channels: ['1', '2'],
  mentions: 'threads',
  language: 'de',
  timeZone: 'Europe/Berlin',
  sources: ['Coast Herald'],
  cooldown: 30,
  personDaily: 20,
  serverDaily: 200,
  isPrivate: true,
  usesModel: false,
};

const open = () => sqliteSettings(openStateDatabase(':memory:'));

describe('the settings of servers', () => {
  test('are the defaults until they are changed', async () => {
    const settings = open();
    expect(await settings.of('harbour')).toEqual(defaultSettings);
    await settings.put('harbour', strict);
    await settings.put('harbour', { ...strict, cooldown: 60 });
    expect(await settings.of('harbour')).toEqual({ ...strict, cooldown: 60 });
  });

  test('apply to one server only', async () => {
    const settings = open();
    await settings.put('harbour', strict);
    expect(await settings.of('island')).toEqual(defaultSettings);
  });
});

test('settings of another version keep known values, and use defaults for the rest', async () => {
  const state = openStateDatabase(':memory:');
  const written = JSON.stringify({ mentions: 'never', cooldown: 30, mood: 'sunny' });
  await state.use((database) =>
    database.prepare('INSERT INTO servers VALUES (?, ?)').run('harbour', written),
  );
  expect(await sqliteSettings(state).of('harbour')).toEqual({ ...defaultSettings, cooldown: 30 });
});
