import { keys } from "../../../data/keys.ts";
import { askAgain } from "../../../data/queries/ask-again.ts";
import { onFrame } from "../../../data/store/frame-effects.ts";
import { forgetMessageEvents } from "../../../data/store/recent-events.ts";

// [RT1] The console cannot know which messages are left: an open conversation is loaded again, others are forgotten.
onFrame(({ client, accountId, events }) => {
  for (const { type, session } of events) {
    if (type !== "words_expired") continue;
    if (!session) {
      for (const found of ["search", "ended"] as const)
        void askAgain(client, { queryKey: keys.list(found, accountId) });
      continue;
    }
    const queryKey = keys.messages(session.conversationId);
    forgetMessageEvents(session.conversationId);
    client.removeQueries({ queryKey, type: "inactive" });
    void askAgain(client, { queryKey });
  }
});
