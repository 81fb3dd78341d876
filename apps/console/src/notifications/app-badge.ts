type AppBadge = Partial<Pick<Navigator, "setAppBadge" | "clearAppBadge">>;

/** [NT6] The number on the icon of the installed app, which outlives its pages; 0 takes it away. */
export function showAppBadge(count: number): void {
  const app: AppBadge = navigator;
  // NOTE: only an installed page has one; the others say no, or have no such function.
  void (count > 0 ? app.setAppBadge?.(count) : app.clearAppBadge?.())?.catch(() => undefined);
}
