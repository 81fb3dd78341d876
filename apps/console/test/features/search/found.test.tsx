import { render, screen } from "@testing-library/react";
import { createRef } from "react";
import { expect, test } from "vitest";
import { Found } from "../../../src/features/search/Found.tsx";
import type { SearchData } from "../../../src/features/search/use-search.ts";
import { accountId } from "../../fixtures.ts";

const nothing = { state: "found", items: [], pieces: [], byWords: false, behind: 0, lookedBackTo: null };
const drawn = (q: string) => {
  const data = {
    ...nothing,
    loadMore: null,
    retryNextPage: null,
    retry: () => undefined,
  } as unknown as SearchData;
  const none = () => undefined;
  const { unmount } = render(
    <Found
      accountId={accountId}
      params={{ q }}
      data={data}
      onKind={none}
      onAnything={none}
      onUp={none}
      ref={createRef()}
    />,
  );
  const status = screen.getByRole("status").textContent;
  unmount();
  return status;
};

test("[FI1] an empty result for a single letter does not claim that nothing begins with it", () => {
  for (const q of ["h", "blue H"]) expect(drawn(q)).toContain("再输入一个字母");
  for (const q of ["he", "茶", "a cup"]) expect(drawn(q)).toContain("请更换关键词");
});
