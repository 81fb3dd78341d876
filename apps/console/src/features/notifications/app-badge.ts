type AppBadge = Partial<Pick<Navigator, "setAppBadge" | "clearAppBadge">>;

/** [NT6] The number on the icon of the installed app. It stays when the pages are closed; 0 removes it. */
export function showAppBadge(count: number): void {
  const app: AppBadge = navigator;
  // NOTE: only installed pages have a badge; in others the call fails, or the function is missing.
  void (count > 0 ? app.setAppBadge?.(count) : app.clearAppBadge?.())?.catch(() => undefined);
}
