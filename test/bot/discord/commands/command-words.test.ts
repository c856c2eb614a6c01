import { expect, test } from 'vitest';
import { commands } from '../../../../bot/discord/commands/commands.ts';

/** A command, an option or a choice, as far as it is read. */
type Described = {
  name: string;
  description?: string;
  description_localizations?: { de?: string | null } | null;
  options?: readonly Described[];
};

function undescribed(path: string, one: Described): string[] {
  const own = `${path} ${one.name}`;
  const german = one.description_localizations?.de ?? '';
  const isTold = one.description === undefined || (german !== '' && german !== one.description);
  return [
    ...(isTold ? [] : [own]),
    ...(one.options ?? []).flatMap((each) => undescribed(own, each)),
  ];
}

test('every command and every option is described in German, too', () => {
  const data: readonly unknown[] = commands.map((command) => command.data);
  const described: Described[] = JSON.parse(JSON.stringify(data));
  expect(described.flatMap((command) => undescribed('', command))).toEqual([]);
});
