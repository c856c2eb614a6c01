import { showStatus, startAbout } from './about.js';
import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { showSuggestions } from './suggestions.js';
import { startTheme } from './theme.js';

startTheme();
startAbout();
const conversation = createConversation({
  onSettled: () => {
    composer.refocus();
    void showStatus();
  },
});
const composer = createComposer(conversation.ask);
void showStatus();
void showSuggestions(conversation.ask);
