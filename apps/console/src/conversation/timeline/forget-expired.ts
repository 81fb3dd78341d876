import { askAgain } from "../../api/ask-again.ts";
import { queryClient } from "../../api/query-client.ts";
import { forgetMessageEvents } from "../../state/recent-events.ts";
import { followFrames } from "../../sync/followers.ts";

// [RT1] The console cannot know which messages are left: an open conversation is loaded again, others are forgotten.
followFrames((_before, { account }, events) => {
  for (const { type, session } of events) {
    if (type !== "words_expired") continue;
    if (!session) {
      for (const found of ["search", "ended"]) void askAgain(queryClient, { queryKey: [found, account.id] });
      continue;
    }
    const queryKey = ["messages", session.conversationId];
    forgetMessageEvents(session.conversationId);
    queryClient.removeQueries({ queryKey, type: "inactive" });
    void askAgain(queryClient, { queryKey });
  }
});
