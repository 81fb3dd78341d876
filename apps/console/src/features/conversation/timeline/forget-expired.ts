import { keys } from "../../../data/keys.ts";
import { invalidate } from "../../../data/queries/invalidate.ts";
import { onFrame } from "../../../data/store/frame-effects.ts";
import { forgetMessageEvents } from "../../../data/store/recent-events.ts";

// [RT1] The console cannot know which messages are left: it reloads an open conversation and forgets others.
onFrame(({ client, accountId, events }) => {
  for (const { type, session } of events) {
    if (type !== "words_expired") continue;
    if (!session) {
      for (const found of ["search", "ended"] as const)
        void invalidate(client, { queryKey: keys.list(found, accountId) });
      continue;
    }
    const queryKey = keys.messages(session.conversationId);
    forgetMessageEvents(session.conversationId);
    client.removeQueries({ queryKey, type: "inactive" });
    void invalidate(client, { queryKey });
  }
});
