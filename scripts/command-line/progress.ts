// A progress bar for work that takes seconds or longer.
import { SingleBar } from 'cli-progress';

/** Further counts shown after the bar, such as `{ passages: 120, rejected: 1 }`. */
type Counters = Record<string, number>;

/**
 * Updates the bar: the total done so far and the current counters. Without a known total, `share`
 * (0 to 1) tells how much of the work is done.
 */
export type ShowProgress = (done: number, counters?: Counters, share?: number) => void;

/** What the bar shows; without `total` or a share it shows counts only. */
export type ProgressOptions = {
  label: string;
  /** Plural noun for what `show` counts, such as `articles`. */
  unit: string;
  total?: number;
  stream?: NodeJS.WritableStream;
};

/**
 * Runs `work` with a progress bar on standard error, shown on a terminal only. The bar ends with the
 * work; print nothing else to the terminal meanwhile.
 */
export async function withProgress<Result>(
  { label, unit, total, stream = process.stderr }: ProgressOptions,
  work: (show: ShowProgress) => Promise<Result>,
): Promise<Result> {
  let counters: Counters = {};
  let share: number | null = null;
  const bar = new SingleBar({
    stream,
    format: (_options, { value, startTime }) => {
      const seconds = (Date.now() - startTime) / 1000;
      const state = { label, unit, total: total ?? null, done: value, share, seconds, counters };
      return progressLine(state);
    },
    // The handler of cli-progress would swallow the first Ctrl-C.
    gracefulExit: false,
  });
  bar.start(total ?? 0, 0);
  try {
    return await work((done, latest, latestShare) => {
      counters = latest ?? counters;
      share = latestShare ?? share;
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

/** The text of a progress bar: count, rate per second, time left, then the counters. */
function progressLine(state: {
  label: string;
  unit: string;
  /** Null when unknown. */
  total: number | null;
  done: number;
  /** Share of the work done, 0 to 1, used when the total is unknown; null when unknown as well. */
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

/** How much of the work is done, 0 to 1. */
export function shareOf(done: number, total: number): number {
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
