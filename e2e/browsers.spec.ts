import { knownBrowser } from "@jieru/dev-env/sign-in-as";
import { confirmAs, scan } from "./phone.ts";
import { expect, linZhixia, test } from "./world.ts";

test("[SI8] [SI9] the other browsers announce a sign-in with a new browser and can revoke it", async ({
  world,
  consoleOf,
  visitorAt,
}) => {
  const desk = await consoleOf(linZhixia);
  const other = await visitorAt("/sign-in");
  await other.context().clearCookies({ name: "jieru_known" });
  await other.reload();
  const phone = await visitorAt("about:blank");
  await confirmAs(phone, await scan(other), linZhixia.unionid);
  await other.waitForURL(`**/a/${world.accountId}`);

  const notice = desk.getByRole("status").filter({ has: desk.getByTestId("new-browser") });
  await expect(notice).toContainText("Chrome · Windows");
  await expect(other.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  await expect(other.getByTestId("new-browser")).toHaveCount(0);
  await desk.goto(`/a/${world.accountId}/settings/browsers`);
  const lines = desk.getByTestId("browsers").getByRole("listitem");
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText("当前浏览器");
  await expect(lines.nth(1)).toContainText("新浏览器");
  await expect(desk.getByRole("button", { name: /^退出 / }).nth(0)).toHaveAttribute("aria-disabled", "true");

  await desk.getByRole("button", { name: /不是我/ }).click();
  await expect(desk.getByText("已退出 Chrome · Windows")).toBeVisible();
  await expect(notice).toHaveCount(0);
  await expect(lines).toHaveCount(1);
  await expect(other.getByTestId("sync-state")).toHaveAttribute("data-state", "signed_out");
});

test("[SI13] [SI14] a new browser cannot revoke an older sign-in, and a revoked browser names the revoker", async ({
  world,
  visitorAt,
}) => {
  const phone = await visitorAt("about:blank");
  const signIn = async (known: string | null) => {
    const page = await visitorAt("/sign-in");
    await page.context().clearCookies({ name: knownBrowser.name });
    if (known !== null)
      await page.context().addCookies([{ name: knownBrowser.name, value: known, url: world.url }]);
    await page.reload();
    await confirmAs(phone, await scan(page), linZhixia.unionid);
    await page.waitForURL(`**/a/${world.accountId}`);
    return page;
  };
  const desk = await signIn(knownBrowser.value);
  const other = await signIn(null);
  await other.goto(`/a/${world.accountId}/settings/browsers`);
  const lines = other.getByTestId("browsers").getByRole("listitem");
  await expect(lines).toHaveCount(2);
  const because = "此浏览器尚未确认";
  const older = lines.nth(1).getByRole("button", { name: /^退出 / });
  await expect(older).toHaveAccessibleDescription(new RegExp(because));
  await expect(other.getByRole("button", { name: "退出其他所有浏览器" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  const answer = await other.evaluate(async () => {
    const response = await fetch("/api/me/browsers", { method: "DELETE" });
    return [response.status, await response.json()];
  });
  expect(answer).toEqual([409, { refusal: "browser_is_new" }]);

  await desk.getByRole("button", { name: /不是我/ }).click();
  await expect(other.getByRole("alert")).toContainText(/已由 Chrome · Windows 退出登录/);
  await other.reload();
  await other.waitForURL("**/sign-in**");
  await expect(other.getByTestId("ended-by")).toContainText(/已由 Chrome · Windows 退出登录/);
});
