import { SingleBar } from 'cli-progress';

/** Further numbers to show behind the bar, by name, such as `{ passages: 120, rejected: 1 }`. */
type Counters = Record<string, number>;

/** A progress bar on standard error; on anything but a terminal it stays silent. */
export type Progress = {
  /**
   * Says how much is done by now, in all, and the counters as they stand. `share`, in 0..1, is how
   * far the work is where its total is not known.
   */
  show(done: number, counters?: Counters, share?: number): void;
  /** Draws the last state and leaves the line. */
  stop(): void;
};

/** What is worked on; without `total` the bar is left out and only numbers are shown. */
export type ProgressOptions = {
  label: string;
  /** What `show` counts, in the plural, such as `articles`. */
  unit: string;
  total?: number;
  stream?: NodeJS.WritableStream;
};

/** Starts a progress bar. Call `stop` before anything else is printed on the same terminal. */
export function startProgress({
  label,
  unit,
  total,
  stream = process.stderr,
}: ProgressOptions): Progress {
  let counters: Counters = {};
  let share: number | null = null;
  const bar = new SingleBar({
    stream,
    format: (_options, { value, startTime }) => {
      const seconds = (Date.now() - startTime) / 1000;
      const state = { label, unit, total: total ?? null, done: value, share, seconds, counters };
      return progressLine(state);
    },
    // Its handler would swallow the first Ctrl-C.
    gracefulExit: false,
  });
  bar.start(total ?? 0, 0);
  return {
    show(done, latest, latestShare) {
      counters = latest ?? counters;
      share = latestShare ?? share;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** The text of a progress bar: count, rate per second, time left, then the counters. */
function progressLine(state: {
  label: string;
  unit: string;
  /** Null when it is not known. */
  total: number | null;
  done: number;
  /** How far the work is, in 0..1, where the total is not known; null where that is neither. */
  share?: number | null;
  seconds: number;
  counters: Counters;
}): string {
  const { label, unit, total, done, seconds, counters } = state;
  const rate = seconds > 0 ? done / seconds : 0;
  const share = total === null ? (state.share ?? null) : shareOf(done, total);
  const count = total === null ? `${done} ${unit}` : `${done}/${total} ${unit}`;
  return [
    share === null ? label : `${label} ${drawnBar(share)}`,
    count,
    ...(rate > 0 ? [`${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`] : []),
    ...timeLeft(share, seconds),
    ...Object.entries(counters).map(([name, number]) => `${number} ${name}`),
  ].join(' · ');
}

function shareOf(done: number, total: number): number {
  return total === 0 ? 1 : done / total;
}

function timeLeft(share: number | null, seconds: number): string[] {
  if (share === null || share === 0 || seconds === 0) return [];
  return [`${timeText((seconds * (1 - share)) / share)} left`];
}

function drawnBar(share: number): string {
  const width = 24;
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

function timeText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
