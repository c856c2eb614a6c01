import { randomNumbers } from '../../../scripts/random.ts';
import type { Fault } from '../../support/discord/faults.ts';
import type { Weather } from './watching-bot.ts';
import type { Month } from './watched-month.ts';

const minute = 60_000;
const quarter = 15 * minute;
const hour = 4 * quarter;
const route = '/channels/:id/messages';

/** How often what went wrong. */
export type Damage = { kills: number; restarts: number; outages: number; faults: number };

/** Bad luck that is the same every time. */
export type Storm = {
  weather: Weather;
  damage: Damage;
  /** From when to when the bot was away, in ms since the epoch. */
  downs: readonly [number, number][];
  /** Looks once at the watches, in whatever weather there is; moves the clock on. */
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
    step: async ({ bot, clock, discord }) => {
      const fault = random() < 0.05 ? anyFault(random) : null;
      if (fault !== null) {
        damage.faults += 1;
        discord.failNext(fault);
      }
      const from = clock.now().getTime();
      const lives = await bot.tick();
      if (!lives) damage.kills += 1;
      // A minute later Discord still knows what it was sent.
      if (random() < 0.4) {
        clock.advance(minute);
        if (!lives) await bot.restart();
        if (!(await bot.tick())) damage.kills += 1;
        await bot.restart();
        clock.advance(quarter - minute);
        return;
      }
      clock.advance(quarter);
      if (lives && random() > 0.008) return;
      const isLong = random() < 0.15;
      damage.restarts += 1;
      if (isLong) damage.outages += 1;
      clock.advance(Math.floor((random() * (isLong ? 48 : 1) * hour) / quarter) * quarter);
      downs.push([from, clock.now().getTime()]);
      await bot.restart();
    },
  };
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
