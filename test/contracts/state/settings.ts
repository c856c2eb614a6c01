import { describe, expect, test } from 'vitest';
import {
  cachedSettings,
  defaultSettings,
  type ServerSettings,
  type Settings,
  sqlSettings,
} from '../../../bot/state/settings.ts';
import type { OpenState } from '../../support/state-databases.ts';

const strict: ServerSettings = {
  channels: ['1', '2'],
  mentions: 'threads',
  threads: true,
  language: 'de',
  timeZone: 'Europe/Berlin',
  sources: ['Coast Herald'],
  cooldown: 30,
  personDaily: 20,
  serverDaily: 200,
  isPrivate: true,
  usesModel: false,
};

/** What every adapter of the port promises. */
export function settingsContract(openState: OpenState): void {
  const open = async () => sqlSettings(await openState());

  describe('the settings of servers', () => {
    test('are the defaults until they are changed', async () => {
      const settings = await open();
      expect(await settings.of('harbour')).toEqual(defaultSettings);
      await settings.put('harbour', strict);
      await settings.put('harbour', { ...strict, cooldown: 60 });
      expect(await settings.of('harbour')).toEqual({ ...strict, cooldown: 60 });
    });

    test('are the defaults again when they are forgotten', async () => {
      const settings = cachedSettings(await open(), () => new Date(0));
      await settings.put('harbour', strict);
      await settings.forget('harbour');
      expect(await settings.of('harbour')).toEqual(defaultSettings);
    });

    test('are cached, and changes by another process are known after ten seconds', async () => {
      const settings = await open();
      let now = 0;
      const cached = cachedSettings(settings, () => new Date(now));
      expect(await cached.of('harbour')).toEqual(defaultSettings);
      await settings.put('harbour', strict);
      expect(await cached.of('harbour')).toEqual(defaultSettings);
      now += 10_000;
      expect(await cached.of('harbour')).toEqual(strict);
      await cached.put('harbour', { ...strict, cooldown: 60 });
      expect(await cached.of('harbour')).toEqual({ ...strict, cooldown: 60 });
    });

    test('apply to one server only', async () => {
      const settings = await open();
      await settings.put('harbour', strict);
      expect(await settings.of('island')).toEqual(defaultSettings);
    });
  });

  /** Settings that hold what another version, or a person, wrote into the file. */
  async function written(json: string): Promise<Settings> {
    const state = await openState();
    await state.use(
      async (sql) => await sql.run('INSERT INTO servers VALUES (?, ?)', 'harbour', json),
    );
    return sqlSettings(state);
  }

  test('settings of another version keep known values, and use defaults for the rest', async () => {
    const settings = await written(
      JSON.stringify({ language: 7, timeZone: 'Atlantis', cooldown: 30, mood: 'sunny' }),
    );
    expect(await settings.of('harbour')).toEqual({ ...defaultSettings, cooldown: 30 });
  });

  test.each([
    '{"channels":',
    '"open"',
    JSON.stringify({ channels: 'ask-the-news' }),
    JSON.stringify({ sources: { only: 'Coast Herald' } }),
    JSON.stringify({ mentions: 'never' }),
    JSON.stringify({ isPrivate: 'yes' }),
    JSON.stringify({ usesModel: 0 }),
    JSON.stringify({ personDaily: -1 }),
  ])('settings that may restrict and cannot be understood are an error: %s', async (json) => {
    const settings = await written(json);
    await expect(settings.of('harbour')).rejects.toMatchObject({ name: 'StateFault' });
    await settings.put('harbour', strict);
    expect(await settings.of('harbour')).toEqual(strict);
  });
}
