import type { AccountId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { singleKey } from "../ui/keys.ts";
import { showKeys } from "./keys-dialog.ts";
import { singleKeysAllowed } from "./single-keys.ts";

/** `G`, then the letter of the page. */
export const goKeys = {
  KeyC: "/a/$accountId",
  KeyB: "/a/$accountId/supervise",
  KeyS: "/a/$accountId/settings",
} as const;

/** How long `G` waits for its letter. */
const patienceMs = 1500;

/** On every page of the account: `G` then a letter opens another one, `?` shows the keys. */
export function useGoKeys(accountId: AccountId): void {
  const router = useRouter();
  useEffect(() => {
    let armed = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = singleKeysAllowed() ? singleKey(event) : null;
      const to = event.timeStamp - armed < patienceMs && key ? goKeys[key as keyof typeof goKeys] : undefined;
      armed = key === "KeyG" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (key === "Shift+Slash") showKeys(true);
      else if (to) void router.navigate({ to, params: { accountId } });
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the keys of the page: the second letter may mean something there by itself.
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [router, accountId]);
}
