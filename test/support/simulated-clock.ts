import { setImmediate } from 'node:timers/promises';

/** A clock that a test moves. */
export type SimulatedClock = {
  now: () => Date;
  /** Moves on by some milliseconds. */
  advance: (milliseconds: number) => void;
  /** Moves on to a moment; one that has passed changes nothing. */
  advanceTo: (moment: Date) => void;
  /** Waits in simulated time only: whoever waits moves the clock on to the end of the wait. */
  sleep: (milliseconds: number) => Promise<void>;
};

/** A clock that stands at `start`, in ISO 8601, until somebody moves it or sleeps by it. */
export function simulatedClock(start: string): SimulatedClock {
  let time = Date.parse(start);
  function advanceTo(moment: Date): void {
    time = Math.max(time, moment.getTime());
  }
  return {
    now: () => new Date(time),
    advance: (milliseconds) => advanceTo(new Date(time + milliseconds)),
    advanceTo,
    async sleep(milliseconds) {
      const end = new Date(time + milliseconds);
      // Others who sleep at the same time begin at the same moment.
      await setImmediate();
      advanceTo(end);
    },
  };
}
