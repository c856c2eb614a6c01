// dateline feedback: lists the ratings of answers.
import { type Feedback, sqlFeedback } from '../bot/state/feedback.ts';
import { openStateDatabase } from '../bot/state/database.ts';
import { readConfig, stateAddress } from '../bot/config.ts';
import { plain } from '../bot/messages/terminal/text.ts';
import type { Call } from './command-line/commands.ts';
import { printJson } from './command-line/run-script.ts';

export async function run({ values }: Call<'feedback'>): Promise<void> {
  const state = openStateDatabase(stateAddress(readConfig(process.env)));
  try {
    const all = await sqlFeedback(state).all();
    const wanted = values.bad ? all.filter(({ verdict }) => verdict === 'bad') : all;
    if (values.json) printJson(wanted);
    else process.stdout.write(wanted.length === 0 ? 'No ratings yet.\n' : textOf(wanted));
  } finally {
    await state.close();
  }
}

function textOf(ratings: readonly Feedback[]): string {
  return ratings.map(ratingText).join('\n');
}

function ratingText({ verdict, givenAt, reason, answer }: Feedback): string {
  const said =
    answer.kind === 'answered' ? answer.statements.map(({ text }) => text) : ['(refused)'];
  const lines = [
    `${verdict === 'good' ? '👍' : '👎'} ${givenAt.slice(0, 16).replace('T', ' ')}  ${plain(answer.question)}`,
    ...said.map((text) => `   ${plain(text)}`),
    ...(reason === null ? [] : [`   reason: ${plain(reason)}`]),
  ];
  return `${lines.join('\n')}\n`;
}
