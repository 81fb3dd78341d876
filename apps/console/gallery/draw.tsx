import { createRoot } from "react-dom/client";
import { speak } from "../src/i18n/i18n.ts";
import { words } from "../src/i18n/instance.ts";
import { hideOwnAddress, keepToItself } from "./acting.ts";
import { readAddress } from "./address.ts";
import { reportMissing } from "./missing-words.ts";
import { Shell } from "./Shell.tsx";
import { Stage } from "./Stage.tsx";

// The texts of every page: in the console each page imports its own.
import.meta.glob("../src/i18n/messages/*.ts", { eager: true });

/** Draws what the page's address asks for. */
export async function draw(): Promise<void> {
  const address = readAddress(window.location);
  document.documentElement.dataset.theme = address.theme;
  // Not `changeLanguage`: looking at the gallery must not change what this browser speaks in the console.
  await speak(address.language);
  reportMissing(words);
  hideOwnAddress();
  if (window.parent !== window && address.only) keepToItself();
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no place for the gallery");
  createRoot(root).render(address.bare ? <Stage address={address} /> : <Shell address={address} />);
}
