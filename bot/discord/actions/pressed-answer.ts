import type { LoggedAnswer } from '../../ports/answer-log.ts';
import { decline } from '../turns/turn.ts';
import type { Desk } from '../desk/desk.ts';
import type { Place } from '../places/place.ts';
import { shownAnswer } from '../turns/shown-answer.ts';

/** A button or a window, as far as it tells under which message it stands. */
type Pressed = { message: { id: string } | null };

/**
 * The answer under which a button was pressed; null, and the person told so, where it is forgotten.
 * @throws StateUnavailable.
 */
export async function pressedAnswer(
  desk: Desk,
  place: Place,
  { message }: Pressed,
): Promise<LoggedAnswer | null> {
  const logged = message === null ? null : await shownAnswer(desk, message.id);
  if (logged === null) await decline(desk, place, place.words.desk.forgotten);
  return logged;
}
