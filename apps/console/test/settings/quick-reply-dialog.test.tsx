import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, test } from "vitest";
import { createQueryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { changeLanguage } from "../../src/i18n/i18n.ts";
import { QuickReplyDialog } from "../../src/settings/quick-replies/QuickReplyDialog.tsx";
import { accountId, snapshot } from "../desk.ts";

beforeEach(() => sessionStorage.clear());
afterEach(() => changeLanguage("zh-CN"));

function showNew(): void {
  const client = createQueryClient();
  client.setQueryData(snapshotQuery(accountId).queryKey, snapshot());
  render(
    <QueryClientProvider client={client}>
      <QuickReplyDialog
        accountId={accountId}
        scope="own"
        quickReply={null}
        categories={[]}
        onClose={() => undefined}
      />
    </QueryClientProvider>,
  );
}

test("[LG6] under a text stands of bytes and of replies one as one and several as several", async () => {
  showNew();
  await act(() => changeLanguage("en"));
  const write = (value: string) => fireEvent.change(screen.getByLabelText("Text"), { target: { value } });
  write("A");
  screen.getByText("1 byte, 1 reply");
  write("AB");
  screen.getByText("2 bytes, 1 reply");
  write("A".repeat(2049));
  screen.getByText("2049 bytes, 2 replies");
});
