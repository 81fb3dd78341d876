type AppBadge = Partial<Pick<Navigator, "setAppBadge" | "clearAppBadge">>;

/** [NT6] Sets the number on the installed app's icon. It stays after the pages close; 0 removes it. */
export function showAppBadge(count: number): void {
  const app: AppBadge = navigator;
  // NOTE: only installed pages have a badge; elsewhere the call fails or the function is missing.
  void (count > 0 ? app.setAppBadge?.(count) : app.clearAppBadge?.())?.catch(() => undefined);
}
