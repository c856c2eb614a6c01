import { showStatus, startAbout } from './about.js';
import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { showSuggestions } from './suggestions.js';
import { startTheme } from './theme.js';
import { openConversation, startViews } from './views.js';

startTheme();
startAbout();
const conversation = createConversation({
  onSettled: () => {
    composer.refocus();
    void showStatus();
  },
  onFollowUp: (earlier) => composer.followUp(earlier),
});
const composer = createComposer(conversation.ask);
addEventListener('ask', (event) => {
  if (!(event instanceof CustomEvent)) return;
  openConversation();
  conversation.ask(String(event.detail));
});
startViews();
void showStatus();
void showSuggestions(conversation.ask);
