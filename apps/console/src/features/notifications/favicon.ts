/** [NT6] The number of due sessions on the tab's icon and the installed app's icon, as in the title. */
import { showAppBadge } from "./app-badge.ts";

export interface BadgeLook {
  count: number;
  fill: string;
  on: string;
}

const ring = `<path d="M11.1 10.4a8.9 8.9 0 1 1 0 11.2" fill="none" stroke="#265BC5" stroke-width="3.2" stroke-linecap="round"/><rect x="3.5" y="12.2" width="7.6" height="7.6" rx="2" fill="#265BC5"/>`;

/** Returns the logo with a disc. A tab shows 16 pixels, enough for one digit. */
export function badgedIcon({ count, fill, on }: BadgeLook): string {
  const digits = count > 9 ? "9+" : String(count);
  const size = count > 9 ? 12 : 15;
  const disc = `<circle cx="21.5" cy="21.5" r="10.5" fill="${fill}"/><text x="21.5" y="${21.5 + size * 0.36}" text-anchor="middle" font-family="system-ui, sans-serif" font-weight="700" font-size="${size}" fill="${on}">${digits}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><mask id="gap"><rect width="32" height="32" fill="#fff"/><circle cx="21.5" cy="21.5" r="12.5"/></mask><g mask="url(#gap)">${ring}</g>${disc}</svg>`;
}

const plain = "/icon.svg";
const iconLink = (): HTMLLinkElement | null => document.querySelector("link[rel=icon]");
const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Shows the count, or removes it at 0. `losing`: a reply window is about to close (red). */
export function showBadge(count: number, losing: boolean): void {
  const fill = token(losing ? "--danger-solid" : "--accent-solid");
  const svg = badgedIcon({ count, fill, on: token("--accent-on") });
  iconLink()?.setAttribute("href", count > 0 ? `data:image/svg+xml,${encodeURIComponent(svg)}` : plain);
  showAppBadge(count);
}
