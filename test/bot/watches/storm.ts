import { randomNumbers } from '../../../scripts/evaluation/statistics.ts';
import type { Fault } from '../../support/discord/faults.ts';
import type { Weather } from './watching-bot.ts';
import type { Month } from './watched-month.ts';

const minute = 60_000;
const quarter = 15 * minute;
const hour = 4 * quarter;
const route = '/channels/:id/messages';

/** How often what went wrong. */
type Damage = { kills: number; restarts: number; outages: number; faults: number };

/** Bad luck that is the same every time. */
export type Storm = {
  weather: Weather;
  damage: Damage;
  /** From when to when the bot was away, in ms since the epoch. */
  downs: readonly [number, number][];
  /** Checks the watches once, with random faults, and advances the clock. */
  step(month: Month): Promise<void>;
};

/**
 * A storm: Discord fails, loses connections before or after it took a message, takes rights away;
 * the process dies before it sends or before it notes what it sent, and stays away for up to an
 * hour, now and then for up to two days.
 */
export function storm(seed: number): Storm {
  const random = randomNumbers(seed);
  const damage = { kills: 0, restarts: 0, outages: 0, faults: 0 };
  const downs: [number, number][] = [];
  return {
    weather: {
      diesBeforeSending: () => random() < 0.04,
      diesBeforeNoting: () => random() < 0.06,
    },
    damage,
    downs,
    step: async (month) => {
      if (random() < 0.05) {
        damage.faults += 1;
        month.discord.failNext(anyFault(random));
      }
      const from = month.clock.now().getTime();
      const lives = await look(month, damage);
      // A minute later Discord still knows what it was sent.
      const isQuick = random() < 0.4;
      if (isQuick) {
        month.clock.advance(minute);
        await look(month, damage);
        month.clock.advance(quarter - minute);
      } else month.clock.advance(quarter);
      if (isQuick || (lives && random() > 0.008)) return;
      const isLong = random() < 0.15;
      damage.restarts += 1;
      if (isLong) damage.outages += 1;
      const away = random() * (isLong ? 48 : 1) * hour;
      month.clock.advance(Math.floor(away / quarter) * quarter);
      downs.push([from, month.clock.now().getTime()]);
      await month.bot.restart();
    },
  };
}

/** Checks the watches once; false if the process died and was restarted. */
async function look({ bot }: Month, damage: Damage): Promise<boolean> {
  const lives = await bot.tick();
  if (lives) return true;
  damage.kills += 1;
  await bot.restart();
  return false;
}

function anyFault(random: () => number): Fault {
  const faults: readonly Fault[] = [
    { method: 'POST', route, status: 502, times: 1 + Math.floor(random() * 8) },
    { method: 'POST', route, drop: 'after', times: 1 + Math.floor(random() * 4) },
    { method: 'POST', route, drop: 'before' },
    { method: 'POST', route, status: 403, code: 50_013 },
    { method: 'GET', route, status: 500 },
  ];
  return faults[Math.floor(random() * faults.length)] ?? { route, status: 500 };
}
