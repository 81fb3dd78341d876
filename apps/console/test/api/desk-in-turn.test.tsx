import { QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { createQueryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { useDeskInTurn, useDeskPart } from "../../src/api/use-desk.ts";
import { firstTurn, secondTurn, tellTogether } from "../../src/state/drawing-turns.ts";
import { accountId, snapshot } from "../desk.ts";

let client = createQueryClient();
let drawn: number[] = [];

/** Shows the seq of the desk, and remembers what it showed. */
function List() {
  const { seq } = useDeskInTurn(accountId);
  drawn.push(seq);
  return seq;
}

const hold = (seq: number) => client.setQueryData(snapshotQuery(accountId).queryKey, snapshot({ seq }));
const show = () =>
  render(
    <QueryClientProvider client={client}>
      <List />
    </QueryClientProvider>,
  );

beforeEach(() => {
  client = createQueryClient();
  drawn = [];
  hold(1);
});

test("[DW9] a list shows what arrives with the second turn", () => {
  show();
  act(() => void firstTurn(() => hold(2)));
  expect(drawn.at(-1)).toBe(1);
  act(secondTurn);
  expect(drawn.at(-1)).toBe(2);
});

test("[DW9] a list that went before its turn came begins with the desk as it is", () => {
  const { unmount } = show();
  act(() => void firstTurn(() => hold(2)));
  unmount();
  act(secondTurn);
  hold(3);
  drawn = [];
  show();
  expect(drawn).toEqual([3]);
});

let asked = 0;

/** Counts how often its part of the desk is looked at. */
const Part = () =>
  useDeskPart(accountId, ({ seq }) => {
    asked++;
    return seq;
  });

test("[DW1] who shows a part of the desk is asked once for all that is applied together", () => {
  const { container } = render(
    <QueryClientProvider client={client}>
      <Part />
    </QueryClientProvider>,
  );
  const askedFor = (apply: () => void): number => {
    asked = 0;
    act(apply);
    return asked;
  };
  const one = askedFor(() => tellTogether(() => void hold(2)));
  const three = askedFor(() => tellTogether(() => [3, 4, 5].forEach(hold)));
  expect(three).toBe(one);
  expect(askedFor(() => [6, 7, 8].forEach(hold))).toBeGreaterThan(one);
  expect(container.textContent).toBe("8");
});
