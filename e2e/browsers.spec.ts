import { knownBrowser } from "@jieru/dev-env/sign-in-as";
import type { Page } from "@playwright/test";
import { confirmAs, scan } from "./phone.ts";
import { expect, linZhixia, test } from "./world.ts";

test("[SI8] [SI9] [SI13] [SI14] a new browser is announced, can revoke no older one, and learns who revoked it", async ({
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
  const linesOf = (page: Page) => page.getByTestId("browsers").getByRole("listitem");
  const notice = desk.getByRole("status").filter({ has: desk.getByTestId("new-browser") });

  await test.step("the known browser announces the new one, and the new one announces nothing", async () => {
    await expect(notice).toContainText("Chrome · Windows");
    await expect(other.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
    await expect(other.getByTestId("new-browser")).toHaveCount(0);
  });

  await test.step("the new browser cannot revoke the older sign-in", async () => {
    await other.goto(`/a/${world.accountId}/settings/browsers`);
    await expect(linesOf(other)).toHaveCount(2);
    const older = linesOf(other)
      .nth(1)
      .getByRole("button", { name: /^退出 / });
    await expect(older).toHaveAccessibleDescription(/此浏览器尚未确认/);
    await expect(other.getByRole("button", { name: "退出其他所有浏览器" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    const answer = await other.evaluate(async () => {
      const response = await fetch("/api/me/browsers", { method: "DELETE" });
      return [response.status, await response.json()];
    });
    expect(answer).toEqual([409, { refusal: "browser_is_new" }]);
    await other.goto(`/a/${world.accountId}`);
    await expect(other.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  });

  await test.step("the known browser lists both and revokes the new one", async () => {
    await desk.goto(`/a/${world.accountId}/settings/browsers`);
    await expect(linesOf(desk)).toHaveCount(2);
    await expect(linesOf(desk).nth(0)).toContainText("当前浏览器");
    await expect(linesOf(desk).nth(1)).toContainText("新浏览器");
    await expect(desk.getByRole("button", { name: /^退出 / }).nth(0)).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await desk.getByRole("button", { name: /不是我/ }).click();
    await expect(desk.getByText("已退出 Chrome · Windows")).toBeVisible();
    await expect(notice).toHaveCount(0);
    await expect(linesOf(desk)).toHaveCount(1);
  });

  await test.step("the revoked browser names the one that revoked it, also after a reload", async () => {
    await expect(other.getByTestId("sync-state")).toHaveAttribute("data-state", "signed_out");
    await expect(other.getByRole("alert")).toContainText(/已由 Chrome · Windows 退出登录/);
    await other.reload();
    await other.waitForURL("**/sign-in**");
    await expect(other.getByTestId("ended-by")).toContainText(/已由 Chrome · Windows 退出登录/);
  });
});
