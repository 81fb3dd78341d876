let made = 0;

export function newMiniProgram() {
  const hex = String(++made).padStart(16, "0");
  return {
    appId: `wx${hex}`,
    originalId: `gh_${hex.slice(4)}`,
    name: `店 ${made}`,
    appSecret: `secret-of-shop-${hex}`,
    token: `token${made}`,
    encodingAesKey: "K".repeat(43),
    mode: "secure",
    format: "json",
  } as const;
}
export type MiniProgram = ReturnType<typeof newMiniProgram>;
