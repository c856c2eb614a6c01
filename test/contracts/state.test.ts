import { describe } from 'vitest';
import { describeOnPostgres } from '../support/postgres.ts';
import { openInMemory, openOnServer, type OpenState } from '../support/state-databases.ts';
import { answerLogContract } from './state/answer-log.ts';
import { correctionLogContract } from './state/corrections.ts';
import { departuresContract } from './state/departures.ts';
import { feedListContract } from './state/feed-list.ts';
import { feedbackContract } from './state/feedback.ts';
import { identifyTurnsContract } from './state/identify-turns.ts';
import { lastSeenContract } from './state/last-seen.ts';
import { modelUsageContract } from './state/model-usage.ts';
import { registrationsContract } from './state/registrations.ts';
import { settingsContract } from './state/settings.ts';
import { usageContract } from './state/usage.ts';
import { watchesContract } from './state/watches.ts';
import { welcomesContract } from './state/welcomes.ts';

function stateContracts(open: OpenState): void {
  answerLogContract(open);
  correctionLogContract(open);
  departuresContract(open);
  feedListContract(open);
  feedbackContract(open);
  identifyTurnsContract(open);
  lastSeenContract(open);
  modelUsageContract(open);
  registrationsContract(open);
  settingsContract(open);
  usageContract(open);
  watchesContract(open);
  welcomesContract(open);
}

describe('on SQLite', () => {
  stateContracts(openInMemory);
});

describeOnPostgres('on PostgreSQL', (server) => {
  stateContracts(openOnServer(server));
});
