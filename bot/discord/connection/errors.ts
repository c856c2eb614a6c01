import { DatelineError } from '../../../corpus/errors.ts';

/** Discord does not let the bot in; the reason names the cure. Trying again changes nothing. */
export class DiscordRefused extends DatelineError {
  override readonly name = 'DiscordRefused';
  readonly forReader = 'Discord did not let me in. Whoever runs me finds the cure in my log.';
  constructor(reason: string, cause?: unknown) {
    super(`Discord refused the bot: ${reason}`, { cause });
  }
}

/** Discord cannot be reached: no network, a wrong address, or Discord itself is down. */
export class DiscordUnreachable extends DatelineError {
  override readonly name = 'DiscordUnreachable';
  readonly forReader = 'I cannot reach Discord right now. Please try again later.';
  override readonly retryable = true;
  constructor(address: string, reason: string, cause?: unknown) {
    super(
      `Discord could not be reached at ${address}: ${reason}. Check the network, and DISCORD_API_URL where it is set.`,
      { cause },
    );
  }
}

/** A publisher was asked for that the server does not let the bot answer from. */
export class SourceNotAllowed extends DatelineError {
  override readonly name = 'SourceNotAllowed';
  readonly forReader =
    'In this server I do not answer from that publisher. Leave it out, or ask those who run the server.';
  constructor() {
    super('A publisher was asked for that the settings of the server do not allow.');
  }
}

/** The bot stops before an answer is ready. */
export class BotStopping extends DatelineError {
  override readonly name = 'BotStopping';
  readonly forReader = 'I am being restarted. Please ask again in a minute.';
  override readonly retryable = true;
  constructor() {
    super('The bot stopped before an answer was ready.');
  }
}
