import { createRoot } from "react-dom/client";
import { activateLanguage } from "../src/i18n/i18n.ts";
import { i18next } from "../src/i18n/instance.ts";
import { readAddress } from "./address.ts";
import { hideOwnAddress, isolateFrame } from "./interactions.ts";
import { reportMissing } from "./missing-messages.ts";
import { Shell } from "./Shell.tsx";
import { Stage } from "./Stage.tsx";

// All texts; in the console each page imports its own.
import.meta.glob("../src/i18n/messages/*.ts", { eager: true });

export async function draw(): Promise<void> {
  const address = readAddress(window.location);
  document.documentElement.dataset.theme = address.theme;
  // Not `changeLanguage`, which would store the language for the console.
  await activateLanguage(address.language);
  reportMissing(i18next);
  hideOwnAddress();
  if (window.parent !== window && address.only) isolateFrame();
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no place for the gallery");
  createRoot(root).render(address.bare ? <Stage address={address} /> : <Shell address={address} />);
}
